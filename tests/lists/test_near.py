"""« Near … »: a town or a postcode, how far, and what is said beside the field."""

import re
from collections.abc import Callable

import pytest

from .conftest import LILLE, MONS, NAMUR, Get, organisation, practice, titles

Index = Callable[..., None]


@pytest.fixture
def placed(index: Index) -> None:
    index(
        practice(1, title="Namur", position=NAMUR),
        practice(2, title="Mons", position=MONS),
        practice(3, title="Lille", position=LILLE),
        practice(4, title="Nulle part", position=None),
    )


def test_the_nearest_come_first_and_each_says_how_far_it_is(placed: None, get: Get) -> None:
    page = get("/fr/fiches/", near="7000")

    assert titles(page) == ["Mons", "Namur", "Lille", "Nulle part"]
    assert [km for far in page.select(".row-distance") for km in re.findall(r"\d+", far.get_text())] == [
        "1",
        "65",
        "66",
    ]
    assert "Mons" in page.select_one("#near-found").get_text()  # type: ignore[union-attr]
    assert page.select_one("#near")["value"] == "7000"  # type: ignore[index]


def test_only_what_is_near_enough(placed: None, get: Get) -> None:
    assert titles(get("/fr/fiches/", near="Bergen", km="10")) == ["Mons"]
    assert sorted(titles(get("/fr/fiches/", near="mons", km="100"))) == ["Lille", "Mons", "Namur"]


def test_an_unknown_place_keeps_what_was_typed_and_says_so(placed: None, get: Get) -> None:
    page = get("/fr/fiches/", near="Trifouilly <les-Oies>", km="25")

    field = page.select_one("#near")
    assert field is not None
    assert field["value"] == "Trifouilly <les-Oies>"
    assert field["aria-invalid"] == "true"
    error = page.select_one(f"#{field['aria-describedby']}")
    assert error is not None
    assert "Trifouilly <les-Oies>" in error.get_text()
    assert page.select_one(".filters").has_attr("open")  # type: ignore[union-attr]
    assert len(titles(page)) == 4


def test_a_position_will_do(placed: None, get: Get) -> None:
    page = get("/fr/fiches/", near="50.45,3.95", km="10")

    assert titles(page) == ["Mons"]
    assert not page.select_one("#near-found")


def test_organisations_too(index: Index, get: Get) -> None:
    index(organisation(1, title="À Mons"), organisation(2, title="À Namur", position=NAMUR))

    assert titles(get("/fr/annuaire/", near="Namur")) == ["À Namur", "À Mons"]
    assert titles(get("/fr/annuaire/")) == ["À Mons", "À Namur"]
