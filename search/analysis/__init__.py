"""Text analysis, the same for every engine: what is indexed and what is asked are cut, folded and stemmed here.

The order matters: folding comes before stemming, so that a word typed without its accents has the same stem.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from . import french
from .stopwords import STOP_WORDS
from .words import Word, fold, normalise, split

__all__ = ["LANGUAGES", "Token", "analyse", "fold", "index_language", "normalise", "sentences", "tokens", "words"]

LANGUAGES = ("fr", "nl", "de", "en")
OTHER = "other"  # a language without a stemmer: words are folded, no more


class Token(NamedTuple):
    """A word of a text that is looked for: its stem, the folded word, and where it stands."""

    stem: str
    word: str
    start: int
    end: int


def index_language(language: str) -> str:
    """The language whose rules apply to `language` ("fr-be" → "fr"), `OTHER` where there are none."""
    base = language.split("-")[0].lower()
    return base if base in LANGUAGES else OTHER


def analyse(text: str, language: str) -> list[str]:
    """The stems of a text, in order, stop words left out."""
    language = index_language(language)
    stem = _STEMMERS[language]
    return [found for word in split(normalise(text), language) if (found := stem(word.text))]


def tokens(text: str, language: str) -> list[Token]:
    """As `analyse`, with the words and their places in `text`, which must be normalised."""
    language = index_language(language)
    stem = _STEMMERS[language]
    return [
        Token(found, word.text, word.start, word.end) for word in split(text, language) if (found := stem(word.text))
    ]


def words(text: str, language: str) -> list[Word]:
    """Every word of a normalised text, stop words too, folded and not stemmed."""
    return list(split(text, index_language(language)))


_SENTENCE_END = re.compile(r"(?<=[.!?…:;])[\s\u00a0]+(?=[^\Wa-z\d_]|[«\"“(–—-])|\s*\n\s*")


def sentences(text: str) -> list[str]:
    """The sentences of a normalised text, none of them empty, without line ends."""
    return [" ".join(found.split()) for found in _SENTENCE_END.split(text) if found and not found.isspace()]


def _german(word: str) -> str:
    """Umlauts written out or not, the same word: « Mueller », « Müller » and « Muller » are one."""
    return _WRITTEN_OUT.sub(r"\1", word)


_WRITTEN_OUT = re.compile(r"(?<![aeiouq])([aou])e")


def _stemmer(language: str) -> Callable[[str], str]:
    stop_words = STOP_WORDS.get(language, frozenset())
    rules: Callable[[str], str]
    if language == "fr":
        rules = french.stem
    elif language == "de":
        snowball_de = Stemmer.Stemmer("german").stemWord
        rules = lambda word: snowball_de(_german(word))  # noqa: E731
    elif language == "nl":
        rules = Stemmer.Stemmer("dutch_porter").stemWord
    elif language == "en":
        rules = Stemmer.Stemmer("english").stemWord
    else:
        rules = str

    @lru_cache(maxsize=100_000)
    def stem(word: str) -> str:
        """The word's stem, empty for a stop word."""
        return "" if word in stop_words else rules(word)

    return stem


_STEMMERS = {language: _stemmer(language) for language in (*LANGUAGES, OTHER)}
