"""The index's own words: what is misspelt, and how a word goes on."""

import string
from collections.abc import Iterable, Iterator

import tantivy

from ..analysis import index_language, normalise
from ..analysis import words as cut
from ..analysis.stopwords import STOP_WORDS
from ..query import Query
from ..results import Completion
from . import schema
from .filters import every, tagged
from .store import Snapshot
from .stored import read

_SHORTEST = 4  # letters of a word that may be misspelt: shorter ones are acronyms as often
_LONGEST = 25
_SHORTEST_FURTHER = 7  # letters of a word that may be misspelt twice
_MOST_WORDS = 12  # words of a text that are looked at
_LETTERS = string.ascii_lowercase
_MUCH_MORE = 30  # times more frequent a word must be to be offered in place of one that exists


class Vocabulary:
    """The words of a language's documents, folded, read from the index as they are needed."""

    def __init__(self, snapshot: Snapshot, language: str) -> None:
        self._snapshot, self._field = snapshot, f"words_{language}"
        self.rare = max(2, snapshot.searcher.num_docs // 1_000)

    def frequency(self, word: str) -> int:
        """How many documents have the word."""
        return self._snapshot.searcher.doc_freq(self._field, word)

    def near(self, word: str) -> tuple[str, int] | None:
        """The word most likely meant by one that is misspelt, and its frequency."""
        return self._snapshot.keep(("near", self._field, word), lambda: self._near(word))

    def _near(self, word: str) -> tuple[str, int] | None:
        near = [(other, count) for other in set(_edits(word)) - {word} if (count := self.frequency(other))]
        if near:
            return max(near, key=lambda row: (row[1] * (3 if row[0][0] == word[0] else 1), row[0]))
        if len(word) < _SHORTEST_FURTHER:
            return None
        # Two slips at most, neither of them in the first three letters.
        alike = self._snapshot.searcher.terms_with_prefix(self._field, word[:3])
        letters = set(word)
        for other, count in sorted(alike, key=lambda row: (-row[1], row[0])):
            if abs(len(other) - len(word)) <= 2 and len(letters ^ set(other)) <= 4 and _close(word, other):
                return other, count
        return None


def known(snapshot: Snapshot, query: Query) -> tuple[str, str | None]:
    """The text to search, and the same where it is not the one typed: words that stand nowhere are corrected."""
    corrected = _corrected(snapshot, query.text, query.language, query.alternatives, certain=True)
    return (corrected, corrected) if corrected else (query.text, None)


def suggestion(snapshot: Snapshot, text: str, language: str, names: Iterable[str] = ()) -> str | None:
    """The text with its doubtful words corrected, None when there are none. `names` are well written."""
    return _corrected(snapshot, text, language, names, certain=False)


def _corrected(snapshot: Snapshot, text: str, language: str, names: Iterable[str], *, certain: bool) -> str | None:
    language = index_language(language)
    text = normalise(text[:1_000])
    sure = {word.text for name in names for word in cut(name, language)}
    pieces, place = [], 0
    for word in cut(text, language)[:_MOST_WORDS]:
        if word.start < place or len(word.text) != word.end - word.start or word.text in sure:
            continue  # tied to another word: an elision, a hyphen
        if better := _better(snapshot, word.text, language, certain):
            pieces += [text[place : word.start], _as_written(snapshot, better, language)]
            place = word.end
    return "".join([*pieces, text[place:]]) if pieces else None


def _as_written(snapshot: Snapshot, word: str, language: str) -> str:
    """The folded word as some document writes it, accents included."""

    def find() -> str:
        term = tantivy.Query.term_query(schema.SCHEMA, f"words_{language}", word, index_option="freq")
        for _, address in snapshot.searcher.search(term, limit=3, count=False).hits:
            stored = read(snapshot.searcher, address)
            text = f"{stored.card['title']}\n{stored.sentences}"
            for found in cut(text, language):
                if found.text == word and found.end - found.start == len(word):
                    return text[found.start : found.end].lower()
        return word

    return snapshot.keep(("written", language, word), find)


def _better(snapshot: Snapshot, word: str, language: str, certain: bool) -> str | None:
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or word in STOP_WORDS.get(language, ()):
        return None
    vocabulary = Vocabulary(snapshot, language)
    frequency = vocabulary.frequency(word)
    if frequency and (certain or frequency > vocabulary.rare):
        return None
    better = vocabulary.near(word)
    return better[0] if better and better[1] > frequency * _MUCH_MORE else None


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


def _close(one: str, other: str, most: int = 2) -> bool:
    """Whether no more than `most` letters must be added, dropped or changed."""
    previous = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, against in enumerate(other, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (letter != against)))
        if min(current) > most:
            return False
        previous = current
    return previous[-1] <= most


def complete(snapshot: Snapshot, prefix: str, language: str, limit: int) -> list[Completion]:
    """Keywords first, then titles, the most used first."""
    prefix = normalise(prefix[:100])
    found = " ".join(word.text for word in cut(prefix, language))
    if len(found) < 2 or limit < 1:
        return []
    if prefix[-1:].isspace():
        found += " "
    shown = every([tantivy.Query.all_query(), tagged(schema.SHOWN, (language,))])
    entries = snapshot.searcher.terms_with_prefix(f"begins_{index_language(language)}", found, shown, 20 * limit)
    distinct: dict[str, Completion] = {}
    for entry, _ in sorted(entries, key=lambda row: (bool(row[0].split(schema.SEPARATOR)[2]), -row[1])):
        _, text, url, kind = entry.split(schema.SEPARATOR)
        distinct.setdefault(text.casefold(), Completion(text, url, kind))
    return list(distinct.values())[:limit]
