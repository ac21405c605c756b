"""The rules by which the words of each language are brought to their stems."""

import re
from collections.abc import Callable

import Stemmer

from . import french
from .stopwords import STOP_WORDS

LANGUAGES = ("fr", "nl", "de", "en")
OTHER = "other"  # a language without a stemmer: words are folded, no more


def index_language(language: str) -> str:
    """The language whose rules apply to `language` ("fr-be" → "fr"), `OTHER` where there are none."""
    base = language.split("-")[0].lower()
    return base if base in LANGUAGES else OTHER


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

    def stem(word: str) -> str:
        """The word's stem, empty for a stop word."""
        return "" if word in stop_words else rules(word)

    return stem


STEMMERS = {language: _stemmer(language) for language in (*LANGUAGES, OTHER)}
