"""Putting a tour together: order, times, distances, and what does not fit."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from network.companionship import services as visits
from network.companionship.tours import services
from network.companionship.tours.models import MOST_STOPS, Tour
from network.companionship.tours.plan import plan_of
from network.companionship.tours.route import clock, km_between, minutes_for, shortest
from network.models import OrganisationPage
from tests.admin.builders import organisation, practice
from tests.companionship.builders import NOW, asked

from .conftest import FIRST, TOWNS

pytestmark = pytest.mark.django_db


def titles(tour: Tour) -> list[str]:
    return [one.page_title.removeprefix("Maison de ") for one in tour.stops.all()]


def stop_at(tour: Tour, town: str) -> Any:
    return tour.stops.get(page_title=f"Maison de {town}")


def test_the_shortest_way_and_its_times(tour: Tour) -> None:
    services.suggest(tour, now=NOW)

    assert titles(tour) == ["Namur", "Charleroi", "Mons"], "of two ways as long, the one that changes least"
    # Two hours each; 31 and 35 km at 50 km/h and ten minutes to arrive, then the next quarter of an hour.
    assert [one.starts for one in tour.stops.all()] == [time(9, 30), time(12, 30), time(15, 30)]
    assert not any(one.warnings for one in plan_of(tour, NOW).stops)


def test_the_way_begins_where_the_member_is(tour: Tour) -> None:
    lat, lon = TOWNS["Huy"]
    tour = services.arrange(tour, {"start_place": "Huy", "start_lat": lat, "start_lon": lon}, {}, now=NOW)

    services.suggest(tour, now=NOW)

    assert titles(tour) == ["Namur", "Charleroi", "Mons"]
    (day,) = plan_of(tour, NOW).days
    assert [round(one.km or 0) for one in day.stops] == [27, 31, 35]
    assert round(day.km) == 93


def test_the_shortest_of_eight_is_the_same_whatever_their_order() -> None:
    line = [(50.0, 3.0 + number / 10) for number in range(8)]
    shuffled = [line[number] for number in (3, 0, 7, 1, 6, 2, 5, 4)]

    order = shortest(shuffled, (50.0, 2.9))

    assert [shuffled[number] for number in order] == line
    assert shortest([None, line[1], None, line[0]], None) == [1, 3, 0, 2], "as it stands, where nothing is gained"
    assert shortest([], None) == []


def test_distances_and_the_hours_they_cost() -> None:
    km = km_between(TOWNS["Mons"], TOWNS["Charleroi"])
    assert km == pytest.approx(35.1, abs=0.2)
    assert minutes_for(km) == 53
    assert (km_between(None, TOWNS["Mons"]), minutes_for(None)) == (None, 0)
    assert clock([None, None], [480, 480], time(18)) == [time(18), None], "nothing begins after midnight"


def test_up_down_and_out(tour: Tour) -> None:
    services.move_stop(stop_at(tour, "Charleroi"), -1, now=NOW)
    assert titles(tour) == ["Namur", "Charleroi", "Mons"]
    services.move_stop(stop_at(tour, "Namur"), -1, now=NOW)
    services.move_stop(stop_at(tour, "Mons"), +1, now=NOW)
    assert titles(tour) == ["Namur", "Charleroi", "Mons"], "at either end it stays"
    services.remove_stop(stop_at(tour, "Charleroi"), now=NOW)
    assert titles(tour) == ["Namur", "Mons"]


def test_two_days(tour: Tour) -> None:
    namur = stop_at(tour, "Namur")
    tour = services.arrange(tour, {"second_day": FIRST + timedelta(days=1)}, {namur.pk: {"day": 2}}, now=NOW)
    assert titles(tour) == ["Mons", "Charleroi", "Namur"]
    assert [len(day.stops) for day in plan_of(tour, NOW).days] == [2, 1]

    tour = services.arrange(tour, {"second_day": None}, {namur.pk: {"day": 2}}, now=NOW)
    assert [len(day.stops) for day in plan_of(tour, NOW).days] == [3]


def test_a_host_once_and_eight_at_most(tour: Tour, hosts: dict[str, OrganisationPage]) -> None:
    seen = practice("Chez Mons", carrier=hosts["Mons"], open_to_visits=True)
    with pytest.raises(ValidationError, match="Maison de Mons"):
        services.add_stop(tour, seen, now=NOW)
    with pytest.raises(ValidationError):
        services.add_stop(tour, organisation("Porte fermée"), now=NOW)
    for number in range(MOST_STOPS - 3):
        services.add_stop(tour, organisation(f"Autre {number}", open_to_visits=True), now=NOW)
    with pytest.raises(ValidationError, match=str(MOST_STOPS)):
        services.add_stop(tour, hosts["Huy"], now=NOW)
    assert tour.stops.count() == MOST_STOPS


def warnings(tour: Tour, town: str) -> str:
    return " ".join(next(one for one in plan_of(tour, NOW).stops if town in one.stop.page_title).warnings)


def test_what_does_not_fit_is_said(tour: Tour, hosts: dict[str, OrganisationPage], traveller: Any) -> None:
    namur, mons, charleroi = tour.stops.all()
    at = {namur.pk: {"starts": time(9)}, mons.pk: {"starts": time(10)}, charleroi.pk: {"starts": time(12, 10)}}
    tour = services.arrange(tour, {"language": "nl"}, at, now=NOW)
    visits.pause_host(hosts["Namur"].translation_key, date(2027, 4, 1), now=NOW)
    for who in ("a@a.example", "b@a.example"):
        visits.confirm_address(visits.ask(hosts["Mons"], asked(who), now=NOW)[0], now=NOW)
    OrganisationPage.objects.filter(pk=hosts["Charleroi"].pk).update(open_to_visits=False)

    assert "1er avril 2027" in warnings(tour, "Namur")
    assert "Français" in warnings(tour, "Namur")
    assert "avant" in warnings(tour, "Mons"), "it begins before the one before it ends"
    assert "10 minutes" in warnings(tour, "Charleroi")
    assert "autre hôte" in warnings(tour, "Charleroi")


def test_an_hour_that_does_not_exist_is_said(tour: Tour) -> None:
    at = {stop_at(tour, "Mons").pk: {"starts": time(2, 30)}}
    tour = services.arrange(tour, {"first_day": date(2027, 3, 28)}, at, now=NOW)
    assert "heure" in warnings(tour, "Mons")
