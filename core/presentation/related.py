"""Other pages that a page shows: each in the reader's language where it has been translated, else as it was written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from core.caching import depends_on, page_name
from core.restrictions import is_under, restricted_paths

from .languages import foreign, language_of

_ALWAYS = ("path", "title", "url_path", "locale", "translation_key", "live", "alias_of")


@dataclass(frozen=True)
class Shown:
    """lang: the language of its title where that is not the reader's, else empty. page: the page, of its own type."""

    key: UUID
    title: str
    url: str
    lang: str
    page: Any


def shown(wanted: QuerySet, *fields: str) -> dict[int, Shown]:
    """The pages of ``wanted`` as the reader may see them, by their ids; absent where not published, or private.

    wanted: pages of one type, in whatever language they were chosen. fields: what will be read of them beside their
    titles and addresses, everything unless told. One query, and one more where not all can be shown as they are.
    """
    candidates = _narrowed(wanted, fields)
    closed = restricted_paths()
    if not all(_is_for_reader(page, closed) for page in candidates):
        keys = {page.translation_key for page in candidates}
        candidates = _narrowed(wanted.model._default_manager.filter(translation_key__in=keys), fields)
    # Also of those that nobody sees: once they are published, they are to appear.
    depends_on(*(page_name(page) for page in candidates))
    chosen: dict[UUID, Shown] = {}
    for page in sorted(candidates, key=_preference):
        if page.translation_key not in chosen and _is_public(page, closed):
            chosen[page.translation_key] = as_shown(page)
    return {page.pk: chosen[page.translation_key] for page in candidates if page.translation_key in chosen}


def _narrowed(wanted: QuerySet, fields: tuple[str, ...]) -> list[Page]:
    """The pages, with these fields and what showing any page takes; with all of them where none is named."""
    found = wanted.order_by()
    return list(found.only(*_ALWAYS, *fields) if fields else found)


def _is_public(page: Page, closed: Iterable[str]) -> bool:
    return page.live and not page.alias_of_id and not is_under(page, closed)


def _is_for_reader(page: Page, closed: Iterable[str]) -> bool:
    """True for a page that needs no look at its translations."""
    return _is_public(page, closed) and not foreign(language_of(page))


def each(found: Mapping[int, Shown]) -> tuple[Shown, ...]:
    """Each page of ``shown()`` once, by title."""
    return tuple(sorted({one.key: one for one in found.values()}.values(), key=lambda one: one.title.casefold()))


def as_shown(page: Page) -> Shown:
    """``page`` as another one shows it; what is being made depends on it from now on."""
    depends_on(page_name(page))
    return Shown(page.translation_key, page.title, page.url or "", foreign(language_of(page)), page)


def _preference(page: Page) -> tuple[int, str]:
    language = language_of(page)
    order = [(get_language() or "")[:2], *(code for code, _name in settings.LANGUAGES)]
    return (order.index(language) if language in order else len(order), page.path)
