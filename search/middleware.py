"""A search that is down is said, with what can be read meanwhile, wherever a page needs it."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .engine import SearchUnavailable
from .presentation.unavailable import unavailable

log = logging.getLogger(__name__)


class SearchUnavailableMiddleware:
    """Answers 503 in place of a page that cannot be made without the index."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, SearchUnavailable):
            return None
        log.error("%s could not be shown: %s", request.path, exception)
        return unavailable(request)
