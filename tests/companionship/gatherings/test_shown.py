"""Where dates are shown: on the pages of practice and organisation, exactly, and at no cost."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from network.companionship.gatherings import services
from network.companionship.gatherings.models import GroupDate
from tests.pages.test_query_budgets import queries

from .builders import plan

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def opened(page: Any, days: int = 20, **fields: Any) -> GroupDate:
    starts = timezone.now() + days * DAY
    return services.open_date(page, plan(2, starts_at=starts, ends_at=starts + DAY / 12, closes_at=starts, **fields))


def joins(date: GroupDate, name: str = "ana", people: int = 1) -> Any:
    return services.join(date, services.Joining(name, "…", f"{name}@guests.example", people), proven=True)[0]


def test_kept_pages_say_at_once_how_many_places_are_left(client, host, seen) -> None:
    pages = (seen.url, host.url, reverse("group_dates"))

    def say(text: str, *, not_there: bool = False) -> None:
        for url in pages:
            for _twice in range(2):
                assert (text in client.get(url).content.decode()) != not_there, (url, text)

    say("places libres", not_there=True)
    date = opened(seen)
    say("2 places libres sur 2")
    who = joins(date)
    say("1 place libre sur 2")
    services.leave(who)
    say("2 places libres sur 2")
    services.cancel_date(date, "Malade")
    say("places libres", not_there=True)


def test_search_engines_are_told_of_an_event(client, host, seen, settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://passerelles.example"
    date = opened(seen, programme="Une matinée </script> à l’accueil.")
    joins(date)
    url = reverse("group_date", args=[date.pk])

    def told() -> dict[str, Any]:
        page = BeautifulSoup(client.get(url).content, "html.parser")
        (event,) = json.loads(page.find("script", type="application/ld+json").string)["@graph"]
        return event

    event = told()
    assert (event["@type"], event["name"], event["organizer"]["name"]) == ("Event", seen.title, host.title)
    assert datetime.fromisoformat(event["startDate"]) == date.starts_at
    assert event["description"] == date.programme
    assert (event["maximumAttendeeCapacity"], event["remainingAttendeeCapacity"]) == (2, 1)
    assert event["organizer"]["url"] == f"https://passerelles.example{host.url}"
    assert "ana" not in json.dumps(event)
    services.cancel_date(date, "Malade")
    assert told()["eventStatus"].endswith("EventCancelled")


def test_a_practice_shows_its_own_dates_and_the_organisation_all(client, host, seen) -> None:
    opened(host, programme="Toute la maison")
    section = 'id="group-dates"'

    assert section not in client.get(seen.url).content.decode()
    assert section in client.get(host.url).content.decode()


def test_pages_ask_as_often_whatever_is_open(client, host, seen) -> None:
    opened(seen)
    before = queries(client, seen), queries(client, host)
    listed = _listed(client)
    for number in range(8):
        joins(opened(seen, 21 + number), people=2)

    assert (queries(client, seen), queries(client, host)) <= before
    assert _listed(client) <= listed


def _listed(client: Any) -> int:
    class List:
        url = reverse("group_dates")

    return queries(client, List)


def test_a_page_that_is_not_public_shows_no_date(client, seen) -> None:
    date = opened(seen)
    seen.unpublish()

    assert client.get(reverse("group_date", args=[date.pk])).status_code == 404
    assert "Garder une place" not in client.get(reverse("group_dates")).content.decode()
