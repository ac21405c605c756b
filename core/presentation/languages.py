"""In which language a page's words are: not always that of the pages around it."""

from uuid import UUID

from django.utils.translation import get_language
from wagtail.models import Locale, Page

from core.caching import depends_on, remembered
from core.prepared import Prepared


def language_of(page: Page) -> str:
    """The language of the part of the site where the page stands. No query once warm."""
    return _languages().get(page.locale_id) or page.locale.language_code


def content_language(page: Page) -> str:
    """The language of the page's words: of an alias, which stands in for a missing translation, its original's."""
    return language_of(page.alias_of) if page.alias_of_id and page.alias_of else language_of(page)


def foreign(language: str) -> str:
    """``language`` where the reader reads in another one, else an empty string: what a ``lang`` attribute says."""
    return "" if language == (get_language() or "")[:2] else language


_LIVE = Prepared(
    lambda key: (
        Page.objects.filter(translation_key=key, live=True, alias_of=None)
        .order_by()
        .values_list("pk", "locale_id", "url_path")
    ),
    UUID,
)


def live_addresses(page: Page) -> dict[str, str]:
    """By language, the address of every published version of ``page`` in its own words. One query a ``page`` object."""
    known: dict[str, str] | None = getattr(page, "_live_addresses", None)
    if known is None:
        versions = (
            Page(pk=pk, locale_id=locale, url_path=path) for pk, locale, path in _LIVE.rows(page.translation_key)
        )
        known = {language_of(version): url for version in versions if (url := version.url)}
        page._live_addresses = known
    return known


def _languages() -> dict[int, str]:
    def load() -> dict[int, str]:
        depends_on("settings")
        return dict(Locale.objects.values_list("pk", "language_code"))

    return remembered("presentation:languages", load, quiet=True)
