"""The words of the index: how often each one stands there, and which ones are alike."""

import string
from collections.abc import Collection, Iterator, Mapping

import tantivy

from ..analysis import index_language
from ..matching import completion
from ..matching.layout import SHOWN
from ..matching.spelling import FIRST_LETTERS, Vocabulary
from ..results import Completion
from . import schema
from .algebra import SAY, every
from .store import Snapshot
from .stored import read

_LETTERS = string.ascii_lowercase


class Words(Vocabulary):
    """What is found once is kept with the snapshot."""

    def __init__(self, snapshot: Snapshot, language: str) -> None:
        self.language = index_language(language)
        self._snapshot, self._field = snapshot, f"words_{self.language}"

    @property
    def documents(self) -> int:
        return self._snapshot.searcher.num_docs

    def frequencies(self, words: Collection[str]) -> Mapping[str, int]:
        found = self._snapshot.frequencies([(self._field, word) for word in words])
        return {word: count for (_, word), count in found.items()}

    def one_slip(self, word: str) -> Iterator[tuple[str, int]]:
        for other in set(_edits(word)):
            if count := self._snapshot.searcher.doc_freq(self._field, other):
                yield other, count

    def two_slips(self, word: str) -> list[tuple[str, int]]:
        return self._snapshot.searcher.terms_with_prefix(self._field, word[:FIRST_LETTERS])

    def texts_with(self, word: str) -> Iterator[str]:
        term = tantivy.Query.term_query(schema.SCHEMA, self._field, word, index_option="freq")
        for _, address in self._snapshot.searcher.search(term, limit=3, count=False).hits:
            stored = read(self._snapshot.searcher, address)
            yield f"{stored.card['title']}\n{stored.sentences}"

    def near(self, word: str) -> tuple[str, int] | None:
        return self._snapshot.keep(("near", self._field, word), lambda: super(Words, self).near(word))

    def as_written(self, word: str) -> str:
        return self._snapshot.keep(("written", self._field, word), lambda: super(Words, self).as_written(word))


def _edits(word: str) -> Iterator[str]:
    """Words at one slip from this one: a letter missing, added, changed, or two in the wrong order."""
    for place in range(len(word) + 1):
        left, right = word[:place], word[place:]
        if right:
            yield left + right[1:]
            for letter in _LETTERS:
                yield left + letter + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in _LETTERS:
            yield left + letter + right


def complete(snapshot: Snapshot, prefix: str, language: str, limit: int) -> list[Completion]:
    """Keywords and titles that go on like this."""
    found = completion.looked_for(prefix, language)
    if not found or limit < 1:
        return []
    here = every([tantivy.Query.all_query(), SAY.tagged(SHOWN, (language,))])
    field = f"begins_{index_language(language)}"
    beginnings = snapshot.searcher.terms_with_prefix(field, found, here, completion.LOOKED_AT * limit)
    return completion.shown(beginnings, limit)
