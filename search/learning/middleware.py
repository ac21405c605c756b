"""Hears of each search and of each result that is opened, whether the page was made or kept: it stands outside the page
cache. What it looks at of the request (who sent it, where from) is not kept."""

import logging
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from core.caching import recording

from . import log
from .log import Asked, Opened
from .noting import NOTE

logger = logging.getLogger(__name__)

_ROBOT = re.compile(
    r"(?<!cu)bot\b|bot/|crawl|spider|slurp|archiver|fetch|monitor|preview|scan|\bcurl|wget|python|java/|okhttp|\bgo-http|libwww",
    re.IGNORECASE,
)


class SearchLogMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with recording() as recorder:
            response = self.get_response(request)
        try:
            if request.method == "GET" and response.status_code in (200, 304) and _is_a_reader(request):
                self._listen(request, response, recorder.notes.get(NOTE))
        except Exception:
            logger.exception("A search could not be noted")  # which is no reason not to answer it
        return response

    @staticmethod
    def _listen(request: HttpRequest, response: HttpResponse, search: dict | None) -> None:
        if search is not None:
            if response.status_code == 200 and not _asked_before(request):
                log.take_note(Asked(**search))
            return
        came_from = request.META.get("HTTP_REFERER", "")
        if "q=" not in came_from:
            return
        address = urlsplit(came_from)
        language = _search_pages().get(address.path)
        if language and address.netloc == request.get_host():
            log.take_note(Opened(search=came_from, language=language, path=request.path))


def _is_a_reader(request: HttpRequest) -> bool:
    """Not a robot that says so, nor a browser that looks ahead."""
    ahead = request.META.get("HTTP_SEC_PURPOSE", "") + request.META.get("HTTP_PURPOSE", "")
    return "prefetch" not in ahead and not _ROBOT.search(request.META.get("HTTP_USER_AGENT", ""))


def _asked_before(request: HttpRequest) -> bool:
    """Whether the reader comes from the same search (a filter, a tab, another order), or loads it again."""
    if re.search(r"no-cache|max-age=0", request.META.get("HTTP_CACHE_CONTROL", "")):
        return True
    address = urlsplit(request.META.get("HTTP_REFERER", ""))
    if address.netloc != request.get_host() or address.path != request.path:
        return False
    return " ".join(parse_qs(address.query).get("q", [""])[0].split()) == " ".join(request.GET.get("q", "").split())


def _search_pages() -> dict[str, str]:
    """The language of each search page, by its path."""
    if not _pages:
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                _pages[reverse("search")] = code
    return _pages


_pages: dict[str, str] = {}
