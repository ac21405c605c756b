"""The page of an event, and what other pages say of it."""

import json
from collections.abc import Callable
from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from home.services import setup_groups
from knowledgebase.models import BarrierIndexPage, BarrierPage, EventPage
from network.models import OrganisationPage, Role
from tests.admin.builders import home, member, organisation, practice
from tests.harness.client import StrictClient
from tests.network.conftest import belongs

from .conftest import Event, day, stop

pytestmark = pytest.mark.django_db


def read(client: StrictClient, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def barrier(title: str = "Pas de bus") -> BarrierPage:
    found = BarrierIndexPage.objects.first()
    index = found or home().add_child(instance=BarrierIndexPage(title="Freins", slug="freins", summary="Tous"))
    return index.add_child(instance=BarrierPage(title=title, summary="…", case="<p>…</p>", nature="mobility"))


def test_what_came_of_it_is_said_on_both_sides(event: Event, index: Callable[[], None], client: StrictClient) -> None:
    named, shown = barrier(), practice("Prêter un vélo")
    page = event(
        "Nommer", -3, outcome="<p>Neuf cas.</p>", barriers=[named], practices=[("practice", {"practice": shown})]
    )
    index()

    outcome = read(client, page.url).select_one(".event-outcome").get_text()
    assert "Neuf cas." in outcome and "Pas de bus" in outcome and "Prêter un vélo" in outcome
    for other in (named, shown):
        assert read(client, other.url).select_one(f'[aria-labelledby="events"] a[href="{page.url}"]')


def test_the_organisers_and_the_home_page_announce_what_one_can_go_to(
    event: Event, index: Callable[[], None], client: StrictClient
) -> None:
    host = organisation("Atelier", demonstration=True)
    coming = event("Venez", 4, organisers=[host])
    event("Pas cela", 3, organisers=[host], is_cancelled=True, cancelled_because="Pluie.")
    event("C’était", -4, organisers=[host])
    index()

    for url in (host.url, "/fr/"):
        found = read(client, url).select('[aria-labelledby="events"] h3 a')
        assert [link["href"] for link in found] == [coming.url], url


def test_search_engines_are_told_when_and_where(event: Event, client: StrictClient) -> None:
    page = event("Bus", 4, starts_time=time(9), ends_time=time(12), online=True, price="10 €", seats=12)
    data = json.loads(read(client, page.url).find("script", type="application/ld+json").string)
    (node,) = [node for node in data["@graph"] if node["@type"] == "Event"]

    assert node["startDate"].startswith(f"{day(4)}T09:00:00")
    assert node["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert node["location"][0] == {"@type": "Place", "name": "Salle", "address": "Mons, Belgique"}
    assert (node["isAccessibleForFree"], node["maximumAttendeeCapacity"]) == (False, 12)


def test_who_is_late_is_told_so(event: Event, client: StrictClient) -> None:
    late = event("Tard", 2, sign_up_until=day(-1), sign_up_url="https://inscription.example/")
    page = read(client, late.url)

    assert "Les inscriptions sont closes" in page.get_text()
    assert not page.select('a[href^="https://inscription"]')


def test_it_asks_the_database_as_often_whatever_it_holds(event: Event, client: StrictClient) -> None:
    def queries(page: EventPage) -> int:
        for number in range(2):
            client.get(page.url, {"warm": number})
        with CaptureQueriesContext(connection) as asked:
            client.get(page.url, {"counted": page.pk})
        return len(asked)

    few = event("Peu", 3, barriers=[barrier()])
    many = event(
        "Beaucoup",
        4,
        organisers=[organisation(f"Structure {n}") for n in range(6)],
        barriers=[barrier(f"Frein {n}") for n in range(6)],
        stops=[stop(f"Lieu {n}") for n in range(6)],
    )
    before = queries(few)

    assert queries(many) <= before <= 9


def test_a_date_that_moves_moves_in_every_language(event: Event, index: Callable[[], None]) -> None:
    home("nl")
    page = event("Ici", 5, stops=[stop("Salle")])
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="nl"))
    translation.save_target(publish=True)
    page.starts_on, page.is_cancelled, page.cancelled_because = day(9), True, "Pluie."
    page.stops = [stop("Cour", "Ath")]
    page.save_revision().publish()

    dutch = EventPage.objects.get(locale__language_code="nl")
    assert (dutch.starts_on, dutch.is_cancelled) == (day(9), True)
    assert dutch.get_latest_revision_as_object().starts_on == day(9)
    assert [block.value["town"] for block in dutch.stops] == ["Ath"]


def test_who_runs_an_organiser_may_edit_and_not_publish(event: Event) -> None:
    setup_groups()
    host: OrganisationPage = organisation("Atelier")
    own, other = event("La nôtre", organisers=[host]), event("La leur")
    who = member("elle@atelier.example")
    who.groups.add(Group.objects.get(name="Membre d’une organisation"))
    belongs(who, host, Role.ADMINISTRATOR)

    assert own.permissions_for_user(who).can_edit()
    assert not own.permissions_for_user(who).can_publish()
    assert not other.permissions_for_user(who).can_edit()


def test_the_space_of_a_structure_and_the_list_of_editors_show_its_events(event: Event, client: StrictClient) -> None:
    setup_groups()
    host = organisation("Atelier")
    event("La nôtre", organisers=[host], is_cancelled=True, cancelled_because="Pluie.")
    event("C’était", -3)
    who = member("elle@atelier.example", "Membre d’une organisation")
    belongs(who, host, Role.ADMINISTRATOR)
    client.force_login(who)
    space = read(client, reverse("space_organisation", args=[host.pk])).select_one('[aria-labelledby="events"]')
    assert "La nôtre" in space.get_text()
    assert client.get(space.select_one("a.btn:not(.btn--small)")["href"]).status_code == 200

    client.force_login(member("chef@demo.example", "Administrateur"))
    listing = client.get(reverse("events:index"), {"when": "coming"}).content.decode()
    assert "La nôtre" in listing and "Annulé" in listing and "C’était" not in listing
