"""How many of the documents asked for carry each code."""

from collections.abc import Mapping

import tantivy

from ..analysis import index_language
from ..matching.filters import clauses
from ..query import LANGUAGE, Query
from .algebra import SAY, every
from .store import Snapshot

_MOST_CODES = 10_000  # of one axis


def counts(snapshot: Snapshot, query: Query, rest: tuple[tantivy.Query, ...]) -> dict[str, dict[str, int]]:
    """For each axis of `query.facets`: code → number of documents, the axis's own choice left aside.

    `rest` is what the text and the place ask. One pass counts every axis on which nothing is chosen."""
    chosen = [axis for axis in query.facets if query.filters.get(axis)]
    free = tuple(axis for axis in query.facets if axis not in chosen)
    found = _count(snapshot, query, free, rest) if free else {}
    for axis in chosen:
        found |= _count(snapshot, query.without(axis), (axis,), rest)
    return {axis: found[axis] for axis in query.facets}


def languages_shown(snapshot: Snapshot, language: str) -> frozenset[str]:
    """The languages of the documents that stand in this one's lists: its own, and those that lack a translation."""

    def ask() -> frozenset[str]:
        found = _ask(snapshot, Query(language=language), (LANGUAGE,), ())
        return frozenset(map(index_language, found[LANGUAGE]))

    return snapshot.keep(("languages", language), ask)


def _count(
    snapshot: Snapshot, query: Query, axes: tuple[str, ...], rest: tuple[tantivy.Query, ...]
) -> dict[str, dict[str, int]]:
    if rest:
        return _ask(snapshot, query, axes, rest)
    key = ("counts", axes, query.language, query.untranslated, query.kinds, _frozen(query.filters))
    return dict(snapshot.keep(key, lambda: _ask(snapshot, query, axes, ())))


def _ask(
    snapshot: Snapshot, query: Query, axes: tuple[str, ...], rest: tuple[tantivy.Query, ...]
) -> dict[str, dict[str, int]]:
    asked = {axis: {"terms": {"field": f"axes.{axis}", "size": _MOST_CODES}} for axis in axes}
    answer = snapshot.searcher.aggregate(every((*rest, *clauses(SAY, query))), asked)
    return {axis: {row["key"]: row["doc_count"] for row in answer[axis]["buckets"]} for axis in axes}


def _frozen(filters: Mapping[str, tuple[str, ...]]) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((axis, frozenset(codes)) for axis, codes in filters.items() if codes)
