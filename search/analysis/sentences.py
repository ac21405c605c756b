"""A text cut into sentences."""

import re

from core.lines import on_one_line

_SENTENCE_END = re.compile(r"\s(?<=[.!?…:;]\s)\s*(?=[^\Wa-z\d_]|[«\"“(–—-])")


def sentences(text: str, longest: int = 280) -> list[str]:
    """The sentences of a normalised text, none of them empty, without line ends; the `longest` ones are cut up."""
    found = [on_one_line(part) for line in text.split("\n") for part in _SENTENCE_END.split(line)]
    return [piece for sentence in found if sentence.strip() for piece in _pieces(sentence, longest)]


def _pieces(sentence: str, longest: int) -> list[str]:
    pieces = []
    while len(sentence) > longest:
        end = sentence.rfind(" ", longest // 2, longest) + 1 or longest
        pieces.append(sentence[:end].rstrip())
        sentence = sentence[end:]
    return [*pieces, sentence] if sentence else pieces
