"""Where words were taken out of a passage, and how they are put back: in the place between what stood beside them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from whitepapers.anchors import CONTEXT, EDGE, ENOUGH, Placed, Quotable, normal


@dataclass(frozen=True)
class Gap:
    """words: what stood there, with the space that went with it. before, after: what stands beside it (`Anchor`)."""

    passage: str
    words: str
    before: str
    after: str


def gap(before: Quotable, after: Quotable, start: int) -> Gap | None:
    """What was taken out of a passage at ``before.words[start:]``; None where other words differ, too."""
    old, new = normal(before.words), normal(after.words)
    place = min(_common(old, new), len(normal(f"{before.words[:start]}.")) - 1)
    words = old[place : place + len(old) - len(new)]
    if len(old) <= len(new) or new[:place] + words + new[place:] != old:
        return None
    beside, length = f"{EDGE}{new}{EDGE}", place + len(EDGE)
    return Gap(after.id, words, beside[max(0, length - CONTEXT) : length], beside[length : length + CONTEXT])


def refill(found: Gap, passages: Iterable[Quotable]) -> tuple[Placed, str] | None:
    """Which word of the passage is to be replaced, and by what, so that the words stand there again; None where their
    place is not there any more, or is there twice."""
    own = next((passage for passage in passages if passage.id == found.passage), None)
    if own is None:
        return None
    text = f"{EDGE}{normal(own.words)}{EDGE}"
    before, after = found.before[-ENOUGH:], found.after[:ENOUGH]
    places = [at for at in range(len(EDGE), len(text)) if text.endswith(before, 0, at) and text.startswith(after, at)]
    return _beside(own, places[0] - len(EDGE), found.words) if len(places) == 1 else None


def _beside(passage: Quotable, at: int, words: str) -> tuple[Placed, str] | None:
    """The word that the others come after, before or into, at this index of the words with single spaces."""
    into = after = None
    start = 0
    for match in re.finditer(r"\S+", passage.words):
        end = start + len(match.group())
        if start <= at < end:
            into = match, at - start
        if end == at:
            after = match, at - start
        start = end + 1
    chosen = after if words[0].isspace() else into or after
    if chosen is None:
        return None
    match, offset = chosen
    return Placed(passage.id, match.start(), match.end()), match[0][:offset] + words + match[0][offset:]


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next(
        (index for index, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
