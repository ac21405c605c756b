"""Places are found by what people type, in four languages, with nothing but files."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import Territory
from core.places import DATA, find_place, fold

TERRITORIES = (
    ("BE-WHT", "province", "Hainaut", "Henegouwen", 50.47, 3.95),
    ("FR-59", "department", "Nord", "le Nord", 50.45, 3.2),
    ("FR-2A", "department", "Corse-du-Sud", "", 41.87, 8.98),
    ("FR-2B", "department", "Haute-Corse", "", 42.4, 9.2),
    ("FR-974", "department", "La Réunion", "", -21.12, 55.54),
    ("FR-75C", "department", "Paris", "", 48.86, 2.35),
    ("ZONE-X", "zone", "Zone sans centre", "", None, None),
)


@pytest.fixture
def territories(db: None) -> None:
    for code, kind, name, other, lat, lon in TERRITORIES:
        Territory.objects.create(code=code, kind=kind, label_fr=name, also_called=other, latitude=lat, longitude=lon)


@pytest.mark.parametrize(
    ("typed", "name", "country"),
    [
        ("Mons", "Mons", "BE"),
        ("  mONS ", "Mons", "BE"),
        ("Bergen", "Bergen", "BE"),
        ("Anvers", "Anvers", "BE"),
        ("Brussel", "Brussel", "BE"),
        ("liege", "Liège", "BE"),
        ("Büllingen", "Büllingen", "BE"),
        ("Courtrai", "Courtrai", "BE"),
        ("marche en famenne", "Marche-en-Famenne", "BE"),
        ("St-Nicolas", "Saint-Nicolas", "BE"),
        ("Ottignies-Louvain-la-Neuve", "Ottignies-Louvain-la-Neuve", "BE"),
        ("Herstappe", "Herstappe", "BE"),
        ("Lille", "Lille", "FR"),
        ("Rijsel", "Rijsel", "FR"),
        ("Aix-la-Chapelle", "Aix-la-Chapelle", "DE"),
        ("'s Hertogenbosch", "'s-Hertogenbosch", "NL"),
        ("B-7000", "Mons", "BE"),
        ("7000 Mons", "Mons", "BE"),
        ("7090", "Braine-le-Comte", "BE"),
        ("59300 Valenciennes", "Valenciennes", "FR"),
        ("D-52062 Aachen", "Aachen", "DE"),
        ("1012 AB Amsterdam", "Amsterdam", "NL"),
        ("L-4011 Esch-sur-Alzette", "Esch-sur-Alzette", "LU"),
    ],
)
def test_a_town_is_found_as_people_type_it(db: None, typed: str, name: str, country: str) -> None:
    found = find_place(typed)

    assert found is not None
    assert (found.name, found.country) == (name, country)
    assert 48 < found.lat < 54
    assert 2 < found.lon < 10


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("59300", "Nord"),
        ("20000", "Corse-du-Sud"),
        ("20200", "Haute-Corse"),
        ("97400", "La Réunion"),
        ("75011", "Paris"),
        ("hainaut", "Hainaut"),
        ("Henegouwen", "Hainaut"),
        ("le nord", "Nord"),
    ],
)
def test_departments_and_regions_have_a_centre(territories: None, typed: str, name: str) -> None:
    with override("fr"):
        found = find_place(typed)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "typed", ["", "   ", "xyzzyville", "0999", "99999", "-1", "…", "Zone sans centre", "12345678", "a" * 20_000]
)
def test_what_is_no_place_is_none(territories: None, typed: str) -> None:
    assert find_place(typed) is None


def test_the_larger_namesake_is_meant_unless_the_country_is_told(db: None) -> None:
    anywhere, in_belgium = find_place("Rochefort"), find_place("Rochefort", "BE")

    assert anywhere is not None and anywhere.country == "FR"
    assert in_belgium is not None and in_belgium.label.startswith("Rochefort (Belg")


def test_a_postcode_is_named_in_the_language_of_the_reader(db: None) -> None:
    with override("nl"):
        found = find_place("7000")

    assert found is not None
    assert found.name == "Bergen"


def test_every_belgian_municipality_is_found_in_its_country(db: None) -> None:
    with (DATA / "be_postcodes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    missing = [
        row["town_fr"] for row in rows if not find_place(row["town_fr"], "BE") or not find_place(row["postcode"])
    ]

    assert missing == []


def test_the_file_is_in_the_order_of_its_folded_names() -> None:
    """A lookup halves the file: one name out of order, and its neighbours are lost."""
    names = [line.split("\t", 1)[0] for line in (DATA / "towns.tsv").read_text(encoding="utf-8").splitlines()]
    folded = [fold(name) for name in names]

    assert folded == sorted(folded)


def test_the_file_can_be_made_anew(tmp_path: Path) -> None:
    made = tmp_path / "towns.tsv"

    call_command("build_towns", file=made, verbosity=0)

    assert made.read_bytes() == (DATA / "towns.tsv").read_bytes()


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_place_or_none(typed: str) -> None:
    found = find_place(typed)

    assert found is None or (-90 <= found.lat <= 90 and found.label)
