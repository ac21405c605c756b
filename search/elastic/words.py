"""The words of the index: how often each one stands there, and which ones are alike."""

import json
import re
import string
from collections.abc import Collection, Iterator, Mapping

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, Prefix, Term

from ..analysis import index_language
from ..matching import completion
from ..matching.layout import SHOWN
from ..matching.spelling import FIRST_LETTERS, Vocabulary
from ..results import Completion
from .algebra import SAY
from .store import Store

_LETTERS = frozenset(string.ascii_lowercase)
_MOST = 1_000  # words that are alike


class Words(Vocabulary):
    """Made for one question: what was found is not asked twice."""

    def __init__(self, store: Store, language: str) -> None:
        self.language = index_language(language)
        self._store, self._field = store, f"words_{self.language}"
        self._documents: int | None = None

    @property
    def documents(self) -> int:
        if self._documents is None:
            self._documents = self._store.count()
        return self._documents

    def frequencies(self, words: Collection[str]) -> Mapping[str, int]:
        self._documents, found = self._store.counted([(self._field, word) for word in words])
        return {word: count for (_, word), count in found.items()}

    def one_slip(self, word: str) -> Iterator[tuple[str, int]]:
        allowed = _LETTERS | set(word)
        return (row for row in self._alike(word, 1, 0) if allowed.issuperset(row[0]))

    def two_slips(self, word: str) -> list[tuple[str, int]]:
        return self._alike(word, 2, FIRST_LETTERS)

    def _alike(self, word: str, slips: int, first_letters: int) -> list[tuple[str, int]]:
        asked = {
            "field": self._field,
            "analyzer": "whitespace",
            "suggest_mode": "always",
            "sort": "frequency",
            "max_edits": slips,
            "prefix_length": first_letters,
            "min_word_length": 1,
            "min_doc_freq": 0,
            "max_term_freq": 1_000_000_000,
            "accuracy": 0,
            "size": _MOST,
        }
        answer = self._store.ask(Search().extra(size=0).suggest("alike", word, term=asked))
        rows = answer.get("suggest", {}).get("alike", ())
        return [(option["text"], option["freq"]) for row in rows for option in row["options"]]

    def texts_with(self, word: str) -> Iterator[str]:
        asked = Search().query(Term(self._field, {"value": word})).extra(size=3)
        for hit in self._store.ask(asked)["hits"]["hits"]:
            yield f"{json.loads(hit['_source']['card'])['title']}\n{hit['_source']['sentences']}"


def complete(store: Store, prefix: str, language: str, limit: int) -> list[Completion]:
    """Keywords and titles that go on like this."""
    found = completion.looked_for(prefix, language)
    if not found or limit < 1:
        return []
    field = f"begins_{index_language(language)}"
    search = (
        Search().query(Bool(filter=[Prefix(field, {"value": found}), SAY.tagged(SHOWN, (language,))])).extra(size=0)
    )
    pattern = re.sub(r"([^\w ])", r"\\\1", found) + ".*"
    search.aggs.bucket("beginnings", "terms", field=field, include=pattern, size=completion.LOOKED_AT * limit)
    rows = store.ask(search).get("aggregations", {}).get("beginnings", {}).get("buckets", ())
    return completion.shown(((row["key"], row["doc_count"]) for row in rows), limit)
