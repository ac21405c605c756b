"""What is misspelt in a text, judged by the words of the documents themselves."""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from ..analysis import Word, analyse, as_written, fold, index_language, normalise
from ..analysis import words as cut
from ..analysis.stopwords import STOP_WORDS

FIRST_LETTERS = 3  # of a word with two slips, which are right
_SHORTEST = 4  # letters of a word that may be misspelt: shorter ones are acronyms as often
_LONGEST = 25
_SHORTEST_FURTHER = 7  # letters of a word that may be misspelt twice
_MOST_WORDS = 12  # words of a text that are looked at
_DOUBLED = re.compile(r"(.)\1+")
_MUCH_MORE = 30  # times more frequent a word must be to be offered in place of one that exists


class Vocabulary(ABC):
    """The words of a language's documents, folded, as an engine knows them."""

    language: str

    @property
    @abstractmethod
    def documents(self) -> int:
        """How many documents there are, of all languages."""

    @abstractmethod
    def frequencies(self, words: Collection[str]) -> Mapping[str, int]:
        """How many documents have each of the words; those that none has may be absent."""

    @abstractmethod
    def one_slip(self, word: str) -> Iterable[tuple[str, int]]:
        """Words with a letter more, less or changed, or two of them the other way round; and their frequencies."""

    @abstractmethod
    def two_slips(self, word: str) -> Iterable[tuple[str, int]]:
        """At least the words that begin with the same letters (`FIRST_LETTERS`) and differ by two slips or fewer."""

    @abstractmethod
    def texts_with(self, word: str) -> Iterable[str]:
        """Texts of a few documents that have the word."""

    def near(self, word: str) -> tuple[str, int] | None:
        """The word most likely meant by one that is misspelt, and its frequency."""
        # A word that says nothing finds nothing: « fiets » is not put right to « niets ».
        silent = STOP_WORDS.get(self.language, frozenset()) | {word}
        near = [(other, count) for other, count in self.one_slip(word) if count and other not in silent]
        near.sort(key=lambda row: (row[1] * (3 if row[0][0] == word[0] else 1), row[0]), reverse=True)
        if best := next((row for row in near if self.stands(row[0])), None):
            return best
        if len(word) < _SHORTEST_FURTHER:
            return None
        letters = set(word)
        for other, count in sorted(self.two_slips(word), key=lambda row: (-row[1], row[0])):
            if (
                abs(len(other) - len(word)) <= 2
                and len(letters ^ set(other)) <= 4
                and _close(word, other)
                and other not in silent
                and self.stands(other)
            ):
                return other, count
        return None

    def stands(self, word: str) -> bool:
        """Whether a document has the word: engines count deleted ones until they clear them away, and a word of a page
        that is private now is offered to nobody."""
        return any(True for _text in self.texts_with(word))

    def as_written(self, word: str) -> str:
        """The folded word as some document writes it, accents included."""
        for text in self.texts_with(word):
            if found := as_written(text, word, self.language):
                return found.lower()
        return word


class Spelling:
    """A text and the words of it that may be misspelt. `names` are well written."""

    def __init__(self, vocabulary: Vocabulary, text: str, language: str, names: Iterable[str] = ()) -> None:
        self.vocabulary = vocabulary
        self.text = normalise(text[:1_000])
        self._language = language = index_language(language)
        sure = {word.text for name in names for word in cut(name, language)} | STOP_WORDS.get(language, frozenset())
        self._words = [
            word
            for word in cut(self.text, language)[:_MOST_WORDS]
            # One whose length differs is tied to another: an elision, a hyphen.
            if len(word.text) == word.end - word.start and word.text not in sure and _may_be_misspelt(word)
        ]

    @cached_property
    def _frequencies(self) -> Mapping[str, int]:
        return self.vocabulary.frequencies({word.text for word in self._words}) if self._words else {}

    @cached_property
    def known(self) -> str | None:
        """The text with the words that stand nowhere corrected, None when there are none."""
        return self._corrected(0)

    @property
    def told(self) -> str | None:
        """The same; None too where words differ by number or gender alone: what has the one is found by the other."""
        known = self.known
        if known is None or analyse(known, self._language) != analyse(self.text, self._language):
            return known
        # Stems leave out doubled letters, too; a letter too many is a slip, and no other form of the word.
        return known if _undoubled(known) == _undoubled(self.text) else None

    @property
    def suggestion(self) -> str | None:
        """The text with its doubtful words corrected, None when there are none."""
        return self._corrected(max(2, self.vocabulary.documents // 1_000))

    def _corrected(self, rare: int) -> str | None:
        pieces, place = [], 0
        for word in self._words:
            if word.start >= place and (better := self._better(word.text, rare)):
                pieces += [self.text[place : word.start], self.vocabulary.as_written(better)]
                place = word.end
        return "".join([*pieces, self.text[place:]]) if pieces else None

    def _better(self, word: str, rare: int) -> str | None:
        frequency = self._frequencies.get(word, 0)
        if frequency > rare:
            return None
        better = self.vocabulary.near(word)
        return better[0] if better and better[1] > frequency * _MUCH_MORE else None


def _undoubled(text: str) -> str:
    return _DOUBLED.sub(r"\1", fold(text))


def _may_be_misspelt(word: Word) -> bool:
    return _SHORTEST <= len(word.text) <= _LONGEST and word.text.isalpha()


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
