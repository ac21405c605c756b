"""« Nous le rencontrons aussi »: organisations say that they meet a barrier, once each, and tell what happened."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.translation import override

from knowledgebase.enums import CaseState
from knowledgebase.meeting.queries import count_of
from knowledgebase.meeting.services import publish_case, refuse_case, say_met, withdraw
from knowledgebase.models import BarrierIndexPage, BarrierMet, BarrierPage
from network.members.data import data_of, erase
from network.models import Member, Membership, MembershipState, OrganisationPage
from search.engines import get_engine
from search.query import Query, Sort
from search.services import drain
from tests.admin.builders import home, organisation
from tests.companionship.builders import mails

CASE = "Deux personnes ont renoncé la veille de l’entrée."


def barrier_called(title: str) -> BarrierPage:
    index = BarrierIndexPage.objects.filter(locale__language_code="fr").first()
    index = index or home().add_child(instance=BarrierIndexPage(title="Freins", slug="freins", summary="Tous"))
    return index.add_child(instance=BarrierPage(title=title, summary="…", case="…", nature="other"))


@pytest.fixture
def barrier(db: None, own_index: None) -> BarrierPage:
    return barrier_called("La crèche demande un contrat")


@pytest.fixture
def place(barrier: BarrierPage) -> OrganisationPage:
    return organisation("Atelier du Coin")


def member_of(*organisations: OrganisationPage, email: str = "mina@atelier.example") -> Member:
    member = Member.objects.create_user(email)
    for one in organisations:
        Membership.objects.create(member=member, organisation=one, state=MembershipState.ACTIVE)
    return member


def url_of(barrier: BarrierPage) -> str:
    with override("fr"):
        return reverse("meet_barrier", args=[barrier.translation_key])


def text_of(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_from_the_page_through_the_log_in_to_the_count(
    client: Any, barrier: BarrierPage, place: OrganisationPage
) -> None:
    page = BeautifulSoup(client.get(barrier.url).content, "html.parser")
    url = page.find(id="met").find("a", class_="btn")["href"]
    answer = client.get(url)
    assert answer.status_code == 302
    assert "connexion" in answer["Location"]
    assert url in answer["Location"]

    member = member_of(place)
    client.force_login(member)
    assert "Atelier du Coin" in text_of(client.get(url))
    wrong = client.post(url, {"organisation": place.pk, f"{place.pk}-case": "x" * 1_501})
    assert wrong.status_code == 400
    assert "x" * 1_501 in wrong.content.decode()
    assert not BarrierMet.objects.exists()

    for _twice in range(2):
        client.post(url, {"organisation": place.pk, f"{place.pk}-case": CASE})
    said = BarrierMet.objects.get()
    assert (said.member, said.case_state) == (member, CaseState.SUBMITTED)
    assert count_of([barrier.translation_key]) == {barrier.translation_key: 1}
    client.logout()
    shown = text_of(client.get(barrier.url))
    assert "Atelier du Coin" in shown
    assert CASE not in shown, "a moderator reads it first"

    client.force_login(member)
    client.post(url, {"organisation": place.pk, "withdraw": "yes"})
    client.logout()
    assert not BarrierMet.objects.exists()
    assert "Atelier du Coin" not in text_of(client.get(barrier.url)), "the kept page went"


def test_only_those_who_belong_to_it(client: Any, barrier: BarrierPage, place: OrganisationPage) -> None:
    stranger = member_of(email="autre@ailleurs.example")
    with pytest.raises(PermissionDenied):
        say_met(barrier, place, "", by=stranger, language="fr")
    client.force_login(stranger)
    assert "annuaire" in text_of(client.get(url_of(barrier))).lower()
    for forged in (place.pk, "", "x" * 400):
        assert client.post(url_of(barrier), {"organisation": forged}, follow=True).status_code == 200
    assert not BarrierMet.objects.exists()

    said = say_met(barrier, place, "", by=member_of(place), language="fr")
    with pytest.raises(PermissionDenied):
        withdraw(said, by=stranger)
    barrier.unpublish()
    assert client.get(url_of(barrier)).status_code == 404


def test_a_case_shows_once_it_is_read_and_again_once_it_was_changed(
    client: Any, barrier: BarrierPage, place: OrganisationPage
) -> None:
    moderator = Member.objects.create_superuser("modou@demo.example", "x")
    member = member_of(place)
    said = say_met(barrier, place, CASE + "<script>", by=member, language="fr")
    with pytest.raises(ValidationError):
        refuse_case(said, " ", by=moderator)
    refuse_case(said, "Un prénom y figure.", by=moderator)
    assert "Un prénom y figure." in mails()[-1].text
    client.force_login(member)
    assert "Un prénom y figure." in text_of(client.get(url_of(barrier)))

    said = say_met(barrier, place, CASE + "<script>", by=member, language="fr")
    assert said.case_state == CaseState.REFUSED, "the same words were not changed"
    said = say_met(barrier, place, CASE + " <script>alert(1)</script>", by=member, language="fr")
    client.force_login(moderator)
    inspect = reverse("barriers_met:inspect", args=[said.pk])
    assert CASE in text_of(client.get(inspect))
    assert client.post(inspect, {"publish": "yes"}).status_code == 302
    client.logout()
    page = client.get(barrier.url).content.decode()
    assert CASE in page
    assert "<script>alert(1)" not in page
    assert CASE in barrier.search_document().body

    say_met(barrier, place, "Autre chose.", by=member, language="fr")
    shown = text_of(client.get(barrier.url))
    assert "Autre chose." not in shown
    assert CASE not in shown


def test_the_list_puts_those_first_that_most_meet_and_says_how_many(
    client: Any, barrier: BarrierPage, place: OrganisationPage
) -> None:
    other = barrier_called("Un agrément de trop")
    for number in range(2):
        hidden = organisation(f"Structure {number}", live=bool(number))
        say_met(barrier, hidden, "", by=member_of(hidden, email=f"m{number}@x.example"), language="fr")
    say_met(other, place, "", by=member_of(place), language="fr")

    drain()
    found = get_engine().search(Query(language="fr", kinds=("barrier",), sort=Sort.MET))
    assert [(hit.title, hit.payload["met"]) for hit in found.hits] == [(barrier.title, 2), (other.title, 1)]
    page = client.get(barrier.get_parent().url, {"sort": "met"})
    assert "2 structures le rencontrent" in text_of(page)
    table = b"".join(client.get(barrier.get_parent().url, {"format": "csv"}).streaming_content).decode()
    assert ",2\r\n" in table
    shown = text_of(client.get(barrier.url))
    assert "Structure 1" in shown
    assert "Structure 0" not in shown, "it is counted, and not named: the directory does not show it"


def test_what_goes_and_what_stays(barrier: BarrierPage, place: OrganisationPage) -> None:
    member, other = member_of(place), organisation("Une autre")
    say_met(barrier, place, CASE, by=member, language="fr")
    say_met(barrier, other, "", by=member_of(other, email="o@x.example"), language="fr")
    rows = next(part for part in data_of(member) if part.key == "barriers_met").rows
    assert CASE in rows[0].values()

    erase(member)
    assert BarrierMet.objects.get(organisation=place).member is None
    OrganisationPage.objects.get(pk=place.pk).delete()
    assert count_of([barrier.translation_key]) == {barrier.translation_key: 1}
    drain()
    found = get_engine().search(Query(language="fr", kinds=("barrier",)))
    assert found.hits[0].payload["met"] == 1
    publish = BarrierMet.objects.get()
    with pytest.raises(ValidationError):
        publish_case(publish, by=None)
    BarrierPage.objects.get(pk=barrier.pk).delete()
    assert not BarrierMet.objects.exists()
