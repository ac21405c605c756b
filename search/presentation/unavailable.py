"""The page in place of a list or a search while the search engine is down."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.query import PageQuerySet

from .list_page import ListPage

NEWEST = 10  # pages of each list that can be read meanwhile
NEWEST_HERE = 100  # of the list that was asked for
RETRY_AFTER = 60  # seconds


@dataclass(frozen=True)
class Shelf:
    """What stands below a list: titles and addresses, the newest first."""

    title: str
    pages: list[tuple[str, str]]


def unavailable(request: HttpRequest) -> HttpResponse:
    """503, with the newest pages of each list of the language, straight from the database."""
    response = render(request, "search/unavailable.html", {"shelves": _shelves(request)}, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response


def _shelves(request: HttpRequest) -> list[Shelf]:
    """The list that was asked for comes first."""
    kinds = ContentType.objects.get_for_models(*(model for model in apps.get_models() if issubclass(model, ListPage)))
    lists = [(page, page.get_url(request)) for page in _readable().filter(content_type__in=kinds.values())]
    lists.sort(key=lambda row: row[1] != request.path)
    shelves = [_shelf(request, page, NEWEST_HERE if url == request.path else NEWEST) for page, url in lists]
    return [shelf for shelf in shelves if shelf.pages]


def _shelf(request: HttpRequest, page: Page, most: int) -> Shelf:
    below = _readable().child_of(page).order_by("-first_published_at", "-pk")[:most]
    return Shelf(page.title, [(child.title, url) for child in below if (url := child.get_url(request))])


def _readable() -> PageQuerySet:
    return Page.objects.live().public().filter(alias_of=None, locale__language_code=get_language()).order_by("path")
