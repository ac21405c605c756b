"""A visitor suggests a barrier without an account; an editor makes a draft of it, or says why not."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from core.models import Territory
from home.services import setup_groups
from knowledgebase.enums import SuggestionState
from knowledgebase.models import BarrierIndexPage, BarrierPage, BarrierSuggestion
from knowledgebase.suggestions.duties import erase_suggested_barriers
from knowledgebase.suggestions.services import decline, suggest, take_up
from network.companionship.guards import opened_at
from network.members.data import data_of, erase
from network.models import Member
from tests.admin.builders import home, member, term
from tests.companionship.builders import mails

WHAT = "Le centre demande une attestation que personne ne délivre.\nLa place est restée vide <b>six</b> semaines."


@pytest.fixture
def index(db: None, own_index: None) -> BarrierIndexPage:
    cache.clear()
    term(Territory, "BE-WHT", label_fr="Hainaut")
    found = home().add_child(instance=BarrierIndexPage(title="Freins", slug="freins", summary="Tous"))
    setup_groups()
    return found


def filled(**changes: Any) -> dict[str, str]:
    begun = opened_at(timezone.now() - timedelta(minutes=3))
    said = {"what": WHAT, "who": "Des parents", "where": "Hainaut, Mons", "nature": "financing", "website": ""}
    return {**said, "email": "vera@visiteurs.example", "begun": begun, **changes}


def page_of(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def test_from_the_list_to_the_editor(client: Any, index: BarrierIndexPage) -> None:
    url = page_of(client.get(index.url)).find("a", href=reverse("suggest_barrier"))["href"]
    assert page_of(client.get(index.url, {"q": "rien"})).find(class_="empty").find("a", href=url)
    assert "no-store" in client.get(url)["Cache-Control"]

    wrong = client.post(url, filled(who="", email="nobody"))
    assert wrong.status_code == 400
    form = page_of(wrong)
    assert form.find(id="id_what").get_text().strip() == WHAT
    assert form.find(id="id_email")["value"] == "nobody"
    assert form.find(id="id_nature").find("option", selected=True)["value"] == "financing"
    assert not BarrierSuggestion.objects.exists()

    assert client.post(url, filled(), follow=True).status_code == 200
    sent = BarrierSuggestion.objects.get()
    assert (sent.state, sent.language, sent.who) == (SuggestionState.WAITING, "fr", "Des parents")
    assert not mails(), "nobody is written to before an editor has read it"

    editor = member("edith@demo.example", "Éditeur")
    client.force_login(editor)
    assert str(sent) in page_of(client.get(reverse("wagtailadmin_home"))).get_text()
    inspect = reverse("barrier_suggestions:inspect", args=[sent.pk])
    answer = client.post(inspect, {"take_up": "yes"})
    draft = BarrierPage.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert client.get(answer["Location"]).status_code == 200
    assert not draft.live
    draft = draft.get_latest_revision_as_object()
    assert draft.nature == "financing"
    assert "&lt;b&gt;six" in draft.case
    assert [one.code for one in draft.territories.all()] == ["BE-WHT"]
    letter = mails()[-1]
    assert letter.to == "vera@visiteurs.example"
    assert "attestation" not in letter.text, "an address that is somebody else's carries no message there"
    sent.refresh_from_db()
    assert (sent.email, sent.page_key) == ("", draft.translation_key)
    assert client.post(inspect, {"decline": "yes", "note": "Trop tard"}).status_code == 400


def test_declined_with_a_reason(client: Any, index: BarrierIndexPage) -> None:
    sent = suggest(filled(), language="fr")
    moderator = member("modou@demo.example", "Modérateur")
    with pytest.raises(ValidationError):
        decline(sent, " ", by=moderator)
    decline(sent, "Cela existe déjà.", by=moderator)
    assert "Cela existe déjà." in mails()[-1].text
    with pytest.raises(ValidationError):
        take_up(sent, by=moderator)

    quiet = suggest(filled(email=""), language="fr")
    decline(quiet, "Cela existe déjà.", by=moderator)
    assert len(mails()) == 1
    client.force_login(member("c@demo.example", "Contributeur"))
    assert client.get(reverse("barrier_suggestions:inspect", args=[sent.pk])).status_code in (302, 403)


def test_robots_and_floods_are_stopped_and_nothing_typed_is_lost(client: Any, index: BarrierIndexPage) -> None:
    url = reverse("suggest_barrier")
    trapped = client.post(url, filled(website="https://x.example"))
    assert trapped.status_code == 400
    assert WHAT.splitlines()[0] in trapped.content.decode()
    assert client.post(url, filled(begun=opened_at(timezone.now()))).status_code == 400
    assert client.post(url, filled(what="x" * 3_001)).status_code == 400
    assert client.post(url, filled(what="\x00", nature="nothing")).status_code == 400
    answers = [client.post(url, filled(email="")).status_code for _each in range(6)]
    assert answers == [302] * 5 + [400]


def test_it_ends(index: BarrierIndexPage) -> None:
    now = timezone.now()
    someone = Member.objects.create_user("vera@visiteurs.example")
    old, answered, fresh = (
        suggest(filled(), language="fr", now=now - timedelta(days=days)) for days in (366, 200, 200)
    )
    decline(answered, "Cela existe déjà.", by=someone, now=now - timedelta(days=190))
    assert len(next(part for part in data_of(someone) if part.key == "suggested_barriers").rows) == 2

    assert erase_suggested_barriers(now, True) == 2
    assert erase_suggested_barriers(now, False) == 2
    assert BarrierSuggestion.objects.get() == fresh
    erase(someone)
    assert BarrierSuggestion.objects.get().email == ""
    assert old.pk
