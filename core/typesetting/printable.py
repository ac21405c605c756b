"""Words made fit for paper: no signs that steer a terminal or a reader, no word that is wider than the page."""

import re
import unicodedata
from typing import Any

MISSING = "□"  # in place of a sign that none of the fonts has
_LONGEST_WORD = 24  # of addresses and the like; beyond it a line may break anywhere
_LONG = re.compile(rf"[^\s-]{{{_LONGEST_WORD},}}")
_PIECE = re.compile(r".{1,12}")
# Places where a word may be cut, marks that turn or join the text around them, selectors of a picture's look.
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")


def printable(words: str) -> str:
    """``words`` on one line, composed, without control characters; long words may be broken."""
    words = _BREAKS.sub(" ", unicodedata.normalize("NFC", words))
    words = _UNSEEN.sub("", words)
    words = "".join(sign for sign in words if unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn"))
    return _LONG.sub(_breakable, words)


_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")


def storable(value: Any) -> Any:
    """The same mapping or list without what no XML may hold: control characters, halves of signs."""
    return _replaced(value, lambda words: _NOT_IN_XML.sub("", unicodedata.normalize("NFC", words)))


def all_printable(value: Any) -> Any:
    """The same mapping or list, every text in it made printable; addresses stay as they are."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [all_printable(one) for one in value]
    if isinstance(value, dict):
        return {name: one if name in ("address", "kind") else all_printable(one) for name, one in value.items()}
    return value


def without(value: Any, signs: set[str]) -> Any:
    """The same mapping or list with « □ » in place of these signs."""
    return _replaced(value, lambda words: "".join(MISSING if sign in signs else sign for sign in words))


def plainest(value: Any) -> Any:
    """The same with only what any font has: Latin, Greek and Cyrillic letters, digits, punctuation."""
    return _replaced(value, lambda words: "".join(sign if _is_plain(sign) else MISSING for sign in words))


def _is_plain(sign: str) -> bool:
    return (
        sign <= "\u024f"
        or "\u0391" <= sign <= "\u03c9"
        or "\u0410" <= sign <= "\u044f"
        or sign in "–—‘’“”„…€\u202f\u200b→•"
    )


def _replaced(value: Any, replace: Any) -> Any:
    if isinstance(value, str):
        return replace(value)
    if isinstance(value, list):
        return [_replaced(one, replace) for one in value]
    if isinstance(value, dict):
        return {name: one if name in ("address", "kind") else _replaced(one, replace) for name, one in value.items()}
    return value


def _breakable(found: re.Match[str]) -> str:
    return "\u200b".join(_PIECE.findall(found[0]))
