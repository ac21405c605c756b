"""The port, over tantivy."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy
from django.utils.html import escape

from ..document import Document
from ..matching import ranking
from ..matching.asked import Asked, enough, understand
from ..matching.cards import hit
from ..matching.distances import distance_km
from ..matching.filters import clauses
from ..matching.highlight import highlight
from ..matching.layout import SEPARATOR
from ..matching.spelling import Spelling
from ..query import MAX_SIZE, Query, Sort
from ..results import Completion, Hit, Results
from . import schema, similar, words
from .algebra import SAY, every
from .counts import counts
from .nearest import nearest, within
from .store import Snapshot, Store
from .stored import count, read

Found = list[tuple[tantivy.DocAddress, float]]  # where a document stands, and its score
_ORDERS = {
    Sort.NEWEST: ("by_published", tantivy.Order.Desc),
    Sort.REVIEWED: ("by_reviewed", tantivy.Order.Desc),
    Sort.TITLE: ("by_title", tantivy.Order.Asc),
}


class EmbeddedEngine:
    """A search engine in a folder: `search.engine.SearchEngine` says what each method does."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)

    def search(self, query: Query) -> Results:
        size = min(max(query.size, 1), MAX_SIZE)
        if (snapshot := self.store.snapshot()) is None:
            return Results(size=size)
        spelling = Spelling(words.Words(snapshot, query.language), query.text, query.language, query.alternatives)
        corrected = spelling.known
        asked = understand(query, corrected or query.text)
        where = self._where(snapshot, query)
        said, total, first = self._said(snapshot, query, asked, where, size)
        rest = (*said, *where)
        page = min(max(query.page, 1), max(1, -(-total // size)))
        if page == 1 and first is not None and query.sort not in _ORDERS and query.sort != Sort.NEAREST:
            found = first  # counting them has found them already
        else:
            found = self._found(snapshot, query, rest, (page - 1) * size, size) if total else []
        return Results(
            total=total,
            hits=tuple(self._hit(snapshot, address, score, asked, query) for address, score in found),
            facets=counts(snapshot, query, rest) if query.facets else {},
            page=page,
            size=size,
            corrected=spelling.told,
            suggestion=None if corrected else spelling.suggestion,
        )

    def _where(self, snapshot: Snapshot, query: Query) -> tuple[tantivy.Query, ...]:
        if query.near is None or query.within_km is None:
            return ()
        return (within(snapshot, query.near, query.within_km),)

    def _said(
        self, snapshot: Snapshot, query: Query, asked: Asked, where: Sequence[tantivy.Query], size: int
    ) -> tuple[tuple[tantivy.Query, ...], int, Found | None]:
        """What the text asks, as strictly as still finds enough; how many documents have it, and the most relevant."""
        searcher, filtered = snapshot.searcher, clauses(SAY, query)
        if not query.text.strip():
            return (), count(searcher, every([*where, *filtered])), None
        said, total, first = (SAY.nothing(),), 0, None
        for missing in asked.leniencies():
            said = (ranking.query_for(SAY, asked, missing),)
            found = searcher.search(every([*said, *where, *filtered]), limit=size)
            total = found.count  # type: ignore[attr-defined]  # missing from its stub
            first = [(address, score) for score, address in found.hits]
            if total >= enough(searcher.num_docs):
                break
        return said, total, first

    def _found(self, snapshot: Snapshot, query: Query, rest: Sequence[tantivy.Query], offset: int, limit: int) -> Found:
        asked = every([*rest, *clauses(SAY, query)])
        if query.sort == Sort.NEAREST and query.near:
            return nearest(snapshot, asked, query.near, offset, limit)
        order = _ORDERS.get(query.sort)
        if order is None and not query.text.strip():
            order = _ORDERS[Sort.NEWEST]  # nothing was asked that could be relevant
        if order:
            field, way = order
            found = snapshot.searcher.search(
                asked, limit=limit, offset=offset, count=False, order_by_field=field, order=way
            )
            return [(address, 0.0) for _, address in found.hits]
        found = snapshot.searcher.search(asked, limit=limit, offset=offset, count=False)
        return [(address, score) for score, address in found.hits]

    def _hit(self, snapshot: Snapshot, address: tantivy.DocAddress, score: float, asked: Asked, query: Query) -> Hit:
        stored = read(snapshot.searcher, address)
        distance = None
        if query.near is not None:
            (place,) = snapshot.searcher.fast_field_values("place", [address])
            distance = None if place is None else distance_km(query.near, schema.position(int(place)))
        language = stored.card["language"]
        marked = highlight(asked.stems(language), stored.sentences, stored.stems, language)
        return hit(stored.card, score, marked, distance)

    def suggest(self, text: str, language: str) -> str | None:
        snapshot = self.store.snapshot()
        return Spelling(words.Words(snapshot, language), text, language).suggestion if snapshot else None

    def complete(self, prefix: str, language: str, limit: int = 8) -> list[Completion]:
        snapshot = self.store.snapshot()
        return words.complete(snapshot, prefix, language, limit) if snapshot else []

    def similar(self, id: str, limit: int = 4, kinds: Sequence[str] = ()) -> list[Hit]:
        if (snapshot := self.store.snapshot()) is None:
            return []
        found = similar.similar(snapshot, id, limit, kinds)
        cards = [(read(snapshot.searcher, address).card, score) for address, score in found]
        return [hit(card, score, escape(card["summary"]), None) for card, score in cards]

    def upsert(self, documents: Iterable[Document]) -> None:
        latest = {document.id: document for document in documents}
        if not latest:
            return
        with self.store.writer() as writer:
            for document in latest.values():
                writer.delete_documents_by_term("id", document.id)
                writer.add_document(schema.lay_out(document))

    def delete(self, ids: Iterable[str]) -> None:
        gone = set(ids)
        if not gone or self.store.snapshot() is None:
            return
        with self.store.writer() as writer:
            for id in gone:
                writer.delete_documents_by_term("id", id)

    def replace(self, sources: Mapping[str, Document | None]) -> set[tuple[str, str]]:
        snapshot = self.store.snapshot()
        before = self._cards(snapshot, _terms("source", list(sources))) if snapshot else []
        changed = {(card["kind"], language) for card in before for language in card["shown"]}
        documents = {source: document.from_source(source) for source, document in sources.items() if document}
        changed |= {(document.kind, language) for document in documents.values() for language in document.languages}
        if before or documents:
            with self.store.writer() as writer:
                for source in sources:
                    writer.delete_documents_by_term("source", source)
                for document in documents.values():
                    writer.delete_documents_by_term("id", document.id)
                    writer.add_document(schema.lay_out(document))
        return changed

    def sources_of(self, axis: str, code: str) -> set[str]:
        snapshot = self.store.snapshot()
        found = self._cards(snapshot, SAY.tagged(axis, (code,))) if snapshot else []
        return {card["source"] for card in found if card["source"]}

    def _cards(self, snapshot: Snapshot, query: tantivy.Query) -> list[dict[str, Any]]:
        searcher = snapshot.searcher
        found = searcher.search(query, limit=max(1, searcher.num_docs), count=False)
        return [read(searcher, address).card for _, address in found.hits]

    def fingerprints(self) -> dict[str, str]:
        if (snapshot := self.store.snapshot()) is None or not snapshot.searcher.num_docs:
            return {}
        # The filter leaves out the terms of documents that were deleted and not yet cleared away.
        stamps = snapshot.searcher.terms_with_prefix("stamp", "", tantivy.Query.all_query())
        return {id: print_ for id, _, print_ in (stamp.rpartition(SEPARATOR) for stamp, _ in stamps)}

    def rebuild(self, documents: Iterable[Document]) -> int:
        seen: set[str] = set()
        with self.store.rebuild() as writer:
            for document in documents:
                if document.id in seen:
                    writer.delete_documents_by_term("id", document.id)
                seen.add(document.id)
                writer.add_document(schema.lay_out(document))
        return len(seen)


def _terms(field: str, values: list[str]) -> tantivy.Query:
    return tantivy.Query.term_set_query(schema.SCHEMA, field, values)
