"""The same page in the other languages, for the switcher and for search engines."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import translation
from wagtail.models import Page

from core.presentation import language_of, live_addresses

NATIVE_NAMES = {"fr": "Français", "nl": "Nederlands", "de": "Deutsch", "en": "English"}


@dataclass(frozen=True)
class LanguageLink:
    """url: the page in that language; where it is not translated, the page that says so and offers another."""

    code: str
    name: str
    url: str
    is_current: bool
    is_translated: bool


def language_links(request: HttpRequest, page: Page | None) -> list[LanguageLink]:
    """One link for each language of the site, in their order. One query for a page, none without."""
    current = translation.get_language() or settings.LANGUAGE_CODE
    urls = _urls_of(page) if page is not None else _urls_of_view(request)
    return [
        LanguageLink(
            code=code,
            name=NATIVE_NAMES.get(code, code),
            url=urls.get(code) or _not_translated(page, code),
            is_current=code == current,
            is_translated=code in urls,
        )
        for code, _name in settings.LANGUAGES
    ]


def _urls_of(page: Page) -> dict[str, str]:
    urls, here = live_addresses(page), language_of(page)
    return urls if here in urls else {**urls, here: page.url or ""}


def _urls_of_view(request: HttpRequest) -> dict[str, str]:
    # A view without a page (search, tag, error) has the same address in every language, but for its words.
    return {code: translate_url(request.get_full_path(), code) for code, _name in settings.LANGUAGES}


def _not_translated(page: Page | None, code: str) -> str:
    if page is None:
        return f"/{code}/"
    with translation.override(code):
        return reverse("not_translated", args=[page.translation_key])
