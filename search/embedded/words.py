"""The index's own words: what is misspelt, and how a word goes on."""

import string
from collections.abc import Iterator

import tantivy

from ..analysis import index_language, normalise
from ..analysis import words as cut
from ..analysis.stopwords import STOP_WORDS
from ..results import Completion
from . import schema
from .filters import every, tagged
from .store import Snapshot

_SHORTEST = 4  # letters of a word that may be misspelt: shorter ones are acronyms as often
_LONGEST = 25
_SHORTEST_FURTHER = 7  # letters of a word that may be misspelt twice
_MOST_WORDS = 12  # words of a text that are looked at
_LETTERS = string.ascii_lowercase
_MUCH_MORE = 30  # times more frequent a word must be to be offered in place of one that exists


class Vocabulary:
    """Every word of a language's documents, folded, and how many documents have it."""

    def __init__(self, snapshot: Snapshot, language: str) -> None:
        self.frequency: dict[str, int] = dict(snapshot.searcher.terms_with_prefix(f"words_{language}", ""))
        self._by_head: dict[str, list[str]] = {}
        for word in self.frequency:
            self._by_head.setdefault(word[:2], []).append(word)
        self.rare = max(2, snapshot.searcher.num_docs // 1_000)

    def near(self, word: str) -> str | None:
        """The word most likely meant by one that is misspelt."""
        frequency = self.frequency
        near = [other for other in _edits(word) if other in frequency]
        if near:
            return max(near, key=lambda other: (frequency[other] * (3 if other[0] == word[0] else 1), other))
        if len(word) < _SHORTEST_FURTHER:
            return None
        likely = sorted(self._by_head.get(word[:2], ()), key=lambda other: (-frequency[other], other))
        # Two slips at most, neither of them in the first two letters.
        return next((other for other in likely if abs(len(other) - len(word)) <= 2 and _close(word, other)), None)


def _vocabulary(snapshot: Snapshot, language: str) -> Vocabulary:
    return snapshot.keep(("vocabulary", language), lambda: Vocabulary(snapshot, language))


def known(snapshot: Snapshot, text: str, language: str) -> tuple[str, str | None]:
    """The text to search, and the same where it is not the one typed: words that stand nowhere are corrected."""
    corrected = _corrected(snapshot, text, language, certain=True)
    return (corrected, corrected) if corrected else (text, None)


def suggestion(snapshot: Snapshot, text: str, language: str) -> str | None:
    """The text with its doubtful words corrected, None when there are none."""
    return _corrected(snapshot, text, language, certain=False)


def _corrected(snapshot: Snapshot, text: str, language: str, *, certain: bool) -> str | None:
    language = index_language(language)
    text = normalise(text[:1_000])
    pieces, place = [], 0
    for word in cut(text, language)[:_MOST_WORDS]:
        if word.start < place or len(word.text) != word.end - word.start:
            continue  # tied to another word: an elision, a hyphen
        if better := _better(snapshot, word.text, language, certain):
            pieces += [text[place : word.start], better]
            place = word.end
    return "".join([*pieces, text[place:]]) if pieces else None


def _better(snapshot: Snapshot, word: str, language: str, certain: bool) -> str | None:
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or word in STOP_WORDS.get(language, ()):
        return None
    vocabulary = _vocabulary(snapshot, language)
    frequency = vocabulary.frequency.get(word, 0)
    if frequency and (certain or frequency > vocabulary.rare):
        return None
    better: str | None = snapshot.keep(("near", language, word), lambda: vocabulary.near(word))
    if better and vocabulary.frequency[better] > frequency * _MUCH_MORE:
        return better
    return None


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
