"""The documents nearest to one of them."""

from collections.abc import Sequence

import tantivy

from ..matching.layout import writable
from ..matching.similar import traits
from ..query import KIND, LANGUAGE
from . import schema
from .algebra import MUST, MUST_NOT, SAY
from .store import Snapshot
from .stored import read


def similar(snapshot: Snapshot, id: str, limit: int, kinds: Sequence[str]) -> list[tuple[tantivy.DocAddress, float]]:
    """Addresses and scores, the nearest first; none when there is no such document."""
    searcher = snapshot.searcher
    itself = tantivy.Query.term_query(schema.SCHEMA, "id", writable(id), index_option="basic")
    hits = searcher.search(itself, limit=1, count=False).hits
    if not hits or limit < 1:
        return []

    stored = read(searcher, hits[0][1])
    words = traits(SAY, stored.card, stored.stems, searcher.num_docs, snapshot.frequencies)
    if not words:
        return []
    asked = [(MUST, SAY.at_least(1, words)), (MUST_NOT, itself)]
    asked.append((MUST, SAY.tagged(LANGUAGE, (stored.card["language"],))))
    if kinds:
        asked.append((MUST, SAY.tagged(KIND, kinds)))
    found = searcher.search(tantivy.Query.boolean_query(asked), limit=limit, count=False)
    return [(address, score) for score, address in found.hits]
