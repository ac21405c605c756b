"""What the search page says and offers beside its results: orders, other spellings, acronyms, other languages."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from core.models import GlossaryEntry, StructureKind, Territory
from search.query import Sort
from tests.admin.builders import term

from .conftest import Get, organisation, practice, titles

Index = Callable[..., None]
SEARCH = "/fr/recherche/"


def text(found: Any) -> str:
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def test_results_stand_in_the_order_of_their_last_review(index: Index, get: Get) -> None:
    day = datetime.date
    index(
        practice(1, title="Crèche un", reviewed=day(2026, 1, 1)),
        practice(2, title="Crèche deux", reviewed=day(2026, 3, 1)),
        practice(3, title="Crèche trois", reviewed=day(2026, 2, 1)),
    )
    page = get(SEARCH, q="crèche", near="Mons")
    orders = {text(link): str(link["href"]) for link in page.select("[data-part=sorts] a")}
    offered = (Sort.RELEVANCE, Sort.NEWEST, Sort.REVIEWED, Sort.TITLE, Sort.NEAREST)
    assert list(orders) == [str(sort.label) for sort in offered]
    assert titles(get(orders[str(Sort.REVIEWED.label)])) == ["Crèche deux", "Crèche trois", "Crèche un"]


@pytest.mark.parametrize(
    ("path", "chip"),
    [(SEARCH, "«\u00a0vélo\u00a0»"), ("/nl/zoeken/", "‘vélo’"), ("/de/suche/", "„vélo“"), ("/en/search/", "“vélo”")],
)
def test_the_words_stand_in_the_quotes_of_the_language(index: Index, get: Get, path: str, chip: str) -> None:
    found = get(path, q="vélo").select_one(".chip--on")
    assert found is not None
    assert found.contents[-2].strip() == chip  # type: ignore[union-attr]


def test_a_misspelt_word_is_put_right_where_nothing_has_it_and_that_is_said(index: Index, get: Get) -> None:
    index(practice(1, title="Un vélo prêté"), practice(2, title="Un vélo"))
    page = get(SEARCH, q="vélp")
    assert titles(page)
    assert "vélp" in text(page.select_one(".notice")) and "vélo" in text(page.select_one(".notice"))


def test_a_rarer_word_is_searched_as_it_was_typed_and_another_one_offered(index: Index, get: Get) -> None:
    index(*(practice(n, title=f"Vélo {n}") for n in range(60)), practice(90, title="Vélp"))
    page = get(SEARCH, q="vélp")
    assert titles(page) == ["Vélp"]
    link = page.select_one(".notice a")
    assert text(link) == "vélo"
    assert len(titles(get(str(link["href"])))) == 20  # type: ignore[index]


@pytest.fixture
def two_countries(site: object) -> None:
    term(Territory, "BE", kind="country", label_fr="Belgique")
    belgium, france = Territory.objects.get(code="BE"), term(Territory, "FR", kind="country", label_fr="France")
    Territory.objects.filter(code="BE-WHT").update(parent=belgium)
    term(Territory, "FR-59", kind="department", label_fr="Nord", parent=france)
    term(StructureKind, "ei-be", label_fr="Entreprise d’insertion (Wallonie)", acronym="EI", country="BE")
    term(StructureKind, "ei-fr", label_fr="Entreprise d’insertion (France)", acronym="EI", country="FR")
    GlossaryEntry.objects.create(acronym="ONE", country="BE", expansion_fr="Office de la naissance et de l’enfance")


def explained(page: BeautifulSoup) -> list[str]:
    return [text(found) for found in page.select(".acronym")]


def test_an_acronym_is_explained(two_countries: None, index: Index, get: Get) -> None:
    assert explained(get(SEARCH, q="one")) == ["ONE : Office de la naissance et de l’enfance"]
    assert explained(get(SEARCH, q="agrément ONE")) == ["ONE : Office de la naissance et de l’enfance"]
    assert explained(get(SEARCH, q="one more time")) == []
    assert explained(get(SEARCH)) == []


def test_two_countries_are_told_apart_by_their_filter(two_countries: None, index: Index, get: Get) -> None:
    index(
        practice(1, title="Une EI de Mons", facets={"territory": ("BE-WHT", "BE")}),
        practice(2, title="Une EI de Lille", facets={"territory": ("FR-59", "FR")}),
    )
    page = get(SEARCH, q="EI")
    assert len(titles(page)) == 2
    (both,) = explained(page)
    assert "(Wallonie)" in both and "(France)" in both
    (only_in_france,) = (link for link in page.select(".acronym a") if text(link) == "seulement : France")

    narrowed = get(str(only_in_france["href"]))
    assert titles(narrowed) == ["Une EI de Lille"]
    assert explained(narrowed) == ["EI : Entreprise d’insertion (France)"]
    assert explained(get(SEARCH, q="EI", territory="BE-WHT")) == ["EI : Entreprise d’insertion (Wallonie)"]
    assert explained(get("/fr/annuaire/", q="EI", country="BE")) == ["EI : Entreprise d’insertion (Wallonie)"]


def test_few_results_come_with_what_other_languages_have(index: Index, get: Get) -> None:
    dutch = {"language": "nl", "summary": "", "payload": {}}
    index(
        practice(1, title="Un tandem"),
        practice(2, id="practice:2:nl", title="Een tandem", **dutch),
        practice(3, id="practice:3:nl", title="Nog een tandem", shown_in=("nl", "fr"), **dutch),
    )
    page = get(SEARCH, q="tandem")
    assert len(titles(page)) == 2
    (link,) = page.select(".elsewhere a")
    assert (text(link), link["lang"]) == ("2 resultaten in het Nederlands", "nl")
    assert len(titles(get(str(link["href"])))) == 2


def test_what_stands_in_the_list_already_is_not_offered_again(index: Index, get: Get) -> None:
    index(practice(3, id="practice:3:nl", language="nl", title="Een tandem", shown_in=("nl", "fr")))
    assert not get(SEARCH, q="tandem").select(".elsewhere")


def test_many_results_offer_nothing_else(index: Index, get: Get) -> None:
    index(*(practice(n, title=f"Un tandem {n}") for n in range(6)))
    index(practice(9, id="practice:9:nl", language="nl", title="Een tandem"))
    assert not get(SEARCH, q="tandem").select(".elsewhere")


def test_a_result_says_its_kind_and_a_foreign_one_its_language(index: Index, get: Get) -> None:
    index(
        organisation(1, title="Tandem"), practice(3, id="p:3:nl", language="nl", title="Tandem", shown_in=("nl", "fr"))
    )
    rows = get(SEARCH, q="tandem").select(".row")
    assert all(row.select_one(".kind") for row in rows)
    (foreign,) = (row for row in rows if row.h3 and row.h3.get("lang") == "nl")
    assert text(foreign.select_one(".row-language")) == "Langue : Néerlandais"
