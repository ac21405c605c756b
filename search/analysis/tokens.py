"""The words of a text and their stems, with their places."""

import re
from functools import lru_cache
from typing import NamedTuple

from .stemming import STEMMERS, index_language
from .words import Word, cut, runs

_REMEMBERED = 10_000  # runs of letters that were cut


class Token(NamedTuple):
    """A word of a text that is looked for: its stem, the folded word, and where it stands."""

    stem: str
    word: str
    start: int
    end: int


def tokens(text: str, language: str) -> list[Token]:
    """As `analyse`, with the words and their places in `text`, which must be normalised."""
    language = index_language(language)
    return [
        Token(stem, word, run.start() + start, run.start() + end)
        for run in runs(language).finditer(text)
        for stem, word, start, end in _tokens(run[0], language)
    ]


def words(text: str, language: str) -> list[Word]:
    """Every word of a normalised text, stop words too, folded and not stemmed."""
    language = index_language(language)
    return [
        Word(word, run.start() + start, run.start() + end)
        for run in runs(language).finditer(text)
        for word, start, end in _cut(run[0], language)
    ]


_SHOUTED = re.compile(r"(?:^|['’])[A-Z]{2,5}$")


@lru_cache(maxsize=_REMEMBERED)
def _cut(run: str, language: str) -> tuple[Word, ...]:
    return tuple(cut(run, language))


@lru_cache(maxsize=_REMEMBERED)
def _tokens(run: str, language: str) -> tuple[Token, ...]:
    stem = STEMMERS[language]
    words = _cut(run, language)
    if len(words) == 1 and _SHOUTED.search(run):  # « AI » is an acronym, « ai » a word that says nothing
        return (Token(stem(words[0].text) or words[0].text, *words[0]),)
    return tuple(Token(found, *word) for word in words if (found := stem(word.text)))
