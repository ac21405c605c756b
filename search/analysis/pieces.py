"""What stands between two spaces of a text is analysed once and kept: texts repeat it.

No word has a space in it, so that a text is what its pieces are."""

from .stemming import STEMMERS
from .tokens import tokens, words
from .words import LONGEST_WORD, fold

SENTENCE_END = "\x1d"  # a piece that stands between sentences; no text has it, once it is normalised
_REMEMBERED = 100_000  # pieces of each language
_LONGEST_KEPT = 60  # characters of a piece that is kept: longer ones do not come twice
_AROUND = '.,;:!?…«»“”"()[]\u00a0\u202f'  # signs that say nothing of the word between them


class Pieces(dict[str, tuple[str, str]]):
    """A piece of a text → its stems and its words, a space after each."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language, self._stem = language, STEMMERS[language]

    def __missing__(self, piece: str) -> tuple[str, str]:
        if len(self) >= _REMEMBERED:
            self.clear()
        if piece == SENTENCE_END:
            found = f"{SENTENCE_END} ", ""
        else:
            found = self._one(word) if (word := plain(piece)) else self._any(piece)
        if len(piece) <= _LONGEST_KEPT:
            self[piece] = found
        return found

    def _one(self, word: str) -> tuple[str, str]:
        word = fold(word)[:LONGEST_WORD]
        stem = self._stem(word)
        return f"{stem} " if stem else "", f"{word} " if word else ""

    def _any(self, piece: str) -> tuple[str, str]:
        stems, found = tokens(piece, self._language), words(piece, self._language)
        return "".join([f"{token.stem} " for token in stems]), "".join([f"{word.text} " for word in found])


def plain(piece: str) -> str:
    """The word that a piece is, but for signs around it. Most are one and need no cutting; empty for any other one."""
    word = piece.strip(_AROUND)
    return word if word.isalpha() and (word[1:].islower() or len(word) == 1) else ""


PIECES = {language: Pieces(language) for language in STEMMERS}
