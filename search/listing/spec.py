"""What a list can show, and how its parameters are read. Whatever stands in a URL gives a list, never an error."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.utils.translation import get_language

from core import vocabulary
from core.calendars import Entry

from ..analysis import normalise
from ..query import Point, Sort
from ..results import Hit
from .state import DISTANCES, SIZES, ListState

LONGEST_TEXT = 500  # characters of a search that are kept
LONGEST_CODE = 100
MOST_CODES = 30  # on one axis
_NO = frozenset({"0", "no", "false", "off"})
_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d{1,12})?)\s*[,;]\s*(-?\d{1,3}(?:\.\d{1,12})?)\s*\Z")


class Parameters(Protocol):
    """`request.GET`, or anything that answers like it."""

    def get(self, key: str, default: Any = None) -> Any: ...
    def getlist(self, key: str) -> list[str]: ...


@dataclass(frozen=True)
class Axis:
    """One axis that a list is filtered by; its name is the parameter in the URL.

    label: the heading of its group.
    labels: the codes that there are and what they are called, in their order; without it the axis is a vocabulary of
    `core.vocabulary`. A function names codes that nobody can list beforehand (tags, organisations), None being unknown.
    counted: whether a group of options with counts is shown; else it can only stand in the URL and as a chip.
    means: what codes ask of the index, in a language, where the index has no such axis: codes by axis.
    """

    name: str
    label: Any
    labels: Mapping[str, Any] | Callable[[str], Any] | None = None
    counted: bool = True
    means: Callable[[tuple[str, ...], str], Mapping[str, tuple[str, ...]]] | None = None

    def codes(self) -> list[str] | None:
        """The codes in their order, None where they cannot be listed."""
        if self.labels is None:
            return [term.code for term in vocabulary.terms(self.name)]
        return None if callable(self.labels) else list(self.labels)

    def label_of(self, code: str) -> str:
        """What people read for a code."""
        if self.labels is None:
            return vocabulary.label(self.name, code)
        found = self.labels(code) if callable(self.labels) else self.labels.get(code)
        return code if found is None else str(found)

    def known(self, codes: list[str]) -> tuple[str, ...]:
        """Those of the codes that exist, each once."""
        asked = list(dict.fromkeys(code for code in codes if code and len(code) <= LONGEST_CODE and code.isprintable()))
        if callable(self.labels):
            return tuple(code for code in asked[:MOST_CODES] if self.labels(code) is not None)
        existing = set(self.codes() or ())
        return tuple(code for code in asked if code in existing)[:MOST_CODES]


@dataclass(frozen=True)
class Column:
    """One column of the table that can be downloaded: its heading and what stands in it. name: of the field in JSON,
    the same in every language; a column without one is not there."""

    label: Any
    value: Callable[[Hit], object]
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class ListSpec:
    """One list of the site.

    kinds: kinds of document; none for all.
    sorts: the orders offered; relevance only stands where there is a text, nearest only where there is a place.
    default_sort: unless told, where there is no text.
    columns: of the CSV and JSON, after title, summary, address, kind, language and dates.
    fixed: filters that belong to the list itself (the practices of one organisation); neither shown nor removable.
    assumed: what holds on an axis for as long as the reader chooses nothing on it (events that are still to come).
    locate: the place that a name typed in « near » stands for.
    calendar: the entries of a hit, for a calendar that follows the list; None where the list has none.
    printed: how many of its pages are given out as one PDF at most; 0 where the list is not printed.
    """

    kinds: tuple[str, ...] = ()
    axes: tuple[Axis, ...] = ()
    sorts: tuple[Sort, ...] = (Sort.RELEVANCE, Sort.NEWEST, Sort.TITLE)
    default_sort: Sort = Sort.NEWEST
    columns: tuple[Column, ...] = ()
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    assumed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    locate: Callable[[str], Point | None] | None = None
    calendar: Callable[[Hit], Iterable[Entry]] | None = None
    printed: int = 0

    def parse(self, data: Parameters, *, path: str = "", language: str | None = None) -> ListState:
        """The state that these parameters describe; what cannot be is left out."""
        text = one_line(data.get("q", ""), LONGEST_TEXT)
        place = one_line(data.get("near", ""), LONGEST_CODE)
        near = self._point(place)
        size = _whole(data.get("size"), SIZES[0])
        km = _whole(data.get("km"), 0)
        return ListState(
            spec=self,
            path=path,
            language=language or get_language() or "fr",
            q=text,
            filters={axis.name: codes for axis in self.axes if (codes := axis.known(data.getlist(axis.name)))},
            sort=self._sort(data.get("sort"), bool(text), near is not None),
            page=max(1, _whole(data.get("page"), 1)),
            size=size if size in SIZES else SIZES[0],
            place=place if near else "",
            near=near,
            km=(km if km in DISTANCES else None) if near else None,
            untranslated=str(data.get("untranslated", "")).lower() not in _NO,
        )

    def axis(self, name: str) -> Axis | None:
        return next((axis for axis in self.axes if axis.name == name), None)

    def offered(self, text: bool, near: bool) -> tuple[Sort, ...]:
        """The orders that make sense."""
        missing = ({Sort.RELEVANCE} if not text else set()) | ({Sort.NEAREST} if not near else set())
        return tuple(sort for sort in self.sorts if sort not in missing)

    def usual(self, text: bool, near: bool) -> Sort:
        """The order unless told."""
        offered = self.offered(text, near)
        if text and Sort.RELEVANCE in offered:
            return Sort.RELEVANCE
        return Sort.NEAREST if near and Sort.NEAREST in offered else self.default_sort

    def _sort(self, asked: object, text: bool, near: bool) -> Sort:
        found = next((sort for sort in self.offered(text, near) if sort.value == asked), None)
        return found or self.usual(text, near)

    def _point(self, place: str) -> Point | None:
        if found := _POINT.match(place):
            lat, lon = float(found[1]), float(found[2])
            return Point(lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None
        return self.locate(place) if place and self.locate else None


def one_line(value: object, longest: int) -> str:
    """A text as somebody meant to type it: one line, no control characters, not too long."""
    text = normalise(str(value)[: 4 * longest]).encode("utf-8", "ignore").decode()
    return " ".join(text.split())[:longest].rstrip()


def _whole(value: object, otherwise: int) -> int:
    text = str(value).strip()
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        return otherwise
    return int(text)
