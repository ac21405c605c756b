"""The pages of alerts: begin, see, change, stop; for whom they are."""

import uuid
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from network.alerts import services
from network.alerts.services import tell
from network.companionship.gatherings.services import open_date
from network.members.data import data_of, erase
from network.models import Follow, Rhythm
from tests.admin.builders import member, organisation, practice
from tests.alerts.test_telling import target
from tests.companionship.gatherings.builders import plan
from tests.harness.client import StrictClient
from tests.lists.conftest import practice as document

pytestmark = pytest.mark.django_db


def follow_link(client: StrictClient, address: str) -> str:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    (found,) = [one["href"] for one in page.select("a") if "par e-mail" in one.get_text()]
    return found


def test_from_a_list_by_the_log_in_and_back(client, nadia, index) -> None:
    index(document(1))
    address = follow_link(client, "/fr/fiches/?challenge=garde-enfants&sort=title")
    assert address == "/fr/alertes/?list=practices&challenge=garde-enfants"
    answer = client.get(address)
    assert answer.status_code == 302
    assert "next=/fr/alertes/" in answer.url and "challenge" in answer.url
    client.force_login(nadia)
    page = client.get(address).content.decode()
    assert "Fiches: Garde d’enfants" in page
    client.post(address, {"rhythm": "at_once"})
    followed = Follow.objects.get()
    assert (followed.member, followed.rhythm, followed.asked) == (nadia, "at_once", "challenge=garde-enfants")
    assert "Vous suivez déjà ceci" in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/fr/fiches/?q=introuvable", "/fr/recherche/?q=creche", "/fr/annuaire/"])
def test_every_list_can_be_followed_an_empty_one_too(client, nadia, index, address: str) -> None:
    client.force_login(nadia)
    assert client.get(follow_link(client, address)).status_code == 200


def test_without_a_choice_it_says_so(client, nadia) -> None:
    client.force_login(nadia)
    for given in ({}, {"rhythm": "hourly"}):
        assert "Choisissez un rythme" in client.post("/fr/alertes/?list=practices", given).content.decode()
    assert not Follow.objects.exists()


def test_what_does_not_exist_cannot_be_followed(client, nadia) -> None:
    client.force_login(nadia)
    for parameters in ("", "list=nothing", f"page={uuid.uuid4()}", "page=x&list=%00"):
        assert client.get(f"/fr/alertes/?{parameters}").status_code == 404


def test_my_alerts_are_changed_and_taken_away(client, nadia, index) -> None:
    followed = services.follow(nadia, target("list=practices&q=aube"), Rhythm.WEEKLY)
    client.force_login(nadia)
    address = reverse("space_alerts")
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.select_one("main li strong a")["href"] == "/fr/fiches/?q=aube"
    client.post(address, {"follow": followed.pk, "rhythm": "never"})
    assert Follow.objects.get().rhythm == "never"
    assert "Choisissez" in client.post(address, {"follow": followed.pk, "rhythm": "x"}, follow=True).content.decode()
    client.post(address, {"follow": followed.pk, "remove": "1"})
    assert not Follow.objects.exists()


def test_nobody_sees_or_changes_what_another_follows(client, nadia, index) -> None:
    followed = services.follow(nadia, target("list=practices&q=secret"), Rhythm.WEEKLY)
    address = reverse("space_alerts")
    assert client.get(address).status_code == 302
    assert client.post(address, {"follow": followed.pk, "remove": "1"}).status_code == 302
    client.force_login(member("samir@passerelles.example"))
    assert "secret" not in client.get(address).content.decode()
    for given in (
        {"follow": followed.pk, "remove": "1"},
        {"follow": followed.pk, "rhythm": "never"},
        {"follow": "²"},
        {},
    ):
        client.post(address, given)
    followed.refresh_from_db()
    assert followed.rhythm == "weekly"


def test_what_i_follow_is_among_my_data_and_goes_with_the_account(nadia, index) -> None:
    services.follow(nadia, target("list=practices&q=aube"), Rhythm.WEEKLY)
    (alerts,) = [part for part in data_of(nadia) if part.key == "alerts"]
    assert "aube" in str(alerts.rows)
    erase(nadia)
    assert not Follow.objects.exists()


