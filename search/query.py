"""One question to the index, the same for every engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MAX_SIZE = 2_000  # rows that one answer may carry; lists ask for far fewer, exports for this many
KIND, LANGUAGE = "kind", "language"  # axes that every document has, to filter by and to count


class Sort(TextChoices):
    RELEVANCE = "relevance", _("Relevance")
    NEWEST = "newest", _("Newest")
    REVIEWED = "reviewed", _("Last reviewed")
    TITLE = "title", _("Title")
    NEAREST = "nearest", _("Nearest")
    MET = "met", _("Most met")
    SOONEST = "soonest", _("By date")


class Point(NamedTuple):
    """A place on the ground, in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is asked.

    text: as typed, whatever it is; empty asks for everything.
    kinds: kinds of document, none meaning all; not a choice of the reader (that is `filters["kind"]`).
    filters: codes by axis: one of the codes inside an axis, every axis that is named.
    untranslated: also what stands in this language's lists for want of a translation.
    facets: axes to count; the counts of an axis ignore what is chosen on it.
    near, within_km: a place, and how far from it at most; `Sort.NEAREST` needs `near`.
    alternatives: what else parts of the text are called, found too (`search.synonyms`).
    page counts from 1; beyond the last page stands the last page.
    """

    text: str = ""
    language: str
    kinds: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    untranslated: bool = True
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    alternatives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: Point | None = None
    within_km: float | None = None
    page: int = 1
    size: int = 20

    def without(self, axis: str) -> "Query":
        """The same question without what is chosen on `axis`."""
        return replace(self, filters={name: codes for name, codes in self.filters.items() if name != axis})
