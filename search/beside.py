"""What a page shows of the index beside its own content: the first of a list, and what speaks of the same things."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from core.caching import depends_on, keep_private
from core.presentation import language_of, section

from .engine import SearchUnavailable
from .engines import get_engine
from .query import Query, Sort
from .results import Hit, Results

log = logging.getLogger(__name__)
T = TypeVar("T")


def quietly(ask: Callable[[], T], without: T) -> T:
    """What `ask` answers; `without` when the engine is down, in a page that is not kept: it lacks something."""
    try:
        return ask()
    except SearchUnavailable as error:
        log.warning("A page is shown without what stands beside it: %s", error)
        keep_private()
        return without


@dataclass(frozen=True)
class Beside:
    """The first hits, how many there are in all, and the list where all of them stand (empty where there is none)."""

    hits: tuple[Hit, ...]
    total: int
    url: str

    def __bool__(self) -> bool:
        return bool(self.hits)

    @property
    def has_more(self) -> bool:
        return self.total > len(self.hits) and bool(self.url)


def carrying(
    page: Any,
    kind: str,
    axis: str,
    *,
    list_kind: str,
    size: int,
    sort: Sort = Sort.NEWEST,
    also: Mapping[str, tuple[str, ...]] | None = None,
) -> Beside:
    """The first documents of ``kind``, the newest unless told, that carry the key of ``page`` on ``axis``, in its
    language.

    list_kind: the ``content_kind`` of the section in which all of them stand. also: more that is asked
    of them, here and there.
    """
    language, key = language_of(page), str(page.translation_key)
    depends_on(f"index:{kind}:{language}")
    filters = {axis: (key,), **(also or {})}
    asked = Query(language=language, kinds=(kind,), filters=filters, sort=sort, size=size)
    results = quietly(lambda: get_engine().search(asked), Results())
    url = section(list_kind, language).url
    return Beside(results.hits, results.total, f"{url}?{urlencode(filters, doseq=True)}" if url else "")


def similar(page: Any, kind: str, *, size: int) -> tuple[Hit, ...]:
    """Documents of the same kind and language that speak of the same things, nearest first."""
    language = language_of(page)
    depends_on(f"index:{kind}:{language}")
    id = f"{kind}:{page.translation_key}:{language}"
    return tuple(quietly(lambda: get_engine().similar(id, size, (kind,)), []))
