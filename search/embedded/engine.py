"""The port, over tantivy."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy
from django.utils.html import escape

from ..document import Document
from ..matching import ranking
from ..matching.asked import Asked, understand
from ..matching.cards import hit
from ..matching.distances import distance_km
from ..matching.filters import clauses
from ..matching.highlight import highlight
from ..matching.layout import SEPARATOR
from ..matching.spelling import Spelling
from ..matching.telling import telling
from ..query import MAX_SIZE, Query, Sort
from ..results import Completion, Hit, Results
from . import schema, similar, words
from .algebra import SAY, every
from .counts import Counts, counted, counts, languages_shown
from .found import Found, in_order, most_relevant
from .nearest import within
from .store import Snapshot, Store
from .stored import read


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
        asked = understand(query, corrected or query.text, languages_shown(snapshot, query.language))
        around = self._around(snapshot, query)
        where = (*around, *clauses(SAY, query))
        has, total, counted = self._found(snapshot, query, asked, around)
        page = min(max(query.page, 1), max(1, -(-total // size)))
        offset = (page - 1) * size
        found: Found = []
        if total and has and query.sort == Sort.RELEVANCE:
            ranked = every([ranking.ranked(SAY, asked, has[0]), *where])
            found = most_relevant(snapshot, ranked, ranking.together(SAY, asked), offset, size)
        elif total:
            found = in_order(snapshot, query, every([*has, *where]), offset, size)
        return Results(
            total=total,
            hits=tuple(self._hit(snapshot, address, score, asked, query) for address, score in found),
            facets=counts(snapshot, query, (*has, *around), counted),
            page=page,
            size=size,
            corrected=spelling.told,
            suggestion=None if corrected else spelling.suggestion,
        )

    def _around(self, snapshot: Snapshot, query: Query) -> tuple[tantivy.Query, ...]:
        if query.near is None or query.within_km is None:
            return ()
        return (within(snapshot, query.near, query.within_km),)

    def _found(
        self, snapshot: Snapshot, query: Query, asked: Asked, around: tuple[tantivy.Query, ...]
    ) -> tuple[tuple[tantivy.Query, ...], int, Counts]:
        """The documents that have what the text asks, as strictly as still finds enough; how many they are, and of
        which codes."""
        if not query.text.strip():
            return (), *counted(snapshot, query, around)
        documents = snapshot.searcher.num_docs
        wanted = telling(asked, documents, snapshot.frequencies)
        has, total, codes = SAY.nothing(), 0, Counts()
        for missing, enough in wanted.readings(documents):
            has = ranking.has(SAY, wanted, missing)
            total, codes = counted(snapshot, query, (has, *around))
            if total >= enough:
                break
        return (has,), total, codes

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
        key = ("similar", id, limit, tuple(kinds))
        found = snapshot.keep(key, lambda: similar.similar(snapshot, id, limit, kinds))
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
