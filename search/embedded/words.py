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
_MOST_WORDS = 12  # words of a text that are looked at
_LETTERS = string.ascii_lowercase
_MUCH_MORE = 30  # times more frequent a word must be to be offered in place of one that exists


def _vocabulary(snapshot: Snapshot, language: str) -> dict[str, int]:
    """Every word of the language's documents, folded, and how many documents have it."""
    language = index_language(language)
    field = f"words_{language}"
    return snapshot.keep(("words", language), lambda: dict(snapshot.searcher.terms_with_prefix(field, "")))


def known(snapshot: Snapshot, text: str, language: str) -> tuple[str, str | None]:
    """The text to search, and the same where it is not the one typed: words that stand nowhere are corrected."""
    corrected = _corrected(snapshot, text, language, certain=True)
    return (corrected, corrected) if corrected else (text, None)


def suggestion(snapshot: Snapshot, text: str, language: str) -> str | None:
    """The text with its doubtful words corrected, None when there are none."""
    return _corrected(snapshot, text, language, certain=False)


def _corrected(snapshot: Snapshot, text: str, language: str, *, certain: bool) -> str | None:
    text = normalise(text[:1_000])
    vocabulary = _vocabulary(snapshot, language)
    pieces, place, changed = [], 0, False
    for word in cut(text, language)[:_MOST_WORDS]:
        better = _better(word.text, vocabulary, index_language(language), certain)
        if better and word.start >= place and " " not in text[word.start : word.end]:
            pieces += [text[place : word.start], better]
            place, changed = word.end, True
    return "".join([*pieces, text[place:]]) if changed else None


def _better(word: str, vocabulary: dict[str, int], language: str, certain: bool) -> str | None:
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or word in STOP_WORDS.get(language, ()):
        return None
    frequency = vocabulary.get(word, 0)
    if frequency and (certain or len(word) < _SHORTEST + 1):
        return None
    near = [other for other in _edits(word) if other in vocabulary]
    if not near:
        return _further(word, vocabulary) if not frequency and len(word) > 6 else None
    best = max(near, key=lambda other: (vocabulary[other] * (3 if other[0] == word[0] else 1), other))
    return best if vocabulary[best] > frequency * _MUCH_MORE else None


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


def _further(word: str, vocabulary: dict[str, int]) -> str | None:
    """The most frequent word at two slips, of which neither is in the first two letters."""
    best, most = None, 0
    head, shortest, longest = word[:2], len(word) - 2, len(word) + 2
    for other, frequency in vocabulary.items():
        if frequency > most and other.startswith(head) and shortest <= len(other) <= longest and _close(word, other):
            best, most = other, frequency
    return best


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
