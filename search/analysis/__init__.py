"""Text analysis, the same for every engine: what is indexed and what is asked are cut, folded and stemmed here.

The order matters: folding comes before stemming, so that a word typed without its accents has the same stem.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from .pieces import PIECES, SENTENCE_END, plain
from .sentences import sentences
from .stemming import LANGUAGES, OTHER, index_language
from .tokens import Token, tokens, words
from .words import Word, fold, normalise

__all__ = [
    "LANGUAGES",
    "OTHER",
    "Token",
    "Word",
    "analyse",
    "as_written",
    "begun",
    "fold",
    "index_language",
    "indexed",
    "indexed_sentences",
    "normalise",
    "places",
    "sentences",
    "tokens",
    "words",
]

_STEMS, _WORDS = itemgetter(0), itemgetter(1)


def analyse(text: str, language: str) -> list[str]:
    """The stems of a text, in order, stop words left out."""
    return indexed(normalise(text), language)[0].split()


def places(text: str, stems: frozenset[str], language: str) -> Iterator[tuple[int, int]]:
    """Where the words with one of these stems stand in a normalised text: (start, end), in order, none in another."""
    language = index_language(language)
    known, place, done = PIECES[language], 0, 0
    alone = {f"{stem} " for stem in stems}
    for piece in text.split(" "):
        said = known[piece][0]
        if said in alone and (word := plain(piece)):
            start = place + piece.index(word)
            yield start, start + len(word)
        elif said in alone or (said.count(" ") > 1 and not stems.isdisjoint(said.split(" "))):
            for stem, _, start, end in tokens(piece, language):
                if stem in stems and place + start >= done:
                    done = place + end
                    yield place + start, done
        place += len(piece) + 1


def as_written(text: str, word: str, language: str) -> str | None:
    """The first word of a normalised text that is `word` once folded, as it stands there, None when there is none."""
    known = PIECES[index_language(language)]
    for piece in text.split(" "):
        if word in known[piece][1]:
            for found in words(piece, language):
                if found.text == word and found.end - found.start == len(word):
                    return piece[found.start : found.end]
    return None


def indexed(text: str, language: str) -> tuple[str, str]:
    """What `analyse` and `words` find in a normalised text, each in one string between spaces."""
    pieces = list(map(PIECES[index_language(language)].__getitem__, text.split(" ")))
    return "".join(map(_STEMS, pieces)).rstrip(), "".join(map(_WORDS, pieces)).rstrip()


def indexed_sentences(texts: Sequence[str], language: str) -> tuple[list[str], str]:
    """As `indexed`, for all of the sentences at once: the stems of each, and the words of all."""
    # Replaced one after the other: `translate` looks at every sign of the text, and takes ten times longer.
    text = f" {SENTENCE_END} ".join(texts).replace("\u00a0", " ").replace("\u202f", " ")
    stems, found = indexed(text, language)
    return [said.strip() for said in stems.split(SENTENCE_END)], found


def begun(text: str, language: str) -> list[Word]:
    """The words of what somebody is typing: the last one may go on, so its parts are not yet one piece."""
    found = words(text, language)
    return found[:-1] if len(found) > 1 and found[-1].start < found[-2].start else found
