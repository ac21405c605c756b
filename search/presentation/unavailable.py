"""The page in place of a list or a search while the search engine is down."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from wagtail.models import Page

from ..sources import findable_models

NEWEST = 30  # pages that can be read meanwhile
RETRY_AFTER = 60  # seconds


def unavailable(request: HttpRequest) -> HttpResponse:
    """503, with the newest pages of the language, straight from the database."""
    response = render(request, "search/unavailable.html", {"pages": _newest(request)}, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response


def _newest(request: HttpRequest) -> list[tuple[str, str]]:
    """Titles and addresses."""
    kinds = ContentType.objects.get_for_models(*(model for model in findable_models() if issubclass(model, Page)))
    found = (
        Page.objects.live()
        .public()
        .filter(content_type__in=kinds.values(), alias_of=None, locale__language_code=get_language())
        .order_by("-first_published_at", "-pk")
    )
    listed = [(page.title, page.get_url(request)) for page in found[:NEWEST]]
    return [(title, url) for title, url in listed if url]
