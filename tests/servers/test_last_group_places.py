"""Forty join one date at once: its places go, never twice, and who has none waits and is told."""

import threading
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from network.companionship.gatherings import services
from network.companionship.gatherings.enums import PlaceState
from network.companionship.gatherings.models import Participation
from network.companionship.gatherings.places import taken
from tests.admin.builders import organisation
from tests.companionship.builders import NOW, mails
from tests.companionship.gatherings.builders import MINUTE, opened

AT_ONCE = 20  # connections; each confirms two, one after the other
EACH = 2
PLACES = 5


def all_at_once(jobs: list[list[Any]], do: Any) -> list[Exception]:
    """Do each list of jobs in a thread of its own, all beginning together; what went wrong."""
    failed: list[Exception] = []
    start = threading.Barrier(len(jobs))

    def work(mine: list[Any]) -> None:
        try:
            start.wait()
            for job in mine:
                do(job)
        except Exception as error:  # noqa: BLE001 - told by the assertion of the test
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(mine,)) for mine in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


@pytest.mark.django_db(transaction=True)
def test_a_date_is_never_oversold(own_index: Any) -> None:
    call_command("search_rebuild", verbosity=0)
    host = organisation("Maison Ouverte", open_to_visits=True, contact_email="accueil@maison.example")
    date = opened(host, PLACES)
    joining = [
        services.join(date, services.Joining(f"V{n}", "…", f"v{n}@a.example"), now=NOW)[0]
        for n in range(AT_ONCE * EACH)
    ]

    def confirm(who: Participation) -> None:
        services.confirm(who, now=NOW + MINUTE)

    assert all_at_once([joining[number::AT_ONCE] for number in range(AT_ONCE)], confirm) == []
    assert taken(date) == PLACES
    assert date.participations.filter(state=PlaceState.PLACED).count() == PLACES
    assert date.participations.filter(state=PlaceState.WAITING).count() == AT_ONCE * EACH - PLACES
    told = [mail for mail in mails() if ":confirm" not in mail.key]
    assert len(told) == len({mail.to for mail in told}) == AT_ONCE * EACH

    # All who have a place give it back, while others leave the list: it moves up, place by place.
    placed = list(date.participations.filter(state=PlaceState.PLACED))
    waiting = list(date.participations.filter(state=PlaceState.WAITING)[: AT_ONCE - PLACES])

    def leave(who: Participation) -> None:
        services.leave(who, now=NOW + 2 * MINUTE)

    assert all_at_once([[who] for who in (*placed, *waiting)], leave) == []
    assert taken(date) == PLACES
    assert date.participations.filter(state=PlaceState.LEFT).count() == AT_ONCE


@pytest.mark.django_db(transaction=True)
def test_one_person_who_joins_twice_at_once_has_one_place(own_index: Any) -> None:
    call_command("search_rebuild", verbosity=0)
    host = organisation("Maison Ouverte", open_to_visits=True, contact_email="accueil@maison.example")
    date = opened(host, PLACES)

    def join(email: str) -> None:
        services.join(date, services.Joining("V", "…", email), proven=True, now=NOW)

    assert all_at_once([["v@a.example"] for _number in range(AT_ONCE)], join) == []
    assert date.participations.count() == 1
