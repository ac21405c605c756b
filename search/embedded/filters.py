"""Which documents are asked for, and how many of them carry each code."""

from collections.abc import Iterable, Mapping

import tantivy

from ..query import KIND, LANGUAGE, Query
from . import schema
from .store import Snapshot

MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_MOST_CODES = 10_000  # of one axis


def tagged(axis: str, codes: Iterable[str]) -> tantivy.Query:
    """Documents that carry one of the codes; it adds nothing to their score."""
    terms = [schema.tag(axis, code) for code in dict.fromkeys(codes)]
    if len(terms) == 1:
        found = tantivy.Query.term_query(schema.SCHEMA, "tag", terms[0], index_option="basic")
    else:
        found = tantivy.Query.term_set_query(schema.SCHEMA, "tag", terms)
    return tantivy.Query.const_score_query(found, 0.0)


def clauses(query: Query) -> list[tantivy.Query]:
    """What the query asks for beside its text and its place."""
    found = [tagged(schema.SHOWN if query.untranslated else LANGUAGE, (query.language,))]
    if query.kinds:
        found.append(tagged(KIND, query.kinds))
    found += [tagged(axis, codes) for axis, codes in query.filters.items() if codes]
    return found


def every(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """All of them at once; the first ones may score."""
    return tantivy.Query.boolean_query([(MUST, query) for query in queries])


def counts(snapshot: Snapshot, query: Query, rest: tuple[tantivy.Query, ...]) -> dict[str, dict[str, int]]:
    """For each axis of `query.facets`: code → number of documents, the axis's own choice left aside.

    `rest` is what the text and the place ask. One pass counts every axis on which nothing is chosen."""
    chosen = [axis for axis in query.facets if query.filters.get(axis)]
    free = tuple(axis for axis in query.facets if axis not in chosen)
    found = _count(snapshot, query, free, rest) if free else {}
    for axis in chosen:
        found |= _count(snapshot, query.without(axis), (axis,), rest)
    return {axis: found[axis] for axis in query.facets}


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
    answer = snapshot.searcher.aggregate(every((*rest, *clauses(query))), asked)
    return {axis: {row["key"]: row["doc_count"] for row in answer[axis]["buckets"]} for axis in axes}


def _frozen(filters: Mapping[str, tuple[str, ...]]) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((axis, frozenset(codes)) for axis, codes in filters.items() if codes)
