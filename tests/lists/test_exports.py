"""What is shown can be followed and carried away: the same list, all pages of it."""

import csv
import io
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from tests.harness.client import StrictClient

from .conftest import Get, organisation, practice

Index = Callable[..., None]
ATOM = "{http://www.w3.org/2005/Atom}"


def rows(client: StrictClient, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response["Content-Type"].startswith("text/csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_has_what_the_filters_leave(index: Index, client: StrictClient, get: Get) -> None:
    index(
        *(practice(number, facets={"maturity": ("proven",)}) for number in range(25)),
        practice(90, facets={"challenge": ("mobilite",)}),
    )

    link = get("/fr/fiches/", maturity="proven", page="2").select_one(".list-foot a[download]")

    assert link is not None
    found = rows(client, str(link["href"]))
    assert len(found) == 25
    first = list(found[0].values())
    assert "Garde d’enfants" in first
    assert "Hainaut" in first
    assert "Centre Démonstration" in first


def test_the_feed_has_what_the_filters_leave(index: Index, client: StrictClient, get: Get) -> None:
    index(practice(1, title="Vélo & co"), practice(2, facets={"challenge": ("mobilite",)}))

    page = get("/fr/fiches/", challenge="garde-enfants")
    in_head = page.select_one('head link[type="application/atom+xml"]')
    on_page = page.select_one('.list-foot a[type="application/atom+xml"]')

    assert in_head is not None and on_page is not None
    assert in_head["href"] == on_page["href"]
    response = client.get(str(on_page["href"]))
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own feed
    assert [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")] == ["Vélo & co"]
    assert "Fiches" in (feed.findtext(f"{ATOM}title") or "")


@pytest.mark.parametrize("address", ["/fr/annuaire/", "/fr/freins/", "/fr/projets/", "/fr/recherche/"])
@pytest.mark.parametrize("format", ["csv", "atom"])
def test_every_list_has_both(index: Index, client: StrictClient, address: str, format: str) -> None:
    index(organisation(1))

    response = client.get(address, {"format": format})

    assert response.status_code == 200
    body = b"".join(response) if response.streaming else response.content
    assert body
