"""Writes other words into rich text as it is stored, and leaves the marks around them: bold, links, lists."""

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import NamedTuple

from core.documents import plain
from whitepapers.anchors import normal
from whitepapers.differences import spans

_PIECE = re.compile(
    r"""<!--.*?-->|<(?:[^>"']|"[^"]*"|'[^']*')*>"""  # a tag
    r"|&(?:\#\d+|\#[xX][0-9a-fA-F]+|\w+);"  # a character by its name
    r"|.",
    re.S,
)
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
_VOID = {"br", "hr", "img", "embed"}


class CannotBeWritten(ValueError):
    """The words cannot be put there without other words becoming wrong."""


class _Piece(NamedTuple):
    """A tag, or a character as it is written in HTML. char: what is read; nothing for a tag."""

    source: str
    char: str = ""


def reword(html: str, start: int, end: int, words: str) -> str:
    """The HTML in which ``plain(html)[start:end]`` reads ``words`` (plain text; its white space becomes single spaces).

    Words that stay keep their marks. Raises CannotBeWritten where the text would not read as it should.
    """
    before, words = plain(html), normal(words)
    if not words and before[end : end + 1].isspace() and (not start or before[start - 1].isspace()):
        end += 1  # no two spaces where words were taken out
    expected = normal(before[:start] + words + before[end:])
    for changes in (_narrowed(before, start, end, words), [(start, end, words)]):
        written = _written(html, before, changes)
        if normal(plain(written)) == expected:
            return written
    raise CannotBeWritten


_Write = tuple[int, int, str]  # from where to where in the text, and what stands there instead


def _narrowed(before: str, start: int, end: int, words: str) -> list[_Write]:
    """Only what differs, with the white space that goes or comes with it."""
    old = before[start:end]
    found = []
    for span in spans(old, words):
        if not span.same:
            first, first_new = len(old[: span.old_start].rstrip()), len(words[: span.new_start].rstrip())
            if bool(old[first : span.old_start]) == bool(words[first_new : span.new_start]):
                first, first_new = span.old_start, span.new_start
            last, last_new = len(old[: span.old_end].rstrip()), len(words[: span.new_end].rstrip())
            if not first < last < span.old_end or not first_new < last_new < span.new_end:
                last, last_new = span.old_end, span.new_end
            found.append((start + first, start + last, words[first_new:last_new]))
    return found


def _written(html: str, text: str, changes: list[_Write]) -> str:
    pieces = _pieces(html)
    read = _read(pieces, text)
    kept = [[piece.source] for piece in pieces]  # what stands in the place of each
    for start, end, words in reversed(changes):
        new = escape(words, quote=False)
        gone = [place for place in read[start:end] if place is not None]
        for place in gone:
            kept[place] = []
        if gone:
            kept[gone[0]] = [new] if new else []
        elif start and (before := read[start - 1]) is not None:
            kept[before].append(new)
        elif start < len(read) and (after := read[start]) is not None:
            kept[after].insert(0, new)
        else:
            raise CannotBeWritten
    return "".join(_without_empty(pieces, kept))


def _pieces(html: str) -> list[_Piece]:
    found: list[_Piece] = []
    for source in _PIECE.findall(html):
        if source.startswith("<") and len(source) > 1:
            found.append(_Piece(source))
        else:
            read = unescape(source)
            found.extend([_Piece(source, read)] if len(read) == 1 else [_Piece(escape(char), char) for char in read])
    return found


def _read(pieces: list[_Piece], text: str) -> list[int | None]:
    """The piece that each character of the text comes from; None for the spaces that stand for the end of a block."""
    found: list[int | None] = []
    place = 0
    characters = [(index, piece.char) for index, piece in enumerate(pieces) if piece.char]
    while place < len(characters) and len(text) and characters[place][1] != text[0]:
        place += 1  # white space before the first word, which the text is without
    for char in text:
        if place < len(characters) and characters[place][1] == char:
            found.append(characters[place][0])
            place += 1
        elif char == " ":
            found.append(None)
        else:
            raise CannotBeWritten
    return found


def _without_empty(pieces: list[_Piece], kept: list[list[str]]) -> list[str]:
    """What is kept, without the marks around what was taken out."""
    out = ["".join(sources) for sources in kept]
    around: list[_Open] = [_Open(-1)]
    for index, piece in enumerate(pieces):
        tag = None if piece.char else _TAG.match(piece.source)
        if tag is None:
            around[-1].holds |= bool(out[index].strip())
            around[-1].lost |= bool(piece.char) and not kept[index]
        elif tag[0].startswith("</"):
            if len(around) == 1:
                continue  # closes what was never opened: not ours to mend
            closed = around.pop()
            if closed.lost and not closed.holds:
                out[closed.index] = out[index] = ""
            around[-1].holds |= closed.holds
            around[-1].lost |= closed.lost
        elif tag[1].lower() in _VOID or piece.source.endswith("/>"):
            around[-1].holds = True
        else:
            around.append(_Open(index))
    return out


@dataclass
class _Open:
    """An element that is open: the piece that opened it, whether it holds words, whether it lost some."""

    index: int
    holds: bool = False
    lost: bool = False
