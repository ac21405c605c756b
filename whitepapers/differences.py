"""The difference between two texts, word by word, as people read it: what stayed, what was taken out, what was put in.

The time that it takes is bounded: texts that are too long to be compared by words are compared by sentences first, and
what still is too much is taken out and put in as a whole. White space alone is no difference.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

MOST_WORDS = 3_000  # of both texts (or sentences), that are compared with one another
MOST_PAIRS = 200_000  # of the same word in both
SHORT = 4  # letters: fewer than these between two changes only make them harder to read

_WORD = re.compile(r"\w+[’']?|[^\w\s]")
_ENDS = frozenset(".!?;:")


class Part(StrEnum):
    KEPT = "kept"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"


class Change(NamedTuple):
    part: Part
    words: str


class Span(NamedTuple):
    """``old[old_start:old_end]`` became ``new[new_start:new_end]``; same: but for white space it is the same."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


class _Word(NamedTuple):
    """Where it begins, where the white space after it ends, the word, and whether a sentence ends with it."""

    start: int
    end: int
    word: str
    ends: bool


def difference(old: str, new: str) -> list[Change]:
    """What stayed, what was taken out and what was put in, in the order in which it is read."""
    changes: list[Change] = []
    space_old = space_new = ""  # after the last word that stayed, where only one of the texts has some
    for span in _readable(spans(old, new), old):
        taken, put = old[span.old_start : span.old_end], new[span.new_start : span.new_end]
        if span.same:
            word = put.rstrip()
            space_old, space_new = taken[len(taken.rstrip()) :], put[len(word) :]
            if bool(space_old) == bool(space_new):
                word, space_old, space_new = put, "", ""
            changes.append(Change(Part.KEPT, word))
            continue
        taken, put, space_old, space_new = space_old + taken, space_new + put, "", ""
        if taken:
            changes.append(Change(Part.TAKEN_OUT, taken))
        if put:
            changes.append(Change(Part.PUT_IN, put))
    return changes


def spans(old: str, new: str) -> list[Span]:
    """Both texts, cut into what is the same and what is not."""
    one, other = _words(old), _words(new)
    return _joined(
        [
            Span(same, *_range(one, a, b, len(old)), *_range(other, c, d, len(new)))
            for same, a, b, c, d in _aligned(one, other)
        ]
    )


def _words(text: str) -> list[_Word]:
    found = list(_WORD.finditer(text))
    starts = [0, *(match.start() for match in found[1:]), len(text)]
    return [
        _Word(start, end, match.group(), match.group() in _ENDS or "\n" in text[match.end() : end])
        for match, start, end in zip(found, starts, starts[1:], strict=False)
    ]


def _range(words: Sequence[_Word], first: int, last: int, length: int) -> tuple[int, int]:
    """Where the words first … last - 1 stand in their text."""
    start = words[first].start if first < len(words) else length
    return start, words[last - 1].end if last > first else start


_Aligned = tuple[bool, int, int, int, int]


def _aligned(one: list[_Word], other: list[_Word]) -> Iterator[_Aligned]:
    """Which words of one are which of the other; same words at both ends cost nothing."""
    keys, keys_other = [word.word for word in one], [word.word for word in other]
    shorter = min(len(one), len(other))
    head = next((index for index in range(shorter) if keys[index] != keys_other[index]), shorter)
    rest = shorter - head
    tail = next((index for index in range(rest) if keys[-1 - index] != keys_other[-1 - index]), rest)
    if head:
        yield True, 0, head, 0, head
    end, end_other = len(one) - tail, len(other) - tail
    yield from _middle(one[head:end], other[head:end_other], head, head, by_sentence=True)
    if tail:
        yield True, end, len(one), end_other, len(other)


def _middle(one: list[_Word], other: list[_Word], at: int, at_other: int, by_sentence: bool) -> Iterator[_Aligned]:
    """The same without the ends. at, at_other: the number of the first word of each."""
    if not one and not other:
        return
    words, words_other = [word.word for word in one], [word.word for word in other]
    if _bearable(words, words_other):
        for same, a, b, c, d in _matched(words, words_other):
            yield same, at + a, at + b, at_other + c, at_other + d
        return
    sentences, sentences_other = _sentences(one), _sentences(other)
    said, said_other = [_said(sentence) for sentence in sentences], [_said(sentence) for sentence in sentences_other]
    if not by_sentence or not _bearable(said, said_other):
        yield False, at, at + len(one), at_other, at_other + len(other)
        return
    for same, a, b, c, d in _matched(said, said_other):
        piece = [word for sentence in sentences[a:b] for word in sentence]
        piece_other = [word for sentence in sentences_other[c:d] for word in sentence]
        if same:
            yield True, at, at + len(piece), at_other, at_other + len(piece_other)
        else:
            yield from _middle(piece, piece_other, at, at_other, by_sentence=False)
        at, at_other = at + len(piece), at_other + len(piece_other)


def _bearable(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) + len(other) > MOST_WORDS:
        return False
    often = Counter(other)
    return sum(count * often[word] for word, count in Counter(one).items()) <= MOST_PAIRS


def _matched(one: Sequence[str], other: Sequence[str]) -> Iterator[_Aligned]:
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield tag == "equal", a, b, c, d


def _sentences(words: list[_Word]) -> list[list[_Word]]:
    found: list[list[_Word]] = [[]]
    for word in words:
        found[-1].append(word)
        if word.ends:
            found.append([])
    return [sentence for sentence in found if sentence]


def _said(sentence: list[_Word]) -> str:
    return " ".join(word.word for word in sentence)


def _readable(found: list[Span], old: str) -> list[Span]:
    """Few letters that stayed between two changes are counted among them."""
    last = len(found) - 1
    return _joined(
        [
            span._replace(same=False)
            if span.same
            and 0 < index < last
            and sum(char.isalnum() for char in old[span.old_start : span.old_end]) < SHORT
            else span
            for index, span in enumerate(found)
        ]
    )


def _joined(found: list[Span]) -> list[Span]:
    """Neighbours of the same sort as one."""
    joined = []
    for same, group in groupby(found, key=lambda span: span.same):
        run = list(group)
        joined.append(Span(same, run[0].old_start, run[-1].old_end, run[0].new_start, run[-1].new_end))
    return joined
