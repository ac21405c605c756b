"""What is kept of the words that somebody typed."""

import re

from ..analysis import analyse, fold, normalise
from ..models.searches import LONGEST_KEY, LONGEST_WORDS

# What may name a person. National numbers, accounts and telephone numbers are all long runs of digits, cut up at will.
_ADDRESS = re.compile(r"\S@\S")
_NUMBER = re.compile(r"(?:\d[\s./()+_-]{0,3}){6,}\d")
_YEARS = re.compile(r"(?:(?:19|20)\d\d[\s./()+_-]*)+")  # « 2024-2025 » names nobody


def kept(text: str) -> str:
    """The words as typed, on one line and cut; nothing at all where they hold an address or a number that may be a
    person's: what stands beside it may be a name."""
    line = " ".join(normalise(text).split())
    if _ADDRESS.search(line) or any(not _YEARS.fullmatch(run[0]) for run in _NUMBER.finditer(line)):
        return ""
    return line[:LONGEST_WORDS].rstrip()


def key_of(words: str, language: str) -> str:
    """What the words come down to: their stems without order, so that accents, plurals and small words do not matter.
    Where nothing but small words stands, those."""
    stems = sorted(set(analyse(words, language))) or fold(words).split()
    return " ".join(stems)[:LONGEST_KEY]
