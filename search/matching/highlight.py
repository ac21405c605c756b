"""The sentence that matched, its words marked.

The stems of each sentence are kept with the document, so that finding the sentence is a search of plain strings; only
the one that is shown is analysed again."""

from html import escape
from itertools import chain

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..analysis import places
from .layout import ATTACHED

LONGEST = 280  # characters of a sentence that are shown


def highlight(wanted: frozenset[str], sentences: str, analysed: str, language: str) -> SafeString:
    """The sentence that has most of the stems `wanted`, escaped, words in <mark>; the first one is the summary.

    sentences, analysed: one a line, as written and as stems between spaces. Where it stands in an attached file, that
    is said before it, in the reader's language."""
    number = _best(wanted, analysed)
    found = sentences.split("\n", number + 1)[number]
    marked = _mark(found.removeprefix(ATTACHED), wanted, language)
    if found.startswith(ATTACHED):
        said = _("In an attached document:")
        return format_html('<span class="attached" lang="{}">{}</span> {}', get_language(), said, marked)
    return marked


def _best(wanted: frozenset[str], analysed: str) -> int:
    """The number of the sentence with most of the stems, the first of those."""
    analysed += "\n"
    said: dict[int, int] = {}  # the end of a sentence → how many of the stems it has
    for stem in wanted:
        word = f" {stem} "
        place = analysed.find(word)
        while place >= 0:
            end = analysed.find("\n", place)
            said[end] = said.get(end, 0) + 1
            place = analysed.find(word, end)
    most = max(said.values(), default=0)
    return analysed.count("\n", 0, min((end for end, times in said.items() if times == most), default=0))


def _mark(text: str, wanted: frozenset[str], language: str) -> SafeString:
    found = places(text, wanted, language)
    first = next(found, (0, 0))
    start, end = _part(text, first[0])
    pieces, done = ["… " if start else ""], start
    for here, there in chain((first,), found):
        if there > end:  # what is not shown need not be read
            break
        if there > here:
            pieces += [escape(text[done:here]), "<mark>", escape(text[here:there]), "</mark>"]
            done = there
    pieces += [escape(text[done:end]), " …" if end < len(text) else ""]
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
