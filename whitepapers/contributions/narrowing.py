"""What somebody changed in the words of a passage: the few that differ, not the whole of it."""

from whitepapers.anchors import Placed as Found
from whitepapers.anchors import Quotable, normal, place, quote
from whitepapers.differences import spans


def narrowed(passage: Quotable, start: int, end: int, words: str) -> tuple[int, int, str]:
    """Which part of ``passage.words[start:end]`` differs from ``words``, from where to where, and what takes its place.

    Whole words, at least one of them, so that there is something to quote. Where nothing differs, all of it.
    """
    old = passage.words[start:end]
    found = [span for span in spans(old, words) if not span.same]
    if not found or not normal(words):
        return start, end, words
    first, last, first_new, last_new = found[0].old_start, found[-1].old_end, found[0].new_start, found[-1].new_end
    if not old[first:last].strip():  # words were only put in: the word before goes with them, or the one behind
        before = old[:first].rstrip()
        if before:
            width = len(before.split()[-1])
            first, first_new = len(before) - width, len(words[:first_new].rstrip()) - width
        else:
            width = len(old[last:].split()[0])
            last, last_new = last + width, last_new + width
    anchor = quote(passage, start + first, start + last)
    placed = place(anchor, [passage])
    if not isinstance(placed, Found) or placed.start < start or placed.end > end:
        return start, end, words
    new = (
        passage.words[placed.start : start + first]
        + words[first_new:last_new]
        + passage.words[start + last : placed.end]
    )
    whole = passage.words[start : placed.start] + new + passage.words[placed.end : end]
    if normal(whole) != normal(words):  # white space that came or went: rather all of it than something else
        return start, end, words
    return placed.start, placed.end, normal(new)
