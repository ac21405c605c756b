"""A part of what a query finds, in the order that is asked: where each document stands, and its score."""

from collections.abc import Sequence

import tantivy

from ..matching.ranking import RANKED_AGAIN
from ..query import Query, Sort
from . import schema
from .algebra import MUST, SAY, SHOULD
from .nearest import nearest
from .store import Snapshot

Found = list[tuple[tantivy.DocAddress, float]]

_ORDERS = {
    Sort.NEWEST: ("by_published", tantivy.Order.Desc),
    Sort.REVIEWED: ("by_reviewed", tantivy.Order.Desc),
    Sort.MET: ("by_met", tantivy.Order.Desc),
    Sort.SOONEST: ("by_soonest", tantivy.Order.Asc),
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
    snapshot: Snapshot, asked: tantivy.Query, together: Sequence[tantivy.Query], offset: int, limit: int
) -> Found:
    """By score; what is found `together` adds to the score of the best ones."""
    again = RANKED_AGAIN if together and offset < RANKED_AGAIN else 0
    if not again:
        hits = snapshot.searcher.search(asked, limit=limit, offset=offset, count=False).hits
        return [(address, score) for score, address in hits]
    hits = snapshot.searcher.search(asked, limit=max(again, offset + limit), count=False).hits
    more = _more(snapshot, [address for _, address in hits[:again]], together)
    best = [(address, score + more.get(_place(address), 0.0)) for score, address in hits[:again]]
    best.sort(key=lambda row: -row[1])
    return [*best, *((address, score) for score, address in hits[again:])][offset : offset + limit]


def _more(
    snapshot: Snapshot, addresses: list[tantivy.DocAddress], together: Sequence[tantivy.Query]
) -> dict[tuple[int, int], float]:
    """What these documents gain."""
    numbers = snapshot.searcher.fast_field_values("number", addresses)
    these = [tantivy.Query.term_query(schema.SCHEMA, "number", number) for number in numbers]
    asked = tantivy.Query.const_score_query(SAY.at_least(1, these), 0.0)
    for pair in together:  # one by one: a union of them would be looked for in every document
        asked = tantivy.Query.boolean_query([(MUST, asked), (SHOULD, pair)])
    hits = snapshot.searcher.search(asked, limit=len(addresses), count=False).hits
    return {_place(address): score for score, address in hits}


def _place(address: tantivy.DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc
