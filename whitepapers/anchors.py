"""Where a contribution holds on to the text: the words it quotes, found again after the text around them has changed.

An anchor is placed on the words that it quoted, or nowhere. What differs in white space alone (line ends, spaces that
do not break) is the same; nothing else is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

CONTEXT = 60  # characters kept on each side of the quote; more where the same words stand nearby in the same company
ENOUGH = 20  # characters of context that must still be there
ENOUGH_ELSEWHERE = 40  # in another passage: four common words may stand side by side by chance
SPEAKS_FOR_ITSELF = 40  # characters of a quote that needs no context where it stands once
EDGE = "\n"  # in a context: here the passage begins or ends; no other line end is left in it


class Quotable(Protocol):
    """A `whitepapers.text.Passage`, as far as anchors look at it."""

    @property
    def id(self) -> str: ...

    @property
    def words(self) -> str: ...


@dataclass(frozen=True)
class Anchor:
    """passage: its id. quote: the words, none for the whole passage. before, after: what stood beside them."""

    passage: str
    quote: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Placed:
    """The quoted words are ``words[start:end]`` of this passage."""

    passage: str
    start: int
    end: int


@dataclass(frozen=True)
class Changed:
    """The quoted words are not there any more, or cannot be told from others."""


CHANGED = Changed()


@dataclass(frozen=True)
class _Prepared:
    """A passage's words with single spaces between two edges, and where in the words each character stands."""

    id: str
    text: str
    positions: tuple[int, ...]
    length: int

    def placed(self, start: int, end: int) -> Placed:
        return Placed(self.id, self.positions[start], self.positions[end - 1] + 1)


def quote(passage: Quotable, start: int = 0, end: int = 0) -> Anchor:
    """An anchor on ``words[start:end]``, made wider to whole words; on the whole passage where that holds no word."""
    prepared = _prepare(passage)
    inside = [index for index, position in enumerate(prepared.positions) if start <= position < end]
    inside = [index for index in inside if not prepared.text[index].isspace()]
    if not inside:
        return Anchor(passage.id)
    text, first, last = prepared.text, inside[0], inside[-1] + 1
    while _joined(text, first):
        first -= 1
    while _joined(text, last):
        last += 1
    reach = CONTEXT
    while True:
        anchor = Anchor(passage.id, text[first:last], text[max(0, first - reach) : first], text[last : last + reach])
        if reach > len(text) or len(list(_with_all_context(anchor, prepared))) == 1:
            return anchor
        reach *= 2


def find(passage: Quotable, words: str, before: str = "") -> Anchor | None:
    """An anchor on these words, as somebody marked them; None where they do not stand in the passage, or several times
    and ``before``, what stood before them, does not tell which."""
    prepared = _prepare(passage)
    sought, beside = normal(words), normal(before)
    starts = list(_occurrences(prepared.text, sought, whole=False))
    if len(starts) > 1:
        best = [_common_end(prepared.text[:start].rstrip(), beside) for start in starts]
        starts = [start for start, common in zip(starts, best, strict=True) if common == max(best)]
    if len(starts) != 1:
        return None
    placed = prepared.placed(starts[0], starts[0] + len(sought))
    return quote(passage, placed.start, placed.end)


def place(anchor: Anchor, passages: Iterable[Quotable]) -> Placed | Changed:
    """Where the anchor stands in these passages now."""
    return places([anchor], passages)[0]


def places(anchors: Sequence[Anchor], passages: Iterable[Quotable]) -> list[Placed | Changed]:
    """Where each anchor stands in these passages (of one chapter or proposal) now, in the order of the anchors."""
    prepared = {passage.id: _prepare(passage) for passage in passages}
    return [_place(anchor, prepared) for anchor in anchors]


