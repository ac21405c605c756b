"""What the page of a barrier shows."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.presentation import TermLink, chosen, content_language, countries_of, crumbs, foreign, section, term_links
from knowledgebase.enums import BarrierStatus
from search.beside import Beside, carrying, similar
from search.results import Hit

from .terms import AXES

if TYPE_CHECKING:
    from knowledgebase.models import BarrierPage

PRACTICES, SIMILAR = 6, 3


@dataclass(frozen=True)
class Step:
    """One step of the way of a barrier. name: what its status is called. on: a date."""

    name: str
    on: datetime.date
    what: str
    source: str
    source_url: str


@dataclass(frozen=True)
class BarrierView:
    """practices: those that met this barrier and tell how. steps: the oldest first; status: the name of the last."""

    language: str
    lang: str
    crumbs: tuple[tuple[str, str], ...]
    countries: frozenset[str]
    terms: dict[str, tuple[TermLink, ...]]
    status: str
    steps: tuple[Step, ...]
    practices: Beside
    similar: tuple[Hit, ...]


def barrier_view(page: "BarrierPage") -> BarrierView:
    """Two queries, whatever the page holds: its terms and its steps."""
    codes, steps = chosen(page), _steps(page)
    language, url = content_language(page), section("barriers").url
    return BarrierView(
        language=language,
        lang=foreign(language),
        crumbs=crumbs("barriers"),
        countries=countries_of(codes["territories"]),
        terms={name: term_links(axis, codes[name], url) for name, axis in AXES.items()},
        status=steps[-1].name if steps else str(BarrierStatus.NAMED.label),
        steps=steps,
        practices=carrying(page, "practice", "barrier", list_kind="practices", size=PRACTICES),
        similar=similar(page, "barrier", size=SIMILAR),
    )


def _steps(page: "BarrierPage") -> tuple[Step, ...]:
    return tuple(Step(row.get_status_display(), row.on, row.what, row.source, row.source_url) for row in page.way())
