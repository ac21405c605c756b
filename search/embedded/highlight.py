"""The sentence that matched, its words marked.

The stems of each sentence are kept with the document, so that finding the sentence is a search of plain strings; only
the one that is shown is analysed again."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..analysis import tokens

LONGEST = 280  # characters of a sentence that are shown
_MOST_PLACES = 12


def highlight(stems: Sequence[str], summary: str, sentences: str, analysed: str, language: str) -> SafeString:
    """The summary when it says all that was asked, else the sentence that says most of it; escaped, words in <mark>."""
    wanted = frozenset(stems)
    marked = _mark(summary, wanted, language)
    if not wanted or (summary and _said(summary, wanted, language) == wanted):
        return marked
    best = _best(wanted, analysed)
    if best is None:
        return marked
    number, said = best
    if summary and said <= len(_said(summary, wanted, language)):
        return marked
    return _mark(sentences.split("\n", number + 1)[number], wanted, language)


def _said(text: str, wanted: frozenset[str], language: str) -> frozenset[str]:
    return wanted & {token.stem for token in tokens(text, language)}


def _best(wanted: frozenset[str], analysed: str) -> tuple[int, int] | None:
    """The number of the sentence with most of the stems, and how many it has."""
    said: dict[int, int] = {}
    for stem in wanted:
        seen, place = set(), -1
        for _ in range(_MOST_PLACES):
            if (place := analysed.find(f" {stem} ", place + 1)) < 0:
                break
            seen.add(analysed.count("\n", 0, place))
        for number in seen:
            said[number] = said.get(number, 0) + 1
    if not said:
        return None
    number = min(said, key=lambda one: (-said[one], one))
    return number, said[number]


def _mark(text: str, wanted: frozenset[str], language: str) -> SafeString:
    found = [token for token in tokens(text, language) if token.stem in wanted] if wanted else []
    start, end = _part(text, found[0].start if found else 0)
    pieces, place = ["… " if start else ""], start
    for token in found:
        if token.start >= place and token.end <= end:
            pieces += [escape(text[place : token.start]), "<mark>", escape(text[token.start : token.end]), "</mark>"]
            place = token.end
    pieces += [escape(text[place:end]), " …" if end < len(text) else ""]
    return mark_safe("".join(pieces))  # noqa: S308 - every piece of the text is escaped


def _part(text: str, first: int) -> tuple[int, int]:
    """Where to cut a long sentence, between words, so that the first word found is in it."""
    if len(text) <= LONGEST:
        return 0, len(text)
    start = max(0, min(first - LONGEST // 3, len(text) - LONGEST))
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = len(text) if start + LONGEST >= len(text) else text.rfind(" ", start, start + LONGEST)
    return start, end if end > first else min(start + LONGEST, len(text))
