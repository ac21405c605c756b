"""In which language a page's words are: not always that of the pages around it."""

from django.utils.translation import get_language
from wagtail.models import Locale, Page

from core.caching import depends_on, remembered


def language_of(page: Page) -> str:
    """The language of the part of the site where the page stands. No query once warm."""
    return _languages().get(page.locale_id) or page.locale.language_code


def content_language(page: Page) -> str:
    """The language of the page's words: of an alias, which stands in for a missing translation, its original's."""
    return language_of(page.alias_of) if page.alias_of_id and page.alias_of else language_of(page)


def foreign(language: str) -> str:
    """``language`` where the reader reads in another one, else an empty string: what a ``lang`` attribute says."""
    return "" if language == (get_language() or "")[:2] else language


def live_translations(page: Page) -> tuple[Page, ...]:
    """Every published version of ``page`` in its own language's words, itself included. One query a ``page`` object."""
    known = getattr(page, "_live_translations", None)
    if known is None:
        known = tuple(Page.objects.filter(translation_key=page.translation_key, live=True, alias_of=None))
        page._live_translations = known
    return known


def _languages() -> dict[int, str]:
    def load() -> dict[int, str]:
        depends_on("settings")
        return dict(Locale.objects.values_list("pk", "language_code"))

    return remembered("presentation:languages", load, quiet=True)
