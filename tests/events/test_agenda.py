"""The agenda as a list: what is to come, what is past, the months, the calendar; and time that passes."""

import json
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from knowledgebase.events.duties import turn_the_agenda
from knowledgebase.models import EventPage
from search.services import drain
from tests.admin.builders import organisation
from tests.harness.client import StrictClient

from .conftest import Event, day, stop

URL = "/fr/agenda/"


def read(client: StrictClient, **asked: Any) -> BeautifulSoup:
    response = client.get(URL, asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [heading.get_text(strip=True) for heading in page.select("#rows h3")]


@pytest.fixture
def four(event: Event, index: Callable[[], None]) -> None:
    event("Plus tard", 40, kind="training", online=True, stops=[])
    event("Bientôt", 2, starts_time=time(9), ends_time=time(12), organisers=[organisation("Atelier")])
    event("Hier", -1)
    event("Jadis", -60)
    index()


def test_what_is_to_come_first_and_what_is_past_by_choice(four: None, client: StrictClient) -> None:
    page = read(client)
    assert titles(page) == ["Bientôt", "Plus tard"]
    tabs = [tab.get_text(" ", strip=True) for tab in page.select(".tabs a")]
    assert tabs == ["À\N{NO-BREAK SPACE}venir 2", "Passés 2"]
    assert titles(read(client, when="past")) == ["Hier", "Jadis"], "the latest first"


def test_filters_months_and_ways_out(four: None, client: StrictClient) -> None:
    assert titles(read(client, event_kind="training")) == ["Plus tard"]
    assert titles(read(client, attendance="online")) == ["Plus tard"]
    assert titles(read(client, month=f"{day(2):%Y-%m}")) == ["Bientôt"]
    assert titles(read(client, near="Mons", km="10")) == ["Bientôt"]
    empty = read(client, q="jadis")
    assert titles(empty) == []
    assert any(way.get_text().startswith("Passés") for way in empty.select(".empty .btn"))
    assert client.get(URL, {"month": "2026-13", "when": "toujours", "format": "ics"}).status_code == 200


def test_the_list_as_a_calendar_and_as_a_table(four: None, client: StrictClient) -> None:
    calendar = Calendar.from_ical(client.get(URL, {"format": "ics"}).content)
    found = {str(one["summary"]): one for one in calendar.walk("VEVENT")}

    assert set(found) == {"Bientôt", "Plus tard"}
    assert found["Bientôt"]["dtstart"].dt == datetime.combine(day(2), time(9), timezone.get_default_timezone())
    assert found["Plus tard"]["dtstart"].dt == day(40), "without hours, whole days"
    assert found["Plus tard"]["dtend"].dt == day(41)
    assert str(calendar["x-wr-calname"]) == "Agenda"
    narrowed = client.get(URL, {"format": "ics", "event_kind": "training"}).content
    assert narrowed.count(b"BEGIN:VEVENT") == 1
    data = client.get(URL, {"format": "json", "event_kind": "training"})
    (row,) = json.loads(data.getvalue())["items"]
    assert (row["starts"], row["online"], row["organisers"]) == (f"{day(40)}", "oui", ["Centre Démonstration"])


def test_a_tour_has_an_entry_a_stop_and_a_cancelled_event_is_struck_out(
    event: Event, index: Callable[[], None], client: StrictClient
) -> None:
    stops = [
        stop(town, town, day=day(number), begins=time(9), ends=time(12)) for number, town in ((5, "Ath"), (6, "Mons"))
    ]
    tour = event("Bus", 5, ends_on=day(6), stops=stops)
    gone = event("Non", 8, is_cancelled=True, cancelled_because="La salle est fermée.")
    index()

    calendar = Calendar.from_ical(client.get(URL, {"format": "ics"}).content)
    found = {str(one["summary"]): one for one in calendar.walk("VEVENT")}
    assert {"Bus – Ath", "Bus – Mons"} < set(found)
    assert len({str(one["uid"]) for one in found.values()}) == 3
    assert found["Annulé\N{NO-BREAK SPACE}: Non"]["status"] == "CANCELLED"
    alone = Calendar.from_ical(client.get(tour.url, {"format": "ics"}).content)
    assert [str(one["uid"]) for one in alone.walk("VEVENT")] == [
        str(found[f"Bus – {town}"]["uid"]) for town in ("Ath", "Mons")
    ]
    assert "La salle est fermée." in client.get(gone.url).content.decode()


def test_yesterday_is_past_without_anybody_saving(
    event: Event, index: Callable[[], None], client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = event("Ce jour", 0, sign_up_until=None)
    event("Demain", 1)
    index()
    assert titles(read(client)) == ["Ce jour", "Demain"]
    assert "passé" not in client.get(page.url).content.decode()
    assert turn_the_agenda(timezone.now()) == 0

    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *now: tomorrow.date())
    assert turn_the_agenda(tomorrow, dry_run=True) == 1
    assert turn_the_agenda(tomorrow) == 1
    drain()  # as after each commit
    assert turn_the_agenda(tomorrow) == 0
    assert titles(read(client)) == ["Demain"]
    assert "Cet événement est passé." in client.get(page.url).content.decode()


def test_the_list_asks_the_database_as_often_however_long_it_is(
    event: Event, index: Callable[[], None], client: StrictClient, settings: Any
) -> None:
    settings.PAGE_CACHE = False
    counts = []
    for more in (1, 6):
        for number in range(more):
            event(f"Rencontre {more} {number}", 3 + number)
        index()
        for _warm_up in range(2):
            client.get(URL, {"event_kind": "networking"})
        with CaptureQueriesContext(connection) as asked:
            assert client.get(URL, {"event_kind": "networking"}).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 10
    assert EventPage.objects.count() == 7
