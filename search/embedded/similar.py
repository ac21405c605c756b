"""Documents that speak of the same things: they share terms of the vocabularies and the words that are telling."""

import math
from collections.abc import Mapping, Sequence

import tantivy

from ..analysis import analyse, index_language
from ..query import KIND, LANGUAGE
from . import schema
from .filters import MUST, MUST_NOT, SHOULD, tagged
from .store import Snapshot
from .stored import Stored, read

_MOST_STEMS = 20
_WEIGHTS = {"title": 2.0, "summary": 1.0, "keywords": 1.5, "body": 0.5}
_TERM = 4.0  # what a shared term of a vocabulary is worth, divided by how common it is


def similar(snapshot: Snapshot, id: str, limit: int, kinds: Sequence[str]) -> list[tuple[tantivy.DocAddress, float]]:
    """Addresses and scores, the nearest first; none when there is no such document."""
    searcher = snapshot.searcher
    itself = tantivy.Query.term_query(schema.SCHEMA, "id", schema.writable(id), index_option="basic")
    hits = searcher.search(itself, limit=1, count=False).hits
    if not hits or limit < 1:
        return []
    return _ranked(snapshot, itself, read(searcher, hits[0][1]), limit, kinds)


def _ranked(
    snapshot: Snapshot, itself: tantivy.Query, stored: Stored, limit: int, kinds: Sequence[str]
) -> list[tuple[tantivy.DocAddress, float]]:
    card = stored.card
    language = index_language(card["language"])
    stems = analyse(card["title"], language) + stored.stems.split()[:300]
    telling = [(SHOULD, query) for query in (*_words(snapshot, stems, language), *_terms(snapshot, card["axes"]))]
    if not telling:
        return []
    asked = [(MUST, tantivy.Query.boolean_query(telling)), (MUST_NOT, itself)]
    asked.append((MUST, tagged(LANGUAGE, (card["language"],))))
    if kinds:
        asked.append((MUST, tagged(KIND, kinds)))
    found = snapshot.searcher.search(tantivy.Query.boolean_query(asked), limit=limit, count=False)
    return [(address, score) for score, address in found.hits]


def _words(snapshot: Snapshot, stems: list[str], language: str) -> list[tantivy.Query]:
    """The document's most telling words: often in it, seldom elsewhere."""
    searcher, body = snapshot.searcher, f"body_{language}"
    counted: dict[str, int] = {}
    for stem in stems:
        counted[stem] = counted.get(stem, 0) + 1
    weight = {
        stem: math.log1p(times) * math.log(1 + searcher.num_docs / (1 + searcher.doc_freq(body, stem)))
        for stem, times in counted.items()
        if len(stem) > 2
    }
    best = sorted(weight, key=lambda stem: (-weight[stem], stem))[:_MOST_STEMS]
    return [
        tantivy.Query.boost_query(
            tantivy.Query.term_query(schema.SCHEMA, f"{field}_{language}", stem, index_option="freq"), boost
        )
        for stem in best
        for field, boost in _WEIGHTS.items()
    ]


def _terms(snapshot: Snapshot, axes: Mapping[str, Sequence[str]]) -> list[tantivy.Query]:
    """The vocabulary terms that it carries, each worth more the fewer documents share it."""
    searcher = snapshot.searcher
    found = []
    for term in (schema.tag(axis, code) for axis, codes in axes.items() for code in codes):
        worth = _TERM * math.log(1 + searcher.num_docs / (1 + searcher.doc_freq("tag", term)))
        shared = tantivy.Query.term_query(schema.SCHEMA, "tag", term, index_option="basic")
        found.append(tantivy.Query.const_score_query(shared, worth))
    return found
