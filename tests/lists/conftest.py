"""A site with its four lists, and an index filled without pages, so that there can be many documents."""

import datetime
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from core.models import Audience, Challenge, StructureKind, Territory
from knowledgebase.models import BarrierIndexPage, PracticeIndexPage, ProjectIndexPage
from search.document import Document
from search.engines import get_engine
from tests.admin.builders import directory, home, practice_index, term
from tests.harness.client import StrictClient
from tests.harness.worlds import Stand

MONS, NAMUR, LILLE = (50.454, 3.952), (50.467, 4.867), (50.634, 3.055)
Get = Callable[..., BeautifulSoup]


def practice(number: int = 1, **fields: Any) -> Document:
    """A French practice in the index; `fields` say how it differs, `facets` and `payload` add to the usual ones."""
    facets = {
        "challenge": ("garde-enfants",),
        "territory": ("BE-WHT",),
        "practice_kind": ("action_sheet",),
        "maturity": ("tried",),
        **fields.pop("facets", {}),
    }
    payload = {
        "kind": facets["practice_kind"][0],
        "challenges": facets["challenge"],
        "territories": facets["territory"],
        "maturity": facets["maturity"][0],
        "carrier": "Centre Démonstration",
        "town": "Mons",
        "open": "open" in facets,
        "demonstration": True,
        **fields.pop("payload", {}),
    }
    usual: dict[str, Any] = {
        "id": f"practice:{number}:fr",
        "kind": "practice",
        "language": "fr",
        "title": f"Pratique {number}",
        "summary": "Une phrase qui la résume.",
        "url": f"/fr/fiches/pratique-{number}/",
        "published": datetime.date(2026, 1, 1) + datetime.timedelta(days=number),
        "reviewed": datetime.date(2026, 2, 1),
        "position": MONS,
    }
    return Document(**usual | fields, facets=facets, payload=payload)


def organisation(number: int = 1, **fields: Any) -> Document:
    """A French organisation in the index."""
    facets = {"structure_kind": ("cisp",), "territory": ("BE-WHT",), "country": ("BE",), **fields.pop("facets", {})}
    position = fields.pop("position", MONS)
    payload = {
        "kinds": facets["structure_kind"],
        "town": "Mons",
        "country": "BE",
        "position": position,
        "territories": facets["territory"],
        "challenges": facets.get("challenge", ()),
        "open": "open" in facets,
        **fields.pop("payload", {}),
    }
    usual: dict[str, Any] = {
        "id": f"organisation:{number}:fr",
        "kind": "organisation",
        "language": "fr",
        "title": f"Structure {number}",
        "summary": "Elle forme.",
        "url": f"/fr/annuaire/structure-{number}/",
        "published": datetime.date(2026, 1, 1),
    }
    return Document(**usual | fields, position=position, facets=facets, payload=payload)


@pytest.fixture(scope="module")
def standing_site(stand: Stand) -> dict[str, Page]:
    return stand(_site)


def _site() -> dict[str, Page]:
    term(Challenge, "garde-enfants", label_fr="Garde d’enfants", label_nl="Kinderopvang")
    term(Challenge, "mobilite", label_fr="Mobilité")
    term(Audience, "jeunes", label_fr="Jeunes")
    term(StructureKind, "cisp", label_fr="CISP")
    term(Territory, "BE-WHT", label_fr="Hainaut", latitude=50.47, longitude=3.95)
    pages: dict[str, Page] = {"practices": practice_index(), "directory": directory()}
    for name, model, slug in (
        ("barriers", BarrierIndexPage, "freins"),
        ("projects", ProjectIndexPage, "projets"),
    ):
        pages[name] = home().add_child(instance=model(title=slug.title(), slug=slug, summary=f"Les {slug}."))
    pages["practices_nl"] = home("nl").add_child(
        instance=PracticeIndexPage(title="Praktijken", slug="praktijken", summary="Alle.", locale=home("nl").locale)
    )
    return pages


@pytest.fixture
def site(standing_site: dict[str, Page], db: None, own_index: None) -> dict[str, Page]:
    """The pages of the lists by name, in French and, for practices, in Dutch; an empty index."""
    return deepcopy(standing_site)


@pytest.fixture
def index(site: dict[str, Page]) -> Callable[..., None]:
    """Puts documents in the index."""
    return lambda *documents: get_engine().upsert(documents)


@pytest.fixture
def get(client: StrictClient) -> Get:
    """The page at an address, read."""

    def read(address: str, **parameters: Any) -> BeautifulSoup:
        response = client.get(address, parameters)
        assert response.status_code == 200, (address, parameters, response.status_code)
        return BeautifulSoup(response.content, "html.parser")

    return read


def titles(page: BeautifulSoup) -> list[str]:
    return [heading.get_text(strip=True) for heading in page.select(".row h3")]
