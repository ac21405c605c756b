"""The answer to whoever asks for a document: the file, or a page that says that it is being prepared."""

from contextlib import suppress

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from core.alone import alone
from core.caching import keep_private
from core.limits import client_address, network_of, within
from core.models.kept import KeptFile

from .recipes import FORMATS, Recipe
from .services import TooMuchWaits, ask, find, is_good, just_failed, make

PATIENCE = 2.0  # seconds that a request waits for another one that makes a document
REFRESH = 3  # seconds until the page that waits looks again
# Documents that one network has made in ten minutes; those that are kept are not counted.
MOST, SPAN = 40, 600


def give(
    request: HttpRequest,
    recipe: Recipe,
    subject: str,
    language: str,
    format: str,
    name: str,
    *,
    at_once: bool | None = None,
) -> HttpResponseBase:
    """The document, for a reader whom the caller allows to have it. name: of the file, without its ending.
    at_once: whether this one is quick, where the recipe does not know.

    One that is quick is made in the request, one at a time on the whole site; others by the worker, and the reader is
    shown a page that comes back by itself. Raises Http404 where the recipe gives nothing out."""
    keep_private()
    kept = find(recipe, subject, language, format)
    if kept is not None and is_good(kept, recipe):
        with suppress(FileNotFoundError):  # another process has just put a newer one in its place
            return _file(kept, name)
    if kept is not None and just_failed(kept):
        return _page(request, failed=True)
    if not within("documents", network_of(client_address(request)), MOST, SPAN):
        return _page(request, too_many=True)
    if recipe.at_once if at_once is None else at_once:
        with alone("typesetting", PATIENCE) as mine:
            if mine:
                made = make(recipe, subject, language, format)
                if made is None:
                    raise Http404("This document is not given out.")
                return _file(made, name)
    try:
        ask(recipe, subject, language, format)
    except TooMuchWaits:
        return _page(request, too_many=True)
    return _page(request)


def _file(kept: KeptFile, name: str) -> HttpResponseBase:
    answer = FileResponse(
        kept.file.open("rb"),
        content_type=FORMATS[kept.format][0],
        filename=f"{name}.{kept.format}",
        as_attachment=kept.format != "pdf",
    )
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _page(request: HttpRequest, *, too_many: bool = False, failed: bool = False) -> HttpResponse:
    context = {"refresh": 0 if too_many or failed else REFRESH, "too_many": too_many, "failed": failed}
    status = 503 if failed else 429 if too_many else 202
    answer = render(request, "core/document_waits.html", context, status=status)
    if context["refresh"]:
        answer["Refresh"] = str(REFRESH)
    else:
        answer["Retry-After"] = "300"
    add_never_cache_headers(answer)
    return answer