def unchanged(anchor: Anchor, passages: Iterable[Quotable]) -> Placed | None:
    """Where the words stand in their passage, once, between the words that were beside them; None where they do not."""
    own = next((_prepare(passage) for passage in passages if passage.id == anchor.passage), None)
    if own is None:
        return None
    before, after, length = anchor.before[-ENOUGH:], anchor.after[:ENOUGH], len(anchor.quote)
    found = [
        start
        for start in _occurrences(own.text, anchor.quote)
        if own.text.endswith(before, 0, start) and own.text.startswith(after, start + length)
    ]
    return own.placed(found[0], found[0] + length) if len(found) == 1 else None


def normal(words: str) -> str:
    """The words with single spaces, as they are compared."""
    return " ".join(words.split())


def _place(anchor: Anchor, passages: dict[str, _Prepared]) -> Placed | Changed:
    own = passages.get(anchor.passage)
    if not anchor.quote:
        return Placed(own.id, 0, own.length) if own else CHANGED
    end = len(anchor.quote)
    if own:
        exact = list(_with_all_context(anchor, own))
        if len(exact) == 1:
            return own.placed(exact[0], exact[0] + end)
        # A passage shorter than that keeps what it has.
        found = list(_with_enough_context(anchor, own, min(ENOUGH, len(anchor.before) + len(anchor.after))))
        if found:
            return own.placed(found[0], found[0] + end) if len(found) == 1 else CHANGED
    others = [
        (passage, start)
        for passage in passages.values()
        if passage is not own
        for start in _with_enough_context(anchor, passage, ENOUGH_ELSEWHERE)
    ]
    if len(others) != 1:
        return CHANGED
    passage, start = others[0]
    return passage.placed(start, start + end)


def _with_all_context(anchor: Anchor, passage: _Prepared) -> Iterator[int]:
    for start in _occurrences(passage.text, anchor.quote):
        if passage.text.endswith(anchor.before, 0, start) and passage.text.startswith(
            anchor.after, start + len(anchor.quote)
        ):
            yield start


def _with_enough_context(anchor: Anchor, passage: _Prepared, needed: int) -> Iterator[int]:
    """Where the quote stands with so much of its context (needed: characters) that it is the same; of several, those
    that have much more of it than the others."""
    starts = list(_occurrences(passage.text, anchor.quote))
    kept = [
        _common_end(passage.text[:start], anchor.before)
        + _common_start(passage.text[start + len(anchor.quote) :][: len(anchor.after)], anchor.after)
        for start in starts
    ]
    if len(starts) == 1 and (kept[0] >= needed or len(anchor.quote) >= SPEAKS_FOR_ITSELF):
        yield starts[0]
    elif len(starts) > 1:
        clear = max(kept) / 2
        yield from (start for start, common in zip(starts, kept, strict=True) if common >= needed and common > clear)


def _occurrences(text: str, sought: str, whole: bool = True) -> Iterator[int]:
    """Where the words begin in the text; whole: not inside a longer word or number."""
    start = text.find(sought) if sought else -1
    while start >= 0:
        if not whole or not (_joined(text, start) or _joined(text, start + len(sought))):
            yield start
        start = text.find(sought, start + 1)


def _joined(text: str, at: int) -> bool:
    """Is there no border between words at this index? « 3,5 » is one word."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if _is_letter(left) and _is_letter(right):
        return True
    return bool(_NUMBER_GOES_ON.match(text[at - 1 : at + 2]) or _NUMBER_GOES_ON.match(text[max(0, at - 2) : at + 1]))


_NUMBER_GOES_ON = re.compile(r"\d[.,]\d")


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _common_end(one: str, other: str) -> int:
    """How many characters both end in."""
    return _common_start(one[: -len(other) - 1 : -1], other[::-1]) if other else 0


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _prepare(passage: Quotable) -> _Prepared:
    words = passage.words
    characters, positions = [EDGE], [0]
    for match in re.finditer(r"\S+", words):
        if len(characters) > 1:
            characters.append(" ")
            positions.append(match.start() - 1)
        characters.extend(match.group())
        positions.extend(range(match.start(), match.end()))
    return _Prepared(passage.id, "".join([*characters, EDGE]), (*positions, len(words)), len(words))
