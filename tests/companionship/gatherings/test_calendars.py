"""What goes into the calendars of those who come: the date, its changes, its end."""

from datetime import timedelta
from typing import Any

import pytest

from network.companionship.enums import Party
from network.companionship.gatherings import services
from tests.companionship.builders import NOW, mails
from tests.companionship.test_calendar import calendars

from .builders import ENDS, MINUTE, STARTS, joined, plan

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def of(name: str) -> list[tuple[str, Any, Any]]:
    return calendars(f"{name}@guests.example")


def test_who_has_a_place_gets_the_date_its_change_and_its_end(date) -> None:
    ana = joined(date, "ana", 3)
    joined(date, "bob", 2, minutes=2)
    moved = plan(starts_at=STARTS + DAY, ends_at=ENDS + DAY, closes_at=STARTS, directions="Sonnez à gauche.")
    services.change_date(date, moved, now=NOW + 3 * MINUTE)
    services.leave(ana, now=NOW + 4 * MINUTE)

    (first, was, zone), (second, now_on, _z), (third, gone, _y) = of("ana")
    assert [first, second, third] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["UID"]) for event in (was, now_on, gone)}) == 1
    assert [int(event["SEQUENCE"]) for event in (was, now_on, gone)] == [0, 1, 2]
    assert was["DTSTART"].dt == STARTS
    assert was["DTSTART"].params["TZID"] == zone["TZID"] == "Europe/Brussels"
    assert now_on["DTSTART"].dt == STARTS + DAY
    assert str(was["LOCATION"]) == "Rue du Pont 3, 7000 Mons"
    assert str(gone["STATUS"]) == "CANCELLED"

    ((method, event, _zone),) = of("bob")
    assert (method, event["DTSTART"].dt) == ("REQUEST", STARTS + DAY), "who waited gets the date with the place"
    assert str(event["UID"]) != str(was["UID"])
    told = mails(to="bob@guests.example")
    assert [bool(mail.calendar) for mail in told] == [False, False, True]
    assert "ana@" not in str(event.to_ical())


def test_everybody_is_told_that_a_date_is_cancelled(date) -> None:
    joined(date, "ana", 4)
    joined(date, "bob", 1, minutes=2)
    services.join(date, services.Joining("Cid", "C", "cid@guests.example"), now=NOW + 3 * MINUTE)

    services.cancel_date(date, "La directrice est malade.", now=NOW + 4 * MINUTE)

    assert [method for method, _event, _zone in of("ana")] == ["REQUEST", "CANCEL"]
    assert of("bob") == []
    assert "La directrice est malade." in mails(to="bob@guests.example")[-1].text
    assert len(mails(to="cid@guests.example")) == 1, "nobody writes to an address that is not proven"
    assert len(mails(to="accueil@maison.example")) == 0


def test_the_host_is_told_when_a_moderator_cancels(date) -> None:
    services.cancel_date(date, "Ceci n’est pas une visite.", party=Party.SITE, now=NOW)

    (told,) = mails(to="accueil@maison.example")
    assert "Ceci n’est pas une visite." in told.text


def test_a_message_of_the_host_reaches_those_who_come(date) -> None:
    joined(date, "ana", 4)
    joined(date, "bob", 1, minutes=2)

    assert services.write_to_all(date, "Prenez un casque.", now=NOW + 3 * MINUTE) == 1
    assert "Prenez un casque." in mails(to="ana@guests.example")[-1].text
    assert len(mails(to="bob@guests.example")) == 1
