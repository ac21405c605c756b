"""A large index is asked in parts at once, one a processor: tantivy goes through all of it on a single one."""

import itertools
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

import tantivy

from ..matching.asked import LARGE
from . import schema
from .store import Snapshot

_MOST = 4  # parts; beyond, a part costs more than it saves
_PROCESSORS = os.cpu_count() or 1

R = TypeVar("R")
Part = tuple[tantivy.Query, ...]  # what narrows a query to it; where it stands, scores must not count


def at_once(asks: Sequence[Callable[[], R]]) -> list[R]:
    """What each of them answers, called from as many threads: while tantivy searches, Python goes on."""
    first, *others = asks
    waiting = [_threads(os.getpid()).submit(ask) for ask in others]
    return [first(), *(one.result() for one in waiting)]


def parts(snapshot: Snapshot) -> list[Part]:
    """Those of its index: one, of everything, where it is small or there is one processor."""
    found: list[Part] = snapshot.keep("parts", lambda: _parts(snapshot))
    return found


def _parts(snapshot: Snapshot) -> list[Part]:
    """As many documents in each. What was written together stands together in the index: what is not of a part is
    passed over at once."""
    documents = snapshot.searcher.num_docs
    number = min(_PROCESSORS, _MOST) if documents >= LARGE else 1
    bounds = [_written(snapshot, documents * part // number) for part in range(1, number)]
    return [_between(low, high) for low, high in itertools.pairwise([None, *bounds, None])]


def _written(snapshot: Snapshot, rank: int) -> int:
    """When the document was written before which as many as `rank` were."""
    found = snapshot.searcher.search(
        tantivy.Query.all_query(),
        limit=1,
        offset=rank,
        count=False,
        order_by_field="written",
        order=tantivy.Order.Asc,
    )
    [(written, _address)] = found.hits
    return int(written)


def _between(low: int | None, high: int | None) -> Part:
    if low is None and high is None:
        return ()
    written = tantivy.FieldType.Integer
    return (tantivy.Query.range_query(schema.SCHEMA, "written", written, low, high, include_upper=high is None),)


@cache
def _threads(_process: int) -> ThreadPoolExecutor:
    """Those of this process: they do not outlive a fork."""
    return ThreadPoolExecutor(_MOST * 2, "search")
