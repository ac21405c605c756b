"""From the sending to the change: what is noted, shown, and said on the barriers."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.models import Authority, Challenge, Territory
from home.permissions import EDITOR
from home.services import setup_groups
from knowledgebase.enums import BarrierStatus
from knowledgebase.models import BarrierIndexPage, BarrierPage, BarrierStep
from tests.admin.builders import home, member, term
from tests.harness.client import StrictClient
from tests.whitepapers.builders import NOW, TODAY, paper
from whitepapers.enums import CommitmentState, Stage
from whitepapers.models import Answer, ProposalPage, Sending, Version, WhitePaperPage, paper_of
from whitepapers.services.following import move_commitment, note_answer, note_commitment, send
from whitepapers.services.life import adopt, close_consultation, plan_consultation
from whitepapers.services.publishing import publish

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
WHO: dict[str, Any] = {"by": None, "now": NOW + 9 * DAY}


@pytest.fixture
def barrier() -> BarrierPage:
    index = home().add_child(instance=BarrierIndexPage(title="Freins", slug="freins", summary="Tous"))
    page = BarrierPage(
        title="Deux conventions", summary="Trois jours, deux papiers.", case="<p>…</p>", nature="regulation"
    )
    page.challenges, page.territories = [term(Challenge, "mobilite")], [term(Territory, "BE-WHT")]
    index.add_child(instance=page)
    page.save_revision().publish()
    return BarrierPage.objects.get()


@pytest.fixture
def adopted(barrier: BarrierPage) -> Version:
    page = paper()
    proposal = ProposalPage.objects.get(title="Une seule convention")
    proposal.barriers = [barrier]
    proposal.met_at, proposal.met_on, proposal.recommended = "Rencontre de Mons", TODAY - 90 * DAY, "Un seul papier."
    proposal.save_revision()
    planned = plan_consultation(page, opens_on=TODAY, closes_on=TODAY + DAY, readers="public", by=None, now=NOW)
    close_consultation(planned, by=None, now=NOW)
    return adopt(page, by=None, now=NOW + DAY)


def _key() -> str:
    return str(ProposalPage.objects.get(title="Une seule convention").translation_key)


def _authority() -> Authority:
    return term(Authority, "be-federal", level="federal")


def _steps(barrier: BarrierPage) -> list[str]:
    return [step.status for step in BarrierPage.objects.get(pk=barrier.pk).way()]


def test_the_way_from_the_barrier_to_the_change(client: StrictClient, barrier: BarrierPage, adopted: Version) -> None:
    page = WhitePaperPage.objects.get()
    sending = send(adopted, _authority(), on=TODAY + 2 * DAY, **WHO)
    answer = note_answer(sending, on=TODAY + 5 * DAY, text="Nous y travaillons.", **WHO)
    promise = note_commitment(answer, _key(), text="Un seul papier au printemps", by=None)
    with pytest.raises(ValidationError):
        move_commitment(promise, CommitmentState.KEPT, on=TODAY + 6 * DAY, source="", **WHO)
    move_commitment(promise, CommitmentState.KEPT, on=TODAY + 6 * DAY, source="Journal officiel", **WHO)

    assert _steps(barrier) == [
        BarrierStatus.PROPOSED,
        BarrierStatus.SENT,
        BarrierStatus.ANSWERED,
        BarrierStatus.CHANGED,
    ]
    assert paper_of(page).stage == Stage.FOLLOWED_UP
    way = client.get(f"{page.url}les-stages/une-seule-convention/")
    stops = [str(event.stop) for event in way.context["chain"].events]
    assert stops == ["barrier", "meeting", "recommendation", "proposal", "sending", "answer", "change"]
    assert all(place.reached for place in way.context["chain"].places)
    text = client.get(f"{page.url}suivi/").content.decode()
    assert "Nous y travaillons." in text
    assert "Journal officiel" in text


def test_a_barrier_that_a_later_version_takes_up_is_in_a_proposal_from_that_day(
    barrier: BarrierPage, adopted: Version
) -> None:
    other = BarrierPage(title="Autre", summary="…", case="<p>…</p>", nature="regulation")
    other.challenges, other.territories = barrier.challenges.all(), barrier.territories.all()
    barrier.get_parent().add_child(instance=other)
    other.steps = [BarrierStep(status=BarrierStatus.DOCUMENTED, on=TODAY + 2 * DAY, what="…", source="…")]
    other.save()
    proposal = ProposalPage.objects.get(title="Une seule convention")
    proposal.barriers = [barrier, other]
    proposal.save_revision()
    publish(WhitePaperPage.objects.get(), by=None, now=NOW + 3 * DAY)

    found = BarrierPage.objects.get(pk=other.pk)
    assert [step.on for step in found.way()] == [TODAY + 2 * DAY, TODAY + 3 * DAY]
    assert found.status == BarrierStatus.PROPOSED
    assert _steps(barrier) == [BarrierStatus.PROPOSED]


def test_a_draft_of_the_barrier_keeps_what_was_noted(barrier: BarrierPage, adopted: Version) -> None:
    draft = BarrierPage.objects.get(pk=barrier.pk)
    draft.summary = "Un brouillon."
    draft.save_revision()
    send(adopted, _authority(), on=TODAY + 2 * DAY, **WHO)

    latest = BarrierPage.objects.get(pk=barrier.pk).latest_revision
    latest.publish()

    assert _steps(barrier) == [BarrierStatus.PROPOSED, BarrierStatus.SENT]
    assert BarrierPage.objects.get(pk=barrier.pk).summary == "Un brouillon."


def test_what_cannot_have_happened_is_refused(adopted: Version) -> None:
    with pytest.raises(ValidationError):
        send(adopted, _authority(), on=TODAY + 30 * DAY, **WHO)
    other = ProposalPage.objects.get(title="Un guichet")
    sending = send(adopted, _authority(), on=TODAY + 2 * DAY, proposals=[_key()], **WHO)
    with pytest.raises(ValidationError):
        note_answer(sending, on=TODAY + DAY, text="Trop tôt", **WHO)
    answer = note_answer(sending, on=TODAY + 3 * DAY, text="Oui", **WHO)
    with pytest.raises(ValidationError):
        note_commitment(answer, str(other.translation_key), text="Rien", by=None)


def test_what_is_not_adopted_is_not_sent() -> None:
    from whitepapers.services.publishing import publish

    version = publish(paper(), by=None, now=NOW)
    with pytest.raises(ValidationError):
        send(version, _authority(), on=TODAY, **WHO)


def test_an_editor_notes_it_all(client: StrictClient, adopted: Version) -> None:
    setup_groups()
    client.force_login(member("e@example.org", EDITOR.name))
    url = reverse("white_paper_admin:follow_up", args=[WhitePaperPage.objects.get().pk])

    assert client.get(url).status_code == 200
    refused = client.post(url, {"verb": "send", "authority": _authority().pk, "on": "2099-01-01"})
    assert refused.status_code == 400
    assert "2099-01-01" in refused.content.decode()
    assert client.post(url, {"verb": "send", "authority": _authority().pk, "on": "2026-03-04"}).status_code == 302
    answer = {"verb": "answer", "sending": Sending.objects.get().pk, "on": "2026-03-05", "text": "Oui."}
    assert client.post(url, answer).status_code == 302
    promise = {"verb": "promise", "answer": Answer.objects.get().pk, "proposal": _key(), "text": "Bientôt"}
    assert client.post(url, promise).status_code == 302
    assert client.post(url, {"verb": "move"}).status_code == 400
    assert "Bientôt" in client.get(url).content.decode()
