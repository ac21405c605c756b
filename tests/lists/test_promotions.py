"""What editors promote stands first on the search page, once, until they take it back."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from knowledgebase.models import PracticePage
from search.learning import log
from search.models import Search
from search.promotions import promote, promoted, take_back
from search.services import drain
from tests.admin.builders import home
from tests.admin.builders import practice as practice_page
from tests.harness.client import StrictClient

from .conftest import Get, practice, titles

PAGE = "/fr/recherche/"
Index = Callable[..., None]


@pytest.fixture
def budget(site: dict[str, Page]) -> PracticePage:
    page = practice_page("Budget avant le contrat", slug="budget")
    page.save_revision().publish()
    drain()
    return page


@pytest.fixture
def promotion(budget: PracticePage) -> SearchPromotion:
    return promote(SearchPromotion(), "places de crèche", budget, 0, by=None)


def marked(page: BeautifulSoup) -> list[str]:
    return [row.h3.get_text(strip=True) for row in page.select(".row:has(.badge--chosen)")]  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["places de crèche", "place creche", "CRÈCHES, places"])
def test_it_stands_first_whatever_the_form(promotion: SearchPromotion, index: Index, get: Get, text: str) -> None:
    index(practice(1, title="Une place à la crèche"), practice(2, title="Places de crèche du matin"))
    page = get(PAGE, q=text)
    assert titles(page)[0] == "Budget avant le contrat"
    assert len(titles(page)) == 3
    assert marked(page) == ["Budget avant le contrat"]


def test_other_words_are_not_concerned(promotion: SearchPromotion, index: Index, get: Get) -> None:
    index(practice(1, title="La crèche"))
    assert marked(get(PAGE, q="crèche")) == []
    assert marked(get("/nl/zoeken/", q="places de crèche")) == []


def test_it_stands_there_once(budget: PracticePage, get: Get) -> None:
    promote(SearchPromotion(), "budget", budget, 0, by=None)
    assert titles(get(PAGE, q="budget")) == ["Budget avant le contrat"]


def test_it_stands_on_the_first_page_only(promotion: SearchPromotion, index: Index, get: Get) -> None:
    index(*(practice(number, title=f"Places de crèche {number}") for number in range(25)))
    assert marked(get(PAGE, q="places de crèche")) == ["Budget avant le contrat"]
    assert marked(get(PAGE, q="places de crèche", page=2)) == []


@pytest.mark.parametrize(
    ("parameters", "stands"),
    [
        ({"kind": "practice"}, True),
        ({"kind": "organisation"}, False),
        ({"challenge": "garde-enfants"}, False),
        ({"sort": "title"}, False),
        ({"near": "50.4,3.9"}, False),
    ],
)
def test_who_narrows_or_orders_chooses_otherwise(
    promotion: SearchPromotion, index: Index, get: Get, parameters: dict[str, str], stands: bool
) -> None:
    index(practice(1, title="Places de crèche"))
    assert bool(marked(get(PAGE, q="places de crèche", **parameters))) is stands


def test_a_search_that_finds_nothing_else_shows_it(promotion: SearchPromotion, get: Get) -> None:
    page = get(PAGE, q="crèche places")
    assert titles(page) == ["Budget avant le contrat"]
    assert "Rien" not in page.select_one(".list-count").get_text()  # type: ignore[union-attr]
    log.write()
    assert Search.objects.get().total == 1  # no gap


def test_several_stand_in_their_order(promotion: SearchPromotion, get: Get) -> None:
    other = practice_page("Une autre", slug="autre")
    other.save_revision().publish()
    drain()
    promote(SearchPromotion(), "place de crèche", other, 5, by=None)
    assert marked(get(PAGE, q="places de crèche")) == ["Budget avant le contrat", "Une autre"]
    promote(SearchPromotion.objects.get(pk=promotion.pk), "places de crèche", promotion.page, 9, by=None)
    assert marked(get(PAGE, q="places de crèche")) == ["Une autre", "Budget avant le contrat"]


def test_the_page_cache_hears_of_it(budget: PracticePage, client: StrictClient) -> None:
    for _warm_up in range(2):
        client.get(PAGE, {"q": "chômage"})
    assert client.get(PAGE, {"q": "chômage"})["X-Cache"] == "hit"
    promotion = promote(SearchPromotion(), "chômage", budget, 0, by=None)
    assert "Budget avant le contrat" in client.get(PAGE, {"q": "chômage"}).content.decode()
    take_back(promotion, by=None)
    assert "Budget avant le contrat" not in client.get(PAGE, {"q": "chômage"}).content.decode()
    assert not Query.objects.exists()


def test_what_is_not_public_is_left_out(promotion: SearchPromotion, budget: PracticePage) -> None:
    assert promoted("places de crèche", "fr")
    budget.view_restrictions.create(restriction_type="login")
    drain()
    assert not promoted("places de crèche", "fr")


def test_a_page_that_nobody_finds_is_left_out(site: object) -> None:
    promote(SearchPromotion(), "accueil", home(), 0, by=None)
    assert promoted("accueil", "fr") == () or promoted("accueil", "fr")[0].url == "/fr/"


def test_an_opened_promotion_has_the_first_rank(promotion: SearchPromotion, index: Index, client: StrictClient) -> None:
    index(practice(1, title="Places de crèche"))
    client.get(promotion.page.url, headers={"referer": f"http://testserver{PAGE}?q=places+de+creche"})
    assert log.write() == 1