def test_as_many_questions_to_the_database_for_many_as_for_one(client, nadia, index) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("space_alerts"))
        return len(queries)

    client.force_login(nadia)
    services.follow(nadia, target("list=practices&q=0"), Rhythm.WEEKLY)
    asked()
    asked()
    one = asked()
    for number in range(1, 8):
        services.follow(nadia, target(f"list=practices&q={number}"), Rhythm.WEEKLY)
    assert asked() == one


def test_the_link_in_an_e_mail_stops_by_post_alone(client, nadia, index) -> None:
    services.follow(nadia, target("list=practices"), Rhythm.AT_ONCE)
    services.follow(nadia, target("list=practices&q=aube"), Rhythm.WEEKLY)
    address = services.stop_url(nadia, Rhythm.AT_ONCE).removeprefix("http://127.0.0.1:8000")
    page = client.get(address)
    assert page.status_code == 200
    assert sorted(Follow.objects.values_list("rhythm", flat=True)) == ["at_once", "weekly"], "a scanner follows links"

    strict = StrictClient(enforce_csrf_checks=True)
    answer = strict.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert "C’est fait" in answer.content.decode()
    assert sorted(Follow.objects.values_list("rhythm", flat=True)) == ["never", "weekly"]
    assert strict.post(address).status_code == 200, "twice is no error"


@pytest.mark.parametrize("change", [lambda token: token[:-2], lambda token: "x" + token, lambda token: "²"])
def test_a_link_that_was_altered_says_so(client, nadia, change) -> None:
    whole = services.stop_url(nadia, Rhythm.WEEKLY).rstrip("/").rpartition("/")
    for ask in (client.get, client.post):
        answer = ask(f"/fr/alertes/{change(whole[2])}/")
        assert answer.status_code == 404
        assert "n’est pas entier" in answer.content.decode()


def test_a_practice_tells_when_it_is_published_anew(client, nadia, mailbox, work_off, commit) -> None:
    with commit():
        rich = practice()
    address = follow_link(client, rich.url)
    client.force_login(nadia)
    client.post(address, {"rhythm": "at_once"})
    assert tell(Rhythm.AT_ONCE, timezone.now()) == 0
    with commit():
        rich.title = "Une pratique avec des résultats"
        rich.save_revision().publish()
    assert [tell(Rhythm.AT_ONCE, timezone.now()) for _ in range(2)] == [1, 0]
    work_off()
    assert mailbox.received[0]["Subject"] == "Une pratique avec des résultats"
    with commit():
        Page.objects.get(pk=rich.pk).specific.unpublish()
    assert tell(Rhythm.AT_ONCE, timezone.now()) == 0
    assert "n’est plus publié" in client.get(reverse("space_alerts")).content.decode()


def test_a_practice_tells_of_a_group_date_once(client, nadia, mailbox, work_off, commit) -> None:
    with commit():
        rich = practice()
    client.force_login(nadia)
    client.post(follow_link(client, rich.url), {"rhythm": "at_once"})
    starts = timezone.now() + timedelta(days=20)

    with commit():
        open_date(rich, plan(starts_at=starts, ends_at=starts + timedelta(hours=2), closes_at=starts))
    assert [tell(Rhythm.AT_ONCE, timezone.now()) for _ in range(2)] == [1, 0]
    work_off()
    body = mailbox.received[0].get_body(("plain",)).get_content()
    assert "Visite de groupe" in body
    assert "/fr/visites/groupe/" in body


def test_an_organisation_tells_of_its_practices(client, nadia, index, commit) -> None:
    with commit():
        carrier = organisation()
    address = follow_link(client, carrier.url)
    client.force_login(nadia)
    assert carrier.title in client.get(address).content.decode()
    client.post(address, {"rhythm": "at_once"})
    index(document(9, published=timezone.now().date(), facets={"organisation": (str(carrier.translation_key),)}))
    assert tell(Rhythm.AT_ONCE, timezone.now()) == 1
