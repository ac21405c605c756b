"""The search page spans every kind; the page of a tag shows what carries it."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils.translation import override

from knowledgebase.models import PracticePage
from search.document import Document
from tests.admin.builders import practice as practice_page
from tests.harness.client import StrictClient

from .conftest import Get, organisation, practice, titles

Index = Callable[..., None]


def address(name: str = "search", *arguments: str, language: str = "fr") -> str:
    with override(language):
        return reverse(name, args=arguments)


@pytest.fixture
def all_kinds(index: Index) -> None:
    index(
        practice(1, title="Crèche partagée", summary="Une crèche garde des places."),
        practice(2, title="Crèche du matin", summary="La crèche ouvre à six heures."),
        organisation(1, title="La crèche de Mons"),
        Document(id="barrier:1:fr", kind="barrier", language="fr", title="Crèche sans contrat", url="/fr/freins/1/"),
        Document(id="project:1:fr", kind="project", language="fr", title="Projet crèche", url="/fr/projets/1/"),
        Document(id="page:1:fr", kind="page", language="fr", title="Aide", body="La crèche.", url="/fr/aide/"),
        Document(id="offer:1:fr", kind="offer", language="fr", title="Une crèche ouvre", url="/fr/offres/1/"),
    )


@pytest.mark.parametrize(
    ("language", "path"),
    [("fr", "/fr/recherche/"), ("nl", "/nl/zoeken/"), ("de", "/de/suche/"), ("en", "/en/search/")],
)
def test_each_language_has_its_address(site: object, client: StrictClient, language: str, path: str) -> None:
    assert address(language=language) == path
    assert client.get(path).status_code == 200


def test_every_kind_is_found_and_has_its_mark(all_kinds: None, get: Get) -> None:
    page = get(address(), q="crèche")

    assert len(titles(page)) == 7
    marks = {mark["class"][1] for mark in page.select(".row .kind")}
    assert marks == {"is-action_sheet", "is-organisation", "is-barrier", "is-project", "is-page"}


def test_tabs_count_every_kind_and_one_of_them_is_chosen(all_kinds: None, get: Get) -> None:
    page = get(address(), q="crèche", kind="practice")

    counts = [tab.select_one("b").get_text() for tab in page.select(".tabs a")]  # type: ignore[union-attr]
    assert counts == ["7", "2", "1", "1", "1", "1"]
    assert page.select_one(".tabs [aria-current]").get_text(strip=True).endswith("2")  # type: ignore[union-attr]
    assert len(titles(page)) == 2
    other = page.select(".tabs a")[2]["href"]
    assert titles(get(str(other))) == ["La crèche de Mons"]


def test_choosing_a_kind_keeps_the_other_filters(all_kinds: None, get: Get) -> None:
    page = get(address(), q="crèche", kind="practice", maturity="tried")

    assert {field["value"] for field in page.select('.filters [name="kind"]')} == {"practice"}
    assert all("maturity=tried" in str(tab["href"]) for tab in page.select(".tabs a"))


def test_the_home_leads_there(site: object, get: Get) -> None:
    form = get("/fr/").select_one(".hero form")

    assert form is not None
    assert form["action"] == address()
    assert form.select_one("[name=q]")


def test_did_you_mean(index: Index, get: Get) -> None:
    index(*(practice(number, title=f"Garder la crèche {number}") for number in range(6)))
    index(practice(9, title="Une brèche dans le mur"))

    page = get(address(), q="garder brèche")

    assert titles(page)
    offered = page.select_one(".notice a")
    if offered:  # whether it is offered is the engine's judgement; where it leads is ours
        assert "q=" in str(offered["href"])


def published(title: str, *tags: str) -> PracticePage:
    page = practice_page(title, tags=list(tags), slug=title.lower())
    page.save_revision().publish()
    return page


@pytest.fixture
def tagged(site: object, index: Index) -> None:
    for number, (title, tags) in enumerate(
        {
            "Un": ("vélo", "prêt"),
            "Deux": ("vélo", "prêt", "atelier"),
            "Trois": ("vélo",),
            "Quatre": ("atelier",),
        }.items()
    ):
        published(title, *tags)
        slugs = tuple(tag.replace("é", "e").replace("ê", "e") for tag in tags)
        index(practice(number, title=title, facets={"tag": slugs}))


def test_a_tag_shows_what_carries_it_and_its_neighbours(tagged: None, get: Get) -> None:
    page = get(address("tag", "velo"))

    assert page.select_one("h1").get_text() == "vélo"  # type: ignore[union-attr]
    assert sorted(titles(page)) == ["Deux", "Trois", "Un"]
    related = [(link.find(string=True).strip(), link.b.get_text()) for link in page.select(".list-hero nav a")]  # type: ignore[union-attr]
    assert related == [("prêt", "2"), ("atelier", "1")]
    assert not page.select(".filters [name=tag]")


def test_a_tag_can_be_narrowed_and_followed(tagged: None, client: StrictClient, get: Get) -> None:
    assert get(address("tag", "velo"), q="deux").select(".row")
    feed = client.get(address("tag", "velo"), {"format": "atom"})
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert feed.content.count(b"<entry>") == 3
    assert b"Quatre" not in feed.content


@pytest.mark.parametrize("slug", ["inconnu", "a" * 300])
def test_an_unknown_tag_is_not_found(site: object, client: StrictClient, slug: str) -> None:
    assert client.get(f"{address('tag', 'x')[:-2]}{slug}/").status_code == 404
