"""Filters, chips, orders and pages of the lists, all of them plain links and one form."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from .conftest import Get, practice, titles

Index = Callable[..., None]


def count_of(page: BeautifulSoup, axis: str, code: str) -> str | None:
    box = page.select_one(f'input[type=checkbox][name="{axis}"][value="{code}"]')
    return box.find_next("b").get_text() if box else None  # type: ignore[union-attr]


@pytest.fixture
def some(index: Index) -> None:
    index(
        practice(1, title="Crèche", facets={"challenge": ("garde-enfants",), "maturity": ("tried",)}),
        practice(2, title="Vélo", facets={"challenge": ("mobilite",), "maturity": ("proven",), "open": ("yes",)}),
        practice(3, title="Bus", facets={"challenge": ("mobilite",), "maturity": ("tried",)}),
    )


def test_a_row_says_why_it_is_there(index: Index, get: Get) -> None:
    index(practice(1, title="Crèche", facets={"open": ("yes",), "practice_kind": ("good_practice",)}))

    row = get("/fr/fiches/").select_one(".row")

    assert row is not None
    text = row.get_text(" ", strip=True)
    for said in ("Crèche", "Une phrase", "Garde d’enfants", "Centre Démonstration, Mons", "Hainaut", "2026"):
        assert said in text
    assert row.select_one(".kind.is-good_practice")
    assert row.select_one(".open")
    assert row.select_one(".badge")
    assert row.select_one("h3 a")["href"] == "/fr/fiches/pratique-1/"  # type: ignore[index]


def test_several_choices_in_one_group_widen_and_two_groups_narrow(some: None, get: Get) -> None:
    assert titles(get("/fr/fiches/")) == ["Bus", "Vélo", "Crèche"]
    assert titles(get("/fr/fiches/", challenge=["mobilite", "garde-enfants"])) == ["Bus", "Vélo", "Crèche"]
    assert titles(get("/fr/fiches/", challenge=["mobilite"])) == ["Bus", "Vélo"]
    assert titles(get("/fr/fiches/", challenge=["mobilite"], maturity=["tried"])) == ["Bus"]


def test_the_counts_of_a_group_ignore_its_own_choice(some: None, get: Get) -> None:
    page = get("/fr/fiches/", challenge=["mobilite"])

    assert count_of(page, "challenge", "mobilite") == "2"
    assert count_of(page, "challenge", "garde-enfants") == "1"
    assert count_of(page, "maturity", "tried") == "1"
    assert count_of(page, "open", "yes") == "1"


def test_every_choice_is_a_chip_whose_link_takes_it_back(some: None, get: Get) -> None:
    page = get("/fr/fiches/", q="vélo", challenge=["mobilite", "garde-enfants"], near="Mons", km="25")

    links = [chip["href"] for chip in page.select(".chip--on")]
    assert len(links) == 4
    left = [len(parse_qs(urlsplit(link).query, keep_blank_values=True)) for link in links]  # type: ignore[type-var]
    assert left == [3, 2, 4, 4]
    assert page.select_one('[data-part="chips"] a[href="/fr/fiches/"]')


def test_the_form_of_the_filters_gives_the_same_list_again(some: None, get: Get) -> None:
    page = get("/fr/fiches/", q="vélo", challenge=["mobilite"], sort="title", size="10", untranslated="no")

    form = page.select_one(".filters form")
    assert form is not None
    fields = {
        (field["name"], field.get("value", ""))
        for field in form.select("input")
        if field.get("type") != "checkbox" or field.has_attr("checked")
    }
    assert fields == {
        ("q", "vélo"),
        ("challenge", "mobilite"),
        ("sort", "title"),
        ("size", "10"),
        ("untranslated", "no"),
        ("near", ""),
    }


def test_orders(some: None, get: Get) -> None:
    assert titles(get("/fr/fiches/", sort="title")) == ["Bus", "Crèche", "Vélo"]
    chosen = get("/fr/fiches/", sort="title").select_one('[data-part="sorts"] [aria-current]')
    assert chosen is not None
    assert "sort=title" in str(chosen["href"])


def test_pages_and_sizes(index: Index, get: Get) -> None:
    index(*(practice(number) for number in range(45)))

    assert len(titles(get("/fr/fiches/"))) == 20
    last = get("/fr/fiches/", page="3")
    assert len(titles(last)) == 5
    assert last.select_one('.pages [aria-current="page"]').get_text(strip=True).endswith("3")  # type: ignore[union-attr]
    assert last.select_one(".pages [rel=prev]")["href"] == "/fr/fiches/?page=2"  # type: ignore[index]
    assert len(titles(get("/fr/fiches/", size="50"))) == 45
    assert titles(get("/fr/fiches/", page="99")) == titles(last)


def test_a_long_group_unfolds_and_what_is_ticked_in_it_stands_in_front(index: Index, get: Get) -> None:
    from core.models import Audience
    from tests.admin.builders import term

    codes = [f"public-{number:02}" for number in range(14)]
    for code in codes:
        term(Audience, code)
    index(practice(1, facets={"audience": tuple(codes)}))

    page = get("/fr/fiches/", audience=[codes[-1]])

    group = page.select_one('[data-facet="audience"]')
    assert group is not None
    unfolded = [box["value"] for box in group.select(".more input")]
    assert len(unfolded) == 5
    assert codes[-1] not in unfolded
    assert len(group.select("input[checked]")) == 1


def test_a_group_that_would_change_nothing_is_left_out(index: Index, get: Get) -> None:
    index(practice(1), practice(2, facets={"maturity": ("proven",)}))

    page = get("/fr/fiches/")

    assert page.select('[data-facet="maturity"]')
    assert not page.select('[data-facet="practice_kind"]')
    assert get("/fr/fiches/", practice_kind="action_sheet").select('[data-facet="practice_kind"] input[checked]')


def test_content_in_another_language_is_offered_and_marked(index: Index, get: Get) -> None:
    index(
        practice(1, title="Crèche", shown_in=("fr", "nl")),
        practice(2, id="practice:2:nl", language="nl", title="Fietsen", shown_in=("nl",)),
    )

    page = get("/nl/praktijken/")
    assert titles(page) == ["Fietsen", "Crèche"]
    assert [heading.get("lang") for heading in page.select(".row h3")] == [None, "fr"]
    assert page.select_one(".row-language")
    assert titles(get("/nl/praktijken/", untranslated="no")) == ["Fietsen"]


def test_names_of_terms_follow_the_language(index: Index, get: Get) -> None:
    index(practice(1, shown_in=("fr", "nl")))

    assert "Kinderopvang" in get("/nl/praktijken/").select_one(".row-problems").get_text()  # type: ignore[union-attr]


def test_an_empty_result_shows_ways_out_that_find_something(some: None, get: Get) -> None:
    page = get("/fr/fiches/", challenge=["garde-enfants"], maturity=["proven"])

    assert titles(page) == []
    ways = [way["href"] for way in page.select(".empty .btn")]
    assert ways == ["/fr/fiches/?challenge=garde-enfants", "/fr/fiches/?maturity=proven"]
    assert all(titles(get(str(way))) for way in ways)


def test_an_empty_result_offers_other_languages(index: Index, get: Get) -> None:
    index(practice(2, id="practice:2:nl", language="nl", title="Bakfietsen", shown_in=("nl",)))

    page = get("/fr/fiches/", q="bakfietsen")

    way = page.select_one(".empty [hreflang=nl]")
    assert way is not None
    assert titles(get(str(way["href"]))) == ["Bakfietsen"]


def test_a_word_that_does_not_exist_is_put_right_and_it_is_said(index: Index, get: Get) -> None:
    index(practice(1, title="Une crèche à vélo"), practice(2, title="Une crèche en ville"))

    page = get("/fr/fiches/", q="crehce")

    assert len(titles(page)) == 2
    assert "crèche" in page.select_one(".notice").get_text()  # type: ignore[union-attr]


def test_what_was_found_is_marked(some: None, get: Get) -> None:
    assert get("/fr/fiches/", q="phrase").select_one(".row mark")


def test_choices_that_cannot_be_counted_still_filter(index: Index, get: Get, site: dict) -> None:  # type: ignore[type-arg]
    from network.models import OrganisationPage

    carrier = site["directory"].add_child(instance=OrganisationPage(title="La Maison", summary="…", town="Mons"))
    key = str(carrier.translation_key)
    index(practice(1, facets={"organisation": (key,)}), practice(2))

    page = get("/fr/fiches/", organisation=key)

    assert titles(page) == ["Pratique 1"]
    assert "La Maison" in page.select_one(".chip--on").get_text()  # type: ignore[union-attr]
