"""Other pages that a page shows: each in the reader's language where it has been translated, else as it was written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction

from core.caching import depends_on, page_name, remembered

from .languages import foreign, language_of


@dataclass(frozen=True)
class Shown:
    """lang: the language of its title where that is not the reader's, else empty. page: the page, of its own type."""

    key: UUID
    title: str
    url: str
    lang: str
    page: Any


def shown(wanted: QuerySet) -> dict[int, Shown]:
    """The pages of ``wanted`` as the reader may see them, by the id of any of their translations.

    wanted: pages of one type, in whatever language they were chosen. What is not published, or is private, is absent.
    One query.
    """
    keys = wanted.order_by().values("translation_key")
    candidates = list(wanted.model._default_manager.filter(translation_key__in=keys))
    # Also of those that nobody sees: once they are published, they are to appear.
    depends_on(*(page_name(page) for page in candidates))
    closed = restricted_paths()
    chosen: dict[UUID, Shown] = {}
    for page in sorted(candidates, key=_preference):
        if page.live and not page.alias_of_id and not is_under(page, closed) and page.translation_key not in chosen:
            chosen[page.translation_key] = as_shown(page)
    return {page.pk: chosen[page.translation_key] for page in candidates if page.translation_key in chosen}


def each(found: Mapping[int, Shown]) -> tuple[Shown, ...]:
    """Each page of ``shown()`` once, by title."""
    return tuple(sorted({one.key: one for one in found.values()}.values(), key=lambda one: one.title.casefold()))


def as_shown(page: Page) -> Shown:
    """``page`` as another one shows it; what is being made depends on it from now on."""
    depends_on(page_name(page))
    return Shown(page.translation_key, page.title, page.url or "", foreign(language_of(page)), page)


def restricted_paths() -> tuple[str, ...]:
    """Where the private parts of the tree begin. No query once warm."""

    def load() -> tuple[str, ...]:
        depends_on("restrictions")
        return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))

    return remembered("presentation:restrictions", load)


def is_under(page: Page, paths: Iterable[str]) -> bool:
    return any(page.path.startswith(path) for path in paths)


def _preference(page: Page) -> tuple[int, str]:
    language = language_of(page)
    order = [(get_language() or "")[:2], *(code for code, _name in settings.LANGUAGES)]
    return (order.index(language) if language in order else len(order), page.path)
