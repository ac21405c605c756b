"""A part of what a query finds, in the order that is asked: where each document stands, and its score."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import tantivy

from ..matching.ranking import RANKED_AGAIN
from ..query import Query, Sort
from . import schema
from .algebra import MUST, SAY, SHOULD
from .nearest import nearest
from .parts import Part, at_once, parts
from .store import Snapshot

Found = list[tuple[tantivy.DocAddress, float]]

_ORDERS = {
    Sort.NEWEST: ("by_published", tantivy.Order.Desc),
    Sort.REVIEWED: ("by_reviewed", tantivy.Order.Desc),
    Sort.MET: ("by_met", tantivy.Order.Desc),
    Sort.TITLE: ("by_title", tantivy.Order.Asc),
}


def in_order(snapshot: Snapshot, query: Query, asked: tantivy.Query, offset: int, limit: int) -> Found:
    """By the order that `query` names; the newest first where it names relevance, for want of a text."""
    if query.sort == Sort.NEAREST and query.near:
        return nearest(snapshot, asked, query.near, offset, limit)
    field, way = _ORDERS.get(query.sort, _ORDERS[Sort.NEWEST])
    found = snapshot.searcher.search(asked, limit=limit, offset=offset, count=False, order_by_field=field, order=way)
    return [(address, 0.0) for _, address in found.hits]


def most_relevant(
    snapshot: Snapshot,
    asked: Callable[[Part], tantivy.Query],
    together: Sequence[tantivy.Query],
    offset: int,
    limit: int,
) -> Found:
    """By score; what is found `together` adds to the score of the best ones.

    asked: what is asked of a part of the index."""
    again = RANKED_AGAIN if together and offset < RANKED_AGAIN else 0
    hits = _best(snapshot, asked, max(again, offset + limit))
    if again:
        more = _more(snapshot, [address for address, _ in hits[:again]], together)
        best = [(address, score + more.get(_place(address), 0.0)) for address, score in hits[:again]]
        best.sort(key=lambda row: -row[1])
        hits = [*best, *hits[again:]]
    return hits[offset : offset + limit]


def _best(snapshot: Snapshot, asked: Callable[[Part], tantivy.Query], limit: int) -> Found:
    def ask(part: Part) -> Any:
        return snapshot.searcher.search(asked(part), limit=limit, count=False).hits

    answers = at_once([partial(ask, part) for part in parts(snapshot)])
    hits = [(address, score) for answer in answers for score, address in answer]
    hits.sort(key=lambda row: (-row[1], *_place(row[0])))
    return hits[:limit]


def _more(
    snapshot: Snapshot, addresses: list[tantivy.DocAddress], together: Sequence[tantivy.Query]
) -> dict[tuple[int, int], float]:
    """What these documents gain."""
    some = math.ceil(len(addresses) / len(parts(snapshot)))
    addresses = sorted(addresses, key=_place)
    shares = [addresses[start : start + some] for start in range(0, len(addresses), some)]
    answers = at_once([partial(_gains, snapshot, share, together) for share in shares])
    return {place: gain for answer in answers for place, gain in answer.items()}


def _gains(
    snapshot: Snapshot, addresses: list[tantivy.DocAddress], together: Sequence[tantivy.Query]
) -> dict[tuple[int, int], float]:
    numbers = snapshot.searcher.fast_field_values("number", addresses)
    these = [tantivy.Query.term_query(schema.SCHEMA, "number", number) for number in numbers]
    asked = tantivy.Query.const_score_query(SAY.at_least(1, these), 0.0)
    for pair in together:  # one by one: a union of them would be looked for in every document
        asked = tantivy.Query.boolean_query([(MUST, asked), (SHOULD, pair)])
    hits = snapshot.searcher.search(asked, limit=len(addresses), count=False).hits
    return {_place(address): score for score, address in hits}


def _place(address: tantivy.DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc
