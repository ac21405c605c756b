"""The barriers of a list by territory: on a map and as a table, each number with the list that it counts."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from core.models import Territory
from knowledgebase.models import BarrierPage
from search.services import drain
from tests.admin.builders import term

from .test_meeting import barrier_called


@pytest.fixture
def barriers(db: None, own_index: None) -> list[BarrierPage]:
    belgium = term(Territory, "BE", label_fr="Belgique", kind="country", latitude=50.6, longitude=4.7)
    wallonia = term(Territory, "BE-WAL", label_fr="Wallonie", kind="region", parent=belgium, latitude=50.3, longitude=5)
    hainaut = term(Territory, "BE-WHT", label_fr="Hainaut", parent=wallonia, latitude=50.47, longitude=3.95)
    mons = term(Territory, "BE-ARR-MONS", label_fr="Mons", kind="arrondissement", parent=hainaut)
    brussels = term(
        Territory, "BE-BRU", label_fr="Bruxelles", kind="region", parent=belgium, latitude=50.8, longitude=4.35
    )
    far = term(Territory, "FR-974", label_fr="La Réunion", kind="department", latitude=-21.1, longitude=55.5)
    found = []
    for number, places in enumerate(([mons], [hainaut, brussels], [wallonia], [far])):
        page = barrier_called(f"Frein {number}")
        page.territories = places
        page.save()
        found.append(page)
    drain()
    return found


def page_of(client: Any, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html.parser")


def test_each_number_leads_to_its_list(client: Any, barriers: list[BarrierPage]) -> None:
    url = barriers[0].get_parent().url
    plain = page_of(client, url)
    assert plain.find("svg", class_="map-drawing") is None, "only where it is asked for"

    page = page_of(client, plain.find("a", href=lambda href: href and "map=yes" in href)["href"])
    drawn = {mark["aria-label"]: mark["href"] for mark in page.find("svg", class_="map-drawing").find_all("a")}
    assert list(drawn) == ["Hainaut\u00a0: 2 freins", "Bruxelles\u00a0: 1 frein"], "not what holds for all of a region"
    table = {row.th.get_text(): row.a for row in page.find("table", class_="counts").tbody.find_all("tr")}
    assert set(table) == {"Belgique", "Wallonie", "Hainaut", "Bruxelles", "Mons", "La Réunion"}
    for name, link in table.items():
        listed = page_of(client, link["href"])
        assert len(listed.find(id="rows").find_all("li", class_="row")) == int(link.get_text().split()[0]), name


def test_what_is_chosen_stays_but_for_the_territory(client: Any, barriers: list[BarrierPage]) -> None:
    url = barriers[0].get_parent().url
    page = page_of(client, f"{url}?territory=BE-BRU&nature=other&map=yes")
    hainaut = next(
        mark["href"] for mark in page.find_all("a", attrs={"aria-label": True}) if "Hainaut" in mark["aria-label"]
    )
    assert "territory=BE-WHT" in hainaut
    assert "BE-BRU" not in hainaut
    assert "nature=other" in hainaut
    assert client.get(f"{url}?map=yes&q=rien&territory=nowhere").status_code == 200
