"""The invitation: read back by the library, as calendars read it; and hours that do not exist."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from icalendar import Calendar

from network.companionship import services
from network.companionship.dates import Moment, at, moment, zone_of
from network.companionship.enums import State
from network.companionship.models import VisitRequest

from .builders import AT, BRUSSELS, NOW, in_state, mails

pytestmark = pytest.mark.django_db


def calendars(to: str) -> list[tuple[str, Any, Any]]:
    """Method, event and time zone of each calendar that went to this address."""
    found = []
    for mail in mails(to=to):
        if mail.calendar:
            read = Calendar.from_ical(mail.calendar)
            (event,) = read.walk("VEVENT")
            (zone,) = read.walk("VTIMEZONE")
            assert mail.calendar_method == read["METHOD"]
            found.append((str(read["METHOD"]), event, zone))
    return found


def test_both_get_the_date_then_its_change_then_its_end(seen) -> None:
    request = in_state(seen, State.SCHEDULED)
    later = Moment(AT.starts_at + timedelta(days=1), AT.ends_at + timedelta(days=1))
    services.schedule(request, later, place="Rue du Pont, 3", now=NOW)
    services.withdraw(request, now=NOW)

    for to in ("vera@visiteurs.example", "accueil@maison.example"):
        (first, was, zone), (second, moved, _z), (third, gone, _y) = calendars(to)
        assert [first, second, third] == ["REQUEST", "REQUEST", "CANCEL"]
        assert len({str(event["UID"]) for event in (was, moved, gone)}) == 1
        assert [int(event["SEQUENCE"]) for event in (was, moved, gone)] == [0, 1, 2]
        assert was["DTSTART"].dt == AT.starts_at
        assert was["DTSTART"].params["TZID"] == zone["TZID"] == "Europe/Brussels"
        assert moved["DTSTART"].dt == later.starts_at
        assert str(moved["LOCATION"]) == "Rue du Pont, 3"
        assert str(gone["STATUS"]) == "CANCELLED"
        assert str(was["ORGANIZER"]).endswith("@passerelles.example")
        assert to in str(was["ATTENDEE"])
        other = {"vera@visiteurs.example", "accueil@maison.example"} - {to}
        assert other.pop() not in str(was.to_ical()), "the other's address stays hidden"


def test_a_name_cannot_break_the_calendar(seen) -> None:
    request = in_state(seen, State.SENT)
    nasty = 'Zoé "Z";X:mailto:a@b.example\r\nATTENDEE:mailto:evil@b.example'
    VisitRequest.objects.filter(pk=request.pk).update(visitor_name=nasty, page_title="a\r\nDTSTART:2020")
    services.accept(request, AT, place="x\r\nEND:VEVENT", now=NOW)

    (_method, event, _zone), *_rest = calendars("vera@visiteurs.example")
    assert event["DTSTART"].dt == AT.starts_at
    assert str(event["ATTENDEE"]) == "mailto:vera@visiteurs.example"


def test_an_hour_that_the_change_of_clocks_leaves_out_is_refused() -> None:
    with pytest.raises(ValidationError, match="heure"):
        at(date(2027, 3, 28), time(2, 30), "Europe/Brussels")
    twice = at(date(2027, 10, 31), time(2, 30), "Europe/Brussels")
    assert twice.utcoffset() == timedelta(hours=2), "the first of the two is meant"
    assert zone_of("GB") == "Europe/London"


def test_two_hours_are_two_hours_in_the_night_of_the_change() -> None:
    found = moment(date(2027, 3, 28), time(1, 30), None, "visit", "Europe/Brussels", NOW)

    assert found.ends_at - found.starts_at.astimezone(ZoneInfo("UTC")) == timedelta(hours=2)
    assert found.ends_at.astimezone(BRUSSELS).time() == time(4, 30)


@pytest.mark.parametrize(
    ("day", "hour", "until", "code"),
    [
        (date(2027, 3, 1), time(8, 59), None, "past"),
        (date(2027, 2, 28), None, None, "past"),
        (date(2027, 2, 1), None, date(2027, 2, 28), "past"),
        (date(2027, 4, 2), None, date(2027, 4, 1), "backwards"),
        (date(2028, 6, 1), time(9), None, "far"),
        (date(2027, 4, 1), None, date(2029, 4, 1), "far"),
        (date(9999, 12, 31), time(23), None, "far"),
        (date(2027, 3, 28), time(2, 30), None, "no_such_hour"),
    ],
)
def test_dates_that_make_no_sense(day: date, hour: time | None, until: date | None, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        moment(day, hour, until, "visit", "Europe/Brussels", NOW)
    assert refused.value.code == code


def test_today_and_a_period_that_has_begun_are_fine() -> None:
    assert moment(date(2027, 3, 1), time(9, 1), None, "call", "Europe/Brussels", NOW)
    found = moment(date(2027, 2, 20), None, date(2027, 3, 1), "visit", "Europe/Brussels", NOW)
    assert found.whole_days
    assert found.ends_at == datetime(2027, 3, 1, 23, 59, tzinfo=BRUSSELS)
