"""The log of searches. A request only leaves a word here; a thread of the same process writes it down a little later,
many at a time, so that no search waits for a write or fails with it. What a killed process had not written is lost."""

import atexit
import logging
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.http import QueryDict
from django.utils import timezone, translation

from ..engine import SearchUnavailable
from ..models import Opening, Search
from ..results import Hit
from . import questions
from .words import kept, key_of

log = logging.getLogger(__name__)

MOST_WAITING = 1_000  # between two writes; those beyond are not counted
MOST_A_DAY = 50_000  # rows: nobody fills the database by searching
_RANKS_LOOKED_AT = 100


@dataclass(frozen=True)
class Asked:
    """A search, as the page that answered it told."""

    words: str
    language: str
    total: int
    kind: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    at: datetime = field(default_factory=timezone.now)


@dataclass(frozen=True)
class Opened:
    """A page that was asked for from a search page. search: path and parameters of that one. path: what was opened."""

    search: str
    language: str
    path: str
    at: datetime = field(default_factory=timezone.now)


# What the search page of a language showed for these parameters, in its order; home/search_views.py hands it over.
Shown = Callable[[QueryDict, str, int], Iterable[Hit]]
_shown: Shown | None = None

_waiting: list[Asked | Opened] = []
_lock = threading.Lock()
_writer: threading.Timer | None = None


def results_come_from(shown: Shown) -> None:
    """Say who knows what a search page showed: `shown(parameters, language, most)` answers with its first hits."""
    global _shown
    _shown = shown


def take_note(fact: Asked | Opened) -> None:
    """Leave a word; it is written within `settings.SEARCH_LOG_SECONDS`, or by who calls `write` where that is None."""
    global _writer
    with _lock:
        if len(_waiting) >= MOST_WAITING:
            return
        _waiting.append(fact)
        if settings.SEARCH_LOG_SECONDS is not None and _writer is None:
            _writer = threading.Timer(settings.SEARCH_LOG_SECONDS, _write_apart)
            _writer.daemon = True
            _writer.start()


def write() -> int:
    """Write down what waits; how many rows that made. What cannot be written is dropped."""
    with _lock:
        facts = list(_waiting)
        _waiting.clear()
    try:
        return record(facts)
    except Exception:
        log.exception("%s searches could not be written down", len(facts))
        return 0


def record(facts: Sequence[Asked | Opened]) -> int:
    """Write these down in one transaction, as far as the day has room; how many rows that made."""
    searches = [_search(fact) for fact in facts if isinstance(fact, Asked)]
    openings = [found for fact in facts if isinstance(fact, Opened) and (found := _opening(fact))]
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    room = max(0, MOST_A_DAY - sum(model.objects.filter(hour__gte=today).count() for model in (Search, Opening)))
    searches, openings = searches[:room], openings[: max(0, room - len(searches))]
    with transaction.atomic():
        Search.objects.bulk_create(searches)
        Opening.objects.bulk_create(openings)
        questions.count(searches)
    return len(searches) + len(openings)


def _write_apart() -> None:
    global _writer
    with _lock:
        _writer = None
    try:
        write()
    finally:
        connection.close()  # this thread's own


@atexit.register
def _write_at_the_end() -> None:
    if _waiting and settings.SEARCH_LOG_SECONDS is not None:
        _write_apart()


def hour_of(moment: datetime) -> datetime:
    """The moment as the log keeps it."""
    return moment.replace(minute=0, second=0, microsecond=0)


def _search(fact: Asked) -> Search:
    words = kept(fact.words)
    return Search(
        hour=hour_of(fact.at),
        language=fact.language,
        words=words,
        key=key_of(words, fact.language),
        kind=fact.kind,
        filters=dict(fact.filters),
        total=fact.total,
    )


def _opening(fact: Opened) -> Opening | None:
    """The result that was opened; None where the page opened is none of the search's results (a link of the menu)."""
    asked = QueryDict(urlsplit(fact.search).query)
    words = kept(asked.get("q", ""))
    if not words or _shown is None:
        return None
    try:
        with translation.override(fact.language):
            hits = list(_shown(asked, fact.language, _RANKS_LOOKED_AT))
    except SearchUnavailable:  # what was searched is written down all the same
        return None
    for rank, hit in enumerate(hits, 1):
        if unquote(urlsplit(hit.url).path) == fact.path:
            key = key_of(words, fact.language)
            return Opening(hour=hour_of(fact.at), language=fact.language, key=key, rank=rank, document=hit.id[:200])
    return None
