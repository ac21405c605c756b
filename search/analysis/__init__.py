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
from .words import Word, cut, fold, normalise, runs

__all__ = [
    "LANGUAGES",
    "Token",
    "Word",
    "analyse",
    "begun",
    "fold",
    "index_language",
    "indexed",
    "normalise",
    "places",
    "sentences",
    "tokens",
    "words",
]

LANGUAGES = ("fr", "nl", "de", "en")
_REMEMBERED = 50_000  # runs of letters whose analysis is kept: texts repeat their words
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
    found: list[str] = []
    for run in runs(language).findall(normalise(text)):
        found.extend(_stems(run, language))
    return found


def tokens(text: str, language: str) -> list[Token]:
    """As `analyse`, with the words and their places in `text`, which must be normalised."""
    language = index_language(language)
    return [
        Token(stem, word, run.start() + start, run.start() + end)
        for run in runs(language).finditer(text)
        for stem, word, start, end in _tokens(run[0], language)
    ]


def places(text: str, stems: frozenset[str], language: str) -> list[tuple[int, int]]:
    """Where the words with one of these stems stand in a normalised text: (start, end), in order, none in another."""
    language = index_language(language)
    found: list[tuple[int, int]] = []
    for run in runs(language).finditer(text):
        for stem, _, start, end in _tokens(run[0], language):
            if stem in stems and (not found or run.start() + start >= found[-1][1]):
                found.append((run.start() + start, run.start() + end))
    return found


def words(text: str, language: str) -> list[Word]:
    """Every word of a normalised text, stop words too, folded and not stemmed."""
    language = index_language(language)
    return [
        Word(word, run.start() + start, run.start() + end)
        for run in runs(language).finditer(text)
        for word, start, end in _cut(run[0], language)
    ]


def indexed(text: str, language: str) -> tuple[str, str]:
    """What `analyse` and `words` find in a normalised text, each in one string between spaces.

    What stands between two spaces is analysed once and kept: texts repeat it, and no word has a space in it."""
    language = index_language(language)
    found = [_piece(piece, language) for piece in text.split(" ")]
    return "".join([stems for stems, _ in found]).rstrip(), "".join([words for _, words in found]).rstrip()


def begun(text: str, language: str) -> list[Word]:
    """The words of what somebody is typing: the last one may go on, so its parts are not yet one piece."""
    found = words(text, language)
    return found[:-1] if len(found) > 1 and found[-1].start < found[-2].start else found


_SHOUTED = re.compile(r"(?:^|['’])[A-Z]{2,5}$")


@lru_cache(maxsize=_REMEMBERED)
def _cut(run: str, language: str) -> tuple[Word, ...]:
    return tuple(cut(run, language))


@lru_cache(maxsize=_REMEMBERED)
def _tokens(run: str, language: str) -> tuple[Token, ...]:
    stem = _STEMMERS[language]
    words = _cut(run, language)
    if len(words) == 1 and _SHOUTED.search(run):  # « AI » is an acronym, « ai » a word that says nothing
        return (Token(stem(words[0].text) or words[0].text, *words[0]),)
    return tuple(Token(found, *word) for word in words if (found := stem(word.text)))


@lru_cache(maxsize=_REMEMBERED)
def _stems(run: str, language: str) -> tuple[str, ...]:
    return tuple(token.stem for token in _tokens(run, language))


@lru_cache(maxsize=_REMEMBERED)
def _piece(piece: str, language: str) -> tuple[str, str]:
    """The stems and the words, a space after each."""
    stems, found = analyse(piece, language), words(piece, language)
    return "".join(f"{stem} " for stem in stems), "".join(f"{word.text} " for word in found)


_SENTENCE_END = re.compile(r"(?<=[.!?…:;])[\s\u00a0]+(?=[^\Wa-z\d_]|[«\"“(–—-])|\s*\n\s*")


def sentences(text: str, longest: int = 280) -> list[str]:
    """The sentences of a normalised text, none of them empty, without line ends; the `longest` ones are cut up."""
    found = [" ".join(sentence.split()) for sentence in _SENTENCE_END.split(text) if sentence]
    return [piece for sentence in found if sentence for piece in _pieces(sentence, longest)]


def _pieces(sentence: str, longest: int) -> list[str]:
    pieces = []
    while len(sentence) > longest:
        end = sentence.rfind(" ", longest // 2, longest) + 1 or longest
        pieces.append(sentence[:end].rstrip())
        sentence = sentence[end:]
    return [*pieces, sentence] if sentence else pieces


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


_STEMMERS = {language: _stemmer(language) for language in (*LANGUAGES, OTHER)}
