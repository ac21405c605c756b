"""The life of a white paper: consultations open and close by themselves, and only some may read some of them."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from core.models import OutgoingMail
from network.models import Membership, MembershipState, Role
from search.engines import get_engine
from search.query import Query
from tests.admin.builders import member, organisation
from tests.harness.client import StrictClient
from tests.whitepapers.builders import NOW, TODAY, paper
from whitepapers.duties import close_consultations, open_consultations
from whitepapers.enums import Readers, Stage
from whitepapers.models import Consultation, ProposalPage, Version, WhitePaperPage, paper_of
from whitepapers.services.life import adopt, advance, cancel_consultation, close_consultation, plan_consultation

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def _planned(page: WhitePaperPage, **extra: Any) -> Consultation:
    values = {"opens_on": TODAY, "closes_on": TODAY + 30 * DAY, "readers": Readers.PUBLIC, **extra}
    return plan_consultation(page, by=None, now=NOW, **values)


def test_a_consultation_opens_and_closes_on_its_days() -> None:
    page = paper()
    _planned(page, opens_on=TODAY + 2 * DAY, changelog="Relu par tous.")

    assert open_consultations(NOW + DAY) == 0
    assert open_consultations(NOW + 2 * DAY) == 1
    assert Version.objects.get().changelog == "Relu par tous."
    assert paper_of(page).stage == Stage.CONSULTATION
    assert Version.objects.get().number == 1
    assert close_consultations(NOW + 30 * DAY) == 0
    assert close_consultations(NOW + 31 * DAY) == 1
    assert paper_of(page).stage == Stage.SETTLING
    assert close_consultations(NOW + 32 * DAY) == 0


def test_its_last_day_ends_it_before_the_worker_comes_by() -> None:
    consultation = _planned(paper())

    assert consultation.is_open(TODAY + 30 * DAY)
    assert not consultation.is_open(TODAY + 31 * DAY)


def test_a_text_that_is_not_complete_waits(caplog: pytest.LogCaptureFixture) -> None:
    page = paper()
    _planned(page, opens_on=TODAY + DAY)
    proposal = ProposalPage.objects.first()
    proposal.for_whom = ""
    proposal.save_revision(clean=False)

    assert open_consultations(NOW + DAY) == 0
    assert "could not open" in caplog.text
    assert paper_of(page).stage == Stage.DRAFT


def test_one_consultation_at_a_time_and_days_in_their_order() -> None:
    page = paper()
    with pytest.raises(ValidationError):
        _planned(page, opens_on=TODAY + 3 * DAY, closes_on=TODAY + 2 * DAY)
    with pytest.raises(ValidationError):
        _planned(page, opens_on=TODAY - 3 * DAY, closes_on=TODAY - DAY)
    with pytest.raises(ValidationError):
        _planned(page, readers=Readers.CHOSEN)
    planned = _planned(page, opens_on=TODAY + DAY)
    with pytest.raises(ValidationError):
        _planned(page, opens_on=TODAY + 9 * DAY)
    cancel_consultation(planned, by=None)
    opened = _planned(page)
    with pytest.raises(ValidationError):
        cancel_consultation(opened, by=None)


def test_from_draft_to_what_comes_of_it() -> None:
    page = paper()
    with pytest.raises(ValidationError):
        adopt(page, by=None, now=NOW)
    close_consultation(_planned(page), by=None, now=NOW)
    adopt(page, by=None, now=NOW, changelog="Adopté.")
    with pytest.raises(ValidationError):
        advance(page, Stage.FOLLOWED_UP, by=None)
    advance(page, Stage.SENT, by=None)
    advance(page, Stage.FOLLOWED_UP, by=None)

    assert paper_of(page).stage == Stage.FOLLOWED_UP


@pytest.fixture
def addresses() -> list[str]:
    return ["", "les-stages/", "les-stages/un-guichet/", "versions/", "versions/1/", "versions/1/les-stages/"]


def _answers(client: StrictClient, page: WhitePaperPage, addresses: list[str]) -> set[int]:
    return {client.get(f"{page.url}{place}").status_code for place in addresses}


def _member_of(title: str) -> Any:
    found = member(f"{title.lower()}@example.org")
    Membership.objects.create(
        member=found, organisation=organisation(title), role=Role.CONTACT, state=MembershipState.ACTIVE
    )
    return found


@pytest.mark.parametrize("readers", [Readers.MEMBERS, Readers.CHOSEN])
def test_a_consultation_for_some_is_read_by_them_alone(
    client: StrictClient, addresses: list[str], readers: str, own_index: None
) -> None:
    page = paper()
    inside, outside, nobodys = _member_of("Choisie"), _member_of("Autre"), member("seule@example.org")
    chosen = [organisation("Choisie")] if readers == Readers.CHOSEN else []
    _planned(page, readers=readers, organisations=chosen)
    page.refresh_from_db()
    told = [mail.to for mail in OutgoingMail.objects.all()]
    assert told == ([inside.email] if readers == Readers.CHOSEN else [])

    assert _answers(client, page, addresses) == {302}
    assert page.title not in client.get(page.get_parent().url).content.decode()
    assert page.url not in client.get("/sitemap.xml").content.decode()
    call_command("search_rebuild", verbosity=0)
    found = get_engine().search(Query(language="fr", text="convention", kinds=("white_paper", "proposal")))
    assert found.total == 0

    client.force_login(nobodys)
    assert _answers(client, page, addresses) == {403}
    client.force_login(outside)
    assert _answers(client, page, addresses) == ({200} if readers == Readers.MEMBERS else {403})
    client.force_login(inside)
    assert _answers(client, page, addresses) == {200}
    answer = client.get(page.url)
    assert "no-store" in answer["Cache-Control"]


def test_what_was_adopted_is_everybodys_and_the_consulted_version_stays_closed(
    client: StrictClient, own_index: None
) -> None:
    page = paper()
    consultation = _planned(page, readers=Readers.MEMBERS)
    close_consultation(consultation, by=None, now=NOW)
    adopt(page, by=None, now=NOW)
    page.refresh_from_db()

    assert client.get(page.url).status_code == 200
    assert client.get(f"{page.url}versions/1/").status_code == 302
    assert len(client.get(f"{page.url}versions/").context["versions"]) == 1
    assert page.url in client.get("/sitemap.xml").content.decode()
    call_command("search_rebuild", verbosity=0)
    found = get_engine().search(Query(language="fr", text="convention", kinds=("white_paper", "proposal")))
    assert {hit.kind for hit in found.hits} == {"white_paper", "proposal"}
