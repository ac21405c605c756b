"""A door that is open, paused or full is shown as such: in lists, on cards and on the map, and on the pages."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from network.companionship import services
from network.companionship.doors import is_open
from network.companionship.enums import State
from network.models import OrganisationPage
from search.engines import get_engine
from search.query import Query
from tests.admin.builders import organisation, practice

from .builders import asked, in_state, mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(seen: Any, host: OrganisationPage) -> Any:
    OrganisationPage.objects.filter(pk=host.pk).update(latitude=50.45, longitude=3.95)
    call_command("search_rebuild", verbosity=0)
    return seen


def open_ones() -> set[str]:
    asked_for = Query(language="fr", kinds=("practice", "organisation"), filters={"open": ("yes",)})
    return {hit.title for hit in get_engine().search(asked_for).hits}


def page_of(client: Any, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_a_pause_closes_every_door_at_once_and_says_until_when(client, listed, host, commit) -> None:
    directory = host.get_parent().url
    assert open_ones() == {"Maison Ouverte", "Garder une place"}
    assert page_of(client, directory).select_one(".map-open")

    until = timezone.localdate() + timedelta(days=40)
    with commit():
        services.pause_host(host.translation_key, until)
    assert open_ones() == set()
    shown = page_of(client, directory)
    assert not shown.select_one(".map-open")
    assert not shown.select_one(".row .open")
    assert "visites à nouveau à partir du" in shown.find(id="rows").text
    for page in (host, listed):
        shown = page_of(client, page.url)
        assert "de retour le" in shown.main.text
        assert not shown.find("a", href=reverse("visit_ask", args=[page.translation_key]))

    with commit():
        services.resume_host(host.translation_key)
    assert open_ones() == {"Maison Ouverte", "Garder une place"}
    assert page_of(client, listed.url).find("a", href=reverse("visit_ask", args=[listed.translation_key]))


def test_a_full_month_is_told_on_the_page_until_a_place_comes_free(client, listed, host) -> None:
    OrganisationPage.objects.filter(pk=host.pk).update(visit_capacity=1)
    assert "places de ce mois" not in page_of(client, host.url).main.text

    request = services.confirm_address(services.ask(OrganisationPage.objects.get(pk=host.pk), asked())[0])
    assert "places de ce mois" in page_of(client, host.url).main.text

    services.decline(request, "no_time")
    assert "places de ce mois" not in page_of(client, host.url).main.text


def test_an_old_draft_does_not_bring_a_pause_back(listed, host) -> None:
    draft = OrganisationPage.objects.get(pk=host.pk).save_revision()
    services.pause_host(host.translation_key, timezone.localdate() + timedelta(days=9))
    draft.publish()
    services.resume_host(host.translation_key)

    assert is_open(OrganisationPage.objects.get(pk=host.pk))


def test_who_was_left_without_an_answer_is_shown_three_other_open_doors(listed, host) -> None:
    for number in range(4):
        elsewhere = organisation(f"Autre maison {number}", open_to_visits=True, contact_email=f"a{number}@b.example")
        practice(f"Garder une place ailleurs {number}", carrier=elsewhere, open_to_visits=True)
    practice("Garder une place, porte fermée", carrier=organisation("Maison fermée"))
    call_command("search_rebuild", verbosity=0)

    in_state(listed, State.LAPSED)

    mail = mails(to="vera@visiteurs.example")[-1]
    assert mail.text.count("Garder une place ailleurs") == 3
    assert "porte fermée" not in mail.text
    assert "http://127.0.0.1:8000/fr/fiches/garder-une-place-ailleurs-" in mail.text
