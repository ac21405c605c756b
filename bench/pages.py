"""Which pages are measured, and what one of each costs whoever asks: queries, and bytes without pictures."""

import gzip
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.models import Audience, Challenge

VIEW, PLAIN, PRACTICE = "plain Django view", "plain Wagtail page", "practice"
HOME, LIST, FILTERED, DIRECTORY = "home", "list", "filtered list", "directory"
COMPARED = (VIEW, PLAIN)  # what the others are compared with
OURS = (HOME, LIST, FILTERED, PRACTICE, DIRECTORY)


class PageError(Exception):
    """A page that is to be measured does not answer 200."""


@dataclass(frozen=True)
class Cost:
    """Of one answer. ``cached_queries`` is None where the page cache does not keep the page."""

    queries: int
    cached_queries: int | None
    size: int  # bytes
    compressed: int  # bytes


def targets(sections: dict[str, Page], practices: list[str]) -> dict[str, list[str]]:
    """The paths asked for each kind of page, in turn."""
    listed = sections["practices"].url
    # The first terms are those that the generated practices carry most: pages as full as the whole list’s.
    filters = [term for axis in (Challenge, Audience) for term in axis.objects.all()[:2]]
    return {
        VIEW: ["/bench/view/"],
        PLAIN: [sections["plain"].url],
        HOME: [sections["home"].url],
        LIST: [listed],
        FILTERED: [f"{listed}?{term.axis}={term.code}" for term in filters],
        PRACTICE: practices,
        DIRECTORY: [sections["directory"].url],
    }


def costs(wanted: dict[str, list[str]]) -> dict[str, Cost]:
    """What the first path of each kind costs, in a process that has served it before. Raises PageError."""
    return {name: _cost(paths[0]) for name, paths in wanted.items()}


def _cost(path: str) -> Cost:
    client = Client(SERVER_NAME="127.0.0.1")
    with override_settings(PAGE_CACHE=False):
        client.get(path)
        response, queries = _get(client, path)
    with override_settings(PAGE_CACHE=True):
        cache.clear()
        client.get(path)
        kept, cached_queries = _get(client, path)
    return Cost(
        queries=queries,
        cached_queries=cached_queries if kept.get("X-Cache") == "hit" else None,
        size=len(response.content),
        compressed=len(gzip.compress(response.content, compresslevel=6)),
    )


def _get(client: Client, path: str) -> tuple[HttpResponse, int]:
    """The answer, and how many queries it took."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        number = len(queries)  # the next request empties the list
    if response.status_code != 200:
        raise PageError(f"{path} answers {response.status_code}")
    return response, number
