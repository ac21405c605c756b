"""What the page of a barrier shows."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import reverse

from core.presentation import (
    Column,
    TermLink,
    chosen,
    content_language,
    countries_of,
    crumbs,
    foreign,
    section,
    term_links,
)
from knowledgebase.enums import BarrierStatus
from knowledgebase.meeting.presentation import Meeting, meeting
from knowledgebase.meeting.queries import met
from network.agenda import ALWAYS, events_of
from search.beside import Beside, carrying, similar
from search.results import Hit

from .terms import AXES

if TYPE_CHECKING:
    from knowledgebase.models import BarrierPage

PRACTICES, PROPOSALS, SIMILAR = 6, 6, 3
_MET = Column(met, Cast("pk", TextField()), UUID)


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
    """practices: those that met this barrier and tell how. proposals: of white papers, that would lift it. events:
    at which it was named. steps: the oldest first; status: the name of the last. meet_url: where an organisation says
    that it meets this, too."""

    language: str
    lang: str
    crumbs: tuple[tuple[str, str], ...]
    countries: frozenset[str]
    terms: dict[str, tuple[TermLink, ...]]
    status: str
    steps: tuple[Step, ...]
    practices: Beside
    proposals: Beside
    events: Beside
    similar: tuple[Hit, ...]
    meeting: Meeting
    meet_url: str


def barrier_view(page: "BarrierPage") -> BarrierView:
    """Two queries, its terms and its steps; two more where organisations meet it."""
    codes, steps = chosen(page, also={"met": (_MET, page.translation_key)}), _steps(page)
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
        proposals=carrying(page, "proposal", "barrier", list_kind="white_papers", size=PROPOSALS),
        events=events_of(page, "barrier", ALWAYS),
        similar=similar(page, "barrier", size=SIMILAR),
        meeting=meeting([int(number) for number in codes["met"]]),
        meet_url=reverse("meet_barrier", args=[page.translation_key]),
    )


def _steps(page: "BarrierPage") -> tuple[Step, ...]:
    return tuple(Step(row.get_status_display(), row.on, row.what, row.source, row.source_url) for row in page.way())
