"""A request's own page, by the personal link that either side got by e-mail."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from network.companionship import access

from . import pages

FRAME = "companionship/page.html"


@never_cache
def by_link(http: HttpRequest, token: str) -> HttpResponse:
    """The request: state, thread, what happens next."""
    now = timezone.now()
    found = access.by_link(token, now)
    return pages.request_page(http, found, now) if found else pages.unknown_link(http)


@never_cache
def act_by_link(http: HttpRequest, token: str, name: str) -> HttpResponse:
    """One thing to do with it."""
    now = timezone.now()
    found = access.by_link(token, now)
    return pages.act_page(http, found, name, now) if found else pages.unknown_link(http)


@never_cache
def report_by_link(http: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Report a message of its thread."""
    now = timezone.now()
    found = access.by_link(token, now)
    return pages.report_page(http, found, pk, now, FRAME) if found else pages.unknown_link(http)
