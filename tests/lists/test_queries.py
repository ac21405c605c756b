"""Lists ask the index, not the database: what they cost there does not grow with what they show."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.harness.client import StrictClient

from .conftest import organisation, practice

OF_WAGTAIL = 8  # site, language, home, page twice, restrictions twice, generation: what it takes to find any page
OF_THE_FRAME = 2  # the translations of the page, for the switcher of languages and for search engines


def queries(client: StrictClient, address: str) -> list[str]:
    for _warm_up in range(2):
        client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize(
    "address",
    [
        "/fr/fiches/?size=100",
        "/fr/fiches/?q=phrase&challenge=garde-enfants&near=Mons",
        "/fr/annuaire/?size=100",
        "/fr/recherche/?size=100",
        "/nl/praktijken/?size=100",
    ],
)
def test_the_number_of_queries_does_not_grow(
    site: dict[str, Page], index: Callable[..., None], settings: object, client: StrictClient, address: str
) -> None:
    settings.PAGE_CACHE = False  # type: ignore[attr-defined]
    both = ("fr", "nl")
    index(*(practice(number, shown_in=both) for number in range(3)), *(organisation(number) for number in range(3)))
    few = queries(client, address)
    index(*(practice(number, shown_in=both) for number in range(90)), *(organisation(number) for number in range(90)))
    many = queries(client, address)

    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= OF_WAGTAIL + OF_THE_FRAME, "\n".join(many)
    assert not any("term" in sql or "practicepage" in sql or "organisationpage" in sql for sql in many)


def test_the_page_cache_gives_the_list_again_until_the_index_changes(
    site: dict[str, Page], index: Callable[..., None], client: StrictClient
) -> None:
    from core.caching import changed

    index(practice(1))
    for _warm_up in range(2):  # the first page of a new site makes its settings, which is a change
        client.get("/fr/fiches/?challenge=garde-enfants")
    assert client.get("/fr/fiches/?challenge=garde-enfants").headers.get("X-Cache") == "hit"

    index(practice(2, title="La nouvelle"))
    changed("index:practice:fr")

    assert b"La nouvelle" in client.get("/fr/fiches/?challenge=garde-enfants").content
    changed("index:practice:nl")
    assert client.get("/fr/fiches/?challenge=garde-enfants").headers.get("X-Cache") == "hit"
