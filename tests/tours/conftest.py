"""Five hosts with open doors, from west to east, and a member who wants to see them."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from network.companionship.tours import services
from network.companionship.tours.models import Tour
from network.models import Member, OrganisationPage
from tests.admin.builders import member, organisation
from tests.companionship.builders import NOW
from tests.harness.worlds import Stand

TOWNS = {
    "Tournai": (50.606, 3.388),
    "Mons": (50.454, 3.952),
    "Charleroi": (50.411, 4.444),
    "Namur": (50.467, 4.867),
    "Huy": (50.519, 5.239),
}
FIRST = date(2027, 3, 16)


def open_host(town: str, **fields: Any) -> OrganisationPage:
    lat, lon = TOWNS[town]
    values: dict[str, Any] = {
        "open_to_visits": True,
        "visit_formats": ["visit", "call"],
        "visit_languages": ["fr"],
        "visit_capacity": 2,
        "contact_email": f"accueil@{town.lower()}.example",
        "latitude": lat,
        "longitude": lon,
    }
    return organisation(f"Maison de {town}", **{**values, **fields})


@pytest.fixture(scope="module")
def open_doors(stand: Stand) -> dict[str, OrganisationPage]:
    return stand(lambda: {town: open_host(town) for town in TOWNS})


@pytest.fixture
def hosts(open_doors: dict[str, OrganisationPage], db: None, own_index: None) -> dict[str, OrganisationPage]:
    return deepcopy(open_doors)


@pytest.fixture
def traveller(db: None) -> Member:
    who = member("tara@route.example", first_name="Tara", last_name="Tournée")
    who.vouch_for_address()
    return who


@pytest.fixture
def tour(hosts: dict[str, OrganisationPage], traveller: Member) -> Tour:
    """Three stops, not in the shortest order, on a day to come, with times that fit."""
    made = services.begin_tour(traveller, "Le long de la Sambre", now=NOW)
    for town in ("Namur", "Mons", "Charleroi"):
        services.add_stop(made, hosts[town], now=NOW)
    return services.arrange(made, {"first_day": FIRST}, {}, now=NOW)
