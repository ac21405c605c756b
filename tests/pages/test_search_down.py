"""A search engine that cannot be reached takes away what needs it, and nothing else."""

from itertools import product
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from knowledgebase.models import BarrierPage, PracticePage
from tests.harness.client import StrictClient

NOBODY = "elasticsearch://127.0.0.1:1/passerelles"


@pytest.fixture
def down(settings: Any, rich: PracticePage) -> None:
    settings.SEARCH_URL = NOBODY


def test_pages_render_without_what_stands_beside_them(
    down: None, rich: PracticePage, barrier: BarrierPage, client: StrictClient
) -> None:
    for page in (rich, barrier, rich.get_parent(), rich.get_parent().get_parent()):
        response = client.get(page.url)
        expected = 503 if page.pk == rich.get_parent().pk else 200
        assert response.status_code == expected, page
        assert page.title in response.content.decode()


def test_the_home_page_says_nothing_that_it_does_not_know(down: None, rich: PracticePage, client: StrictClient) -> None:
    home = BeautifulSoup(client.get("/fr/").content, "html.parser")
    assert home.select_one("h1")
    assert not home.select("#new")


def test_a_page_made_meanwhile_is_not_kept(
    down: None, rich: PracticePage, carrier: Any, client: StrictClient, settings: Any, tmp_path: Any
) -> None:
    assert not BeautifulSoup(client.get(carrier.url).content, "html.parser").select(f"[href='{rich.url}']")
    settings.SEARCH_URL = f"embedded://{tmp_path / 'index'}"
    call_command("search_rebuild", verbosity=0)
    assert BeautifulSoup(client.get(carrier.url).content, "html.parser").select(f"[href='{rich.url}']")


def test_what_needs_the_search_says_so_and_offers_what_can_be_read(
    down: None, rich: PracticePage, barrier: BarrierPage, client: StrictClient
) -> None:
    PageViewRestriction.objects.create(page=barrier, restriction_type="login")
    further = ("", "?q=creche", "?page=3&sort=newest", "?format=csv", "?format=atom")
    for address, more in product(("/fr/recherche/", rich.get_parent().url), further):
        response = client.get(address + more)
        page = BeautifulSoup(response.content, "html.parser")
        assert (response.status_code, response["Retry-After"]) == (503, "60")
        assert "no-store" in response["Cache-Control"]
        assert page.select_one("h1").get_text() == "La recherche est en panne"
        assert page.select_one(f"main a[href='{rich.url}']")
        assert not page.select(f"a[href='{barrier.url}']"), "what is for members stays out of sight"
        assert not page.select(f"main a[href='{rich.get_parent().url}']"), "a list leads back here"


def test_other_languages_and_tags_too(down: None, rich: PracticePage, client: StrictClient) -> None:
    assert client.get("/nl/zoeken/").status_code == 503
    with override("fr"):
        tag = reverse("tag", args=[rich.tags.first().slug])
    assert client.get(tag).status_code == 503


def test_completion_offers_nothing(down: None, client: StrictClient) -> None:
    response = client.get("/fr/complete.json", {"q": "cré"})
    assert (response.status_code, response.json()["offers"]) == (200, [])
