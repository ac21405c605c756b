"""Views that are no pages: what is not translated, errors, the gallery of components."""

import uuid

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils import translation
from wagtail.models import Page

from core.caching import depends_on
from home.gallery import examples
from home.languages import NATIVE_NAMES


def not_translated(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Say that a page is not in this language yet, and offer those in which it is; by now it may be in this one too."""
    depends_on(f"page:{key}")
    order = {code: place for place, (code, _name) in enumerate(settings.LANGUAGES)}
    found = Page.objects.filter(translation_key=key, live=True, alias_of=None).public().select_related("locale")
    pages = sorted(found, key=lambda page: order.get(page.locale.language_code, len(order)))
    if not pages:
        raise Http404
    offers = [
        {
            "title": page.title,
            "url": page.url,
            "code": page.locale.language_code,
            "name": NATIVE_NAMES.get(page.locale.language_code, ""),
        }
        for page in pages
    ]
    here = translation.get_language()
    translated = next((offer for offer in offers if offer["code"] == here), None)
    return render(request, "home/not_translated.html", {"offers": offers, "translated": translated, "key": key})


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its arguments, for those who write templates. Not for search engines."""
    depends_on("settings")
    return render(request, "home/gallery.html", {"examples": examples(request)})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database, which may be why we are here."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def _error(request: HttpRequest, status: int) -> HttpResponse:
    _speak_the_language_of_the_address(request)
    return render(request, f"{status}.html", status=status)


def _speak_the_language_of_the_address(request: HttpRequest) -> None:
    """An error that came before the language was chosen is told in that of the address, else in French."""
    code = request.path_info.strip("/").split("/")[0]
    translation.activate(code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)
