"""Who gets a place, who waits, who moves up."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from network.companionship.gatherings import services
from network.companionship.gatherings.enums import PlaceState
from network.companionship.gatherings.models import Participation
from network.companionship.gatherings.places import free
from network.companionship.gatherings.services import Joining
from tests.companionship.builders import NOW, mails

from .builders import CLOSES, MINUTE, STARTS, fresh, joined, opened, plan, states

pytestmark = pytest.mark.django_db


def subjects(to: str) -> list[str]:
    return [mail.subject for mail in mails(to=f"{to}@guests.example")]


def test_places_are_given_until_none_is_left_then_one_waits(date) -> None:
    joined(date, "ana", 3)
    joined(date, "bob", 2, minutes=2)
    joined(date, "cid", 1, minutes=3)

    assert states(date) == {"ana": "placed", "bob": "waiting", "cid": "placed"}
    assert free(date) == 0
    assert "place" in subjects("ana")[0]
    assert "liste d’attente" in subjects("bob")[0]


def test_whoever_fits_moves_up_in_the_order_of_arrival(date) -> None:
    ana = joined(date, "ana", 3)
    joined(date, "bob", 1, minutes=2)
    joined(date, "cid", 4, minutes=3)
    joined(date, "dan", 2, minutes=4)
    joined(date, "eva", 1, minutes=5)
    joined(date, "fay", 1, minutes=6)

    services.leave(ana, now=NOW + 10 * MINUTE)

    # Three places: four do not fit and keep their rank, two and one do, and nothing is left for the last.
    found = states(date)
    assert found == {
        "ana": "left",
        "bob": "placed",
        "cid": "waiting",
        "dan": "placed",
        "eva": "placed",
        "fay": "waiting",
    }
    assert len(subjects("dan")) == 2
    assert mails(to="dan@guests.example")[-1].calendar_method == "REQUEST"


def test_a_group_that_waits_may_come_with_fewer_and_keeps_its_rank(date) -> None:
    joined(date, "ana", 3)
    bob = joined(date, "bob", 2, minutes=2)

    services.change_people(bob, 1, now=NOW + 5 * MINUTE)

    assert states(date) == {"ana": "placed", "bob": "placed"}


def test_more_people_only_while_places_are_free_and_fewer_make_room(date) -> None:
    ana = joined(date, "ana", 2)
    bob = joined(date, "bob", 2, minutes=2)
    joined(date, "cid", 1, minutes=3)

    with pytest.raises(ValidationError) as refused:
        services.change_people(ana, 3, now=NOW + 4 * MINUTE)
    assert refused.value.code == "people"
    services.change_people(bob, 1, now=NOW + 5 * MINUTE)

    assert states(date)["cid"] == "placed"
    assert fresh(ana).people == 2


def test_added_places_go_to_those_who_wait(date) -> None:
    joined(date, "ana", 4)
    joined(date, "bob", 2, minutes=2)

    services.change_date(date, plan(6), now=NOW + 5 * MINUTE)

    assert states(date) == {"ana": "placed", "bob": "placed"}
    assert len(subjects("ana")) == 1, "the number of places is no news for whoever has one"


def test_there_are_never_fewer_places_than_are_taken(date) -> None:
    joined(date, "ana", 3)

    with pytest.raises(ValidationError) as refused:
        services.change_date(date, plan(2), now=NOW + MINUTE)
    assert refused.value.code == "places"
    date.refresh_from_db()
    assert date.places == 4


def test_nothing_is_taken_until_the_address_is_proven(date) -> None:
    who, is_new = services.join(date, Joining("Zoé", "Z", "Zoe@Guests.example", 4), now=NOW)

    assert (is_new, who.state, free(date)) == (True, PlaceState.UNCONFIRMED, 4)
    joined(date, "ana", 1)
    services.confirm(who, now=NOW + 5 * MINUTE)

    assert fresh(who).state == PlaceState.WAITING
    with pytest.raises(ValidationError):
        services.confirm(who, now=NOW + 6 * MINUTE)


def test_a_second_join_is_met_with_the_first_ones_state(date) -> None:
    first = joined(date, "ana", 2)
    again, is_new = services.join(date, Joining("Ana", "A", "ANA@guests.example", 1), now=NOW + 5 * MINUTE)

    assert (again.pk, is_new) == (first.pk, False)
    assert free(date) == 2
    assert "place gardée" in subjects("ana")[-1]
    services.join(date, Joining("Ana", "A", "ana@guests.example", 1), now=NOW + 6 * MINUTE)
    assert len(subjects("ana")) == 2, "once an hour at most"


def test_whoever_left_may_come_back_at_the_end_of_the_list(date) -> None:
    ana = joined(date, "ana", 4)
    joined(date, "bob", 4, minutes=2)
    services.leave(ana, now=NOW + 3 * MINUTE)

    again = joined(date, "ana", 1, minutes=4)

    assert again.pk != ana.pk
    assert again.state == PlaceState.WAITING


@pytest.mark.parametrize(("moment", "people", "code"), [(NOW, 5, "people"), (CLOSES, 1, "closed"), (STARTS, 1, "over")])
def test_who_cannot_join(date, moment: Any, people: int, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        services.join(date, Joining("Ana", "A", "ana@guests.example", people), now=moment)
    assert refused.value.code == code
    assert not Participation.objects.exists()


def test_a_cancelled_date_takes_nobody(date) -> None:
    services.cancel_date(date, "La directrice est malade.", now=NOW)

    with pytest.raises(ValidationError) as refused:
        joined(date, "ana")
    assert refused.value.code == "cancelled"


def test_a_place_may_be_given_back_until_the_date_begins(seen) -> None:
    date = opened(seen, closes_at=NOW + MINUTE * 5)
    ana = joined(date, "ana", 4)
    joined(date, "bob", 1, minutes=2)

    services.leave(ana, now=STARTS - MINUTE)

    assert states(date) == {"ana": "left", "bob": "placed"}
