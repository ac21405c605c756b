"""The port, over Elasticsearch."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.html import escape
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, Terms
from elasticsearch.dsl.query import Query as Said

from ..document import Document
from ..matching import ranking
from ..matching.asked import Asked, Reading, understand
from ..matching.cards import hit
from ..matching.distances import distance_km
from ..matching.highlight import highlight
from ..matching.layout import writable
from ..matching.spelling import Spelling
from ..matching.telling import telling
from ..query import MAX_SIZE, Query
from ..results import Completion, Hit, Results
from . import schema, similar, words
from .address import Address
from .algebra import SAY
from .questions import Question
from .store import Answer, Store, total

_NOTHING = Reading(missing=0, enough=0)  # of a text without a word


class ElasticEngine:
    """A search engine on a cluster: `search.engine.SearchEngine` says what each method does.

    A write of several documents is not one step, as it is in one file: when it raises, some of them may be there. What
    is recorded for the index is carried over again until all of it is."""

    def __init__(self, address: Address) -> None:
        self.store = Store(address)

    def search(self, query: Query) -> Results:
        size = min(max(query.size, 1), MAX_SIZE)
        vocabulary = words.Words(self.store, query.language)
        spelling = Spelling(vocabulary, query.text, query.language, query.alternatives)
        corrected = spelling.known
        asked = understand(query, corrected or query.text)
        page = min(max(query.page, 1), schema.LONGEST_PAGE // size)
        question, answer = self._answer(query, asked, vocabulary, page, size)
        found = total(answer)
        if page > (last := max(1, -(-found // size))):
            page = min(last, schema.LONGEST_PAGE // size)
            answer = self.store.ask(question.search(page, size)) if found else answer
        return Results(
            total=found,
            hits=tuple(self._hit(row, asked, query) for row in answer["hits"]["hits"]),
            facets=question.facets(answer),
            page=page,
            size=size,
            corrected=spelling.told,
            suggestion=None if corrected else spelling.suggestion,
        )

    def _answer(
        self, query: Query, asked: Asked, vocabulary: words.Words, page: int, size: int
    ) -> tuple[Question, Answer]:
        """What the text asks, as strictly as still finds enough, and its answer."""
        if not query.text.strip():
            question = Question(query, None)
            return question, self.store.ask(question.search(page, size))
        together = ranking.together(SAY, asked)
        wanted = telling(asked, vocabulary.documents, self.store.frequencies)
        for missing, enough in wanted.readings(vocabulary.documents) or (_NOTHING,):
            said = ranking.ranked(SAY, asked, ranking.has(SAY, wanted, missing))
            question = Question(query, said, together)
            answer = self.store.ask(question.search(page, size))
            if total(answer) >= enough:
                break
        return question, answer

    def _hit(self, row: Mapping[str, Any], asked: Asked, query: Query) -> Hit:
        kept = row["_source"]
        card = json.loads(kept["card"])
        place = kept.get("place")
        distance = distance_km(query.near, (place["lat"], place["lon"])) if query.near and place else None
        language = card["language"]
        marked = highlight(asked.stems(language), kept["sentences"], kept["analysed"], language)
        return hit(card, row["_score"] or 0.0, marked, distance)

    def suggest(self, text: str, language: str) -> str | None:
        return Spelling(words.Words(self.store, language), text, language).suggestion

    def complete(self, prefix: str, language: str, limit: int = 8) -> list[Completion]:
        return words.complete(self.store, prefix, language, limit)

    def similar(self, id: str, limit: int = 4, kinds: Sequence[str] = ()) -> list[Hit]:
        rows = similar.similar(self.store, id, limit, kinds)
        cards = [(json.loads(row["_source"]["card"]), row["_score"]) for row in rows]
        return [hit(card, score, escape(card["summary"]), None) for card, score in cards]

    def upsert(self, documents: Iterable[Document]) -> None:
        latest = {document.id: document for document in documents}
        if latest:
            self.store.write(_put(document) for document in latest.values())

    def delete(self, ids: Iterable[str]) -> None:
        gone = set(ids)
        if gone and self.store.exists():
            self.store.write(_drop(id) for id in self._ids(Terms("id", [writable(id) for id in gone])))

    def replace(self, sources: Mapping[str, Document | None]) -> set[tuple[str, str]]:
        before = {row["_id"]: row for row in self._found(Terms("source", list(sources)))}
        documents = {document.id: document.from_source(source) for source, document in sources.items() if document}
        changed = {(document.kind, language) for document in documents.values() for language in document.languages}
        for row in before.values():
            card = json.loads(row["_source"]["card"])
            changed |= {(card["kind"], language) for language in card["shown"]}
        if before or documents:
            gone = [id for id in before if id not in documents]
            self.store.write((*map(_drop, gone), *map(_put, documents.values())))
        return changed

    def sources_of(self, axis: str, code: str) -> set[str]:
        cards = (json.loads(row["_source"]["card"]) for row in self._found(SAY.tagged(axis, (code,))))
        return {card["source"] for card in cards if card["source"]}

    def fingerprints(self) -> dict[str, str]:
        rows = self.store.everything(_all().source(False).extra(docvalue_fields=["fingerprint"]))
        return {row["_id"]: row["fields"]["fingerprint"][0] for row in rows}

    def rebuild(self, documents: Iterable[Document]) -> int:
        seen: set[str] = set()

        def actions() -> Iterator[dict[str, Any]]:
            for document in documents:
                seen.add(document.id)
                yield _put(document)

        self.store.rebuild(actions())
        return len(seen)

    def _found(self, query: Said) -> Iterator[dict[str, Any]]:
        return self.store.everything(_all().query(Bool(filter=[query])).source(["card"]))

    def _ids(self, query: Said) -> list[str]:
        return [row["_id"] for row in self.store.everything(_all().query(Bool(filter=[query])).source(False))]


def _all() -> Search:
    return Search().sort("_doc")


def _put(document: Document) -> dict[str, Any]:
    return {"_op_type": "index", "_id": document.id, "_source": schema.lay_out(document)}


def _drop(id: str) -> dict[str, Any]:
    return {"_op_type": "delete", "_id": id}
