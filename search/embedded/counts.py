"""How many of the documents asked for carry each code."""

from collections.abc import Mapping

import tantivy

from ..analysis import index_language
from ..matching.filters import clauses
from ..query import KIND, LANGUAGE, Query
from .algebra import SAY, every
from .store import Snapshot

_MOST_CODES = 10_000  # of one axis


Counts = dict[str, dict[str, int]]  # axis → code → number of documents


def counted(snapshot: Snapshot, query: Query, rest: tuple[tantivy.Query, ...]) -> tuple[int, Counts]:
    """How many documents are found, and the counts of the axes of `query.facets` on which nothing is chosen.

    `rest` is what the text and the place ask. One pass does it all: every document is of one kind."""
    free = [axis for axis in query.facets if not query.filters.get(axis)]
    found = _count(snapshot, query, tuple(dict.fromkeys((KIND, *free))), rest)
    return sum(found[KIND].values()), {axis: found[axis] for axis in free}


def counts(snapshot: Snapshot, query: Query, rest: tuple[tantivy.Query, ...], free: Counts) -> Counts:
    """The counts of every axis of `query.facets`, what is chosen on itself left aside; `free` has those that
    `counted` gave."""
    chosen = {
        axis: _count(snapshot, query.without(axis), (axis,), rest)[axis] for axis in query.facets if axis not in free
    }
    return {axis: {**free, **chosen}[axis] for axis in query.facets}


def languages_shown(snapshot: Snapshot, language: str) -> frozenset[str]:
    """The languages of the documents that stand in this one's lists: its own, and those that lack a translation."""

    def ask() -> frozenset[str]:
        found = _ask(snapshot, Query(language=language), (LANGUAGE,), ())
        return frozenset(map(index_language, found[LANGUAGE]))

    return snapshot.keep(("languages", language), ask)


def _count(snapshot: Snapshot, query: Query, axes: tuple[str, ...], rest: tuple[tantivy.Query, ...]) -> Counts:
    if rest:
        return _ask(snapshot, query, axes, rest)
    key = ("counts", axes, query.language, query.untranslated, query.kinds, _frozen(query.filters))
    return dict(snapshot.keep(key, lambda: _ask(snapshot, query, axes, ())))


def _ask(snapshot: Snapshot, query: Query, axes: tuple[str, ...], rest: tuple[tantivy.Query, ...]) -> Counts:
    asked = {axis: {"terms": {"field": f"axes.{axis}", "size": _MOST_CODES}} for axis in axes}
    answer = snapshot.searcher.aggregate(every((*rest, *clauses(SAY, query))), asked)
    return {axis: {row["key"]: row["doc_count"] for row in answer[axis]["buckets"]} for axis in axes}


def _frozen(filters: Mapping[str, tuple[str, ...]]) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((axis, frozenset(codes)) for axis, codes in filters.items() if codes)
