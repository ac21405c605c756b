"""The agenda as a list: by what events are filtered, and what a row says."""

import re
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from core.dates import date_format
from core.enums import EventTime, Language
from core.spans import said
from knowledgebase.enums import Attendance, EventKind
from knowledgebase.lists import AUDIENCE, CHALLENGE, SECTOR, TERMS, TERRITORY, barrier_title, practice_title, tag_name
from network.agenda import WHEN
from network.lists import organisation_title
from search.listing import Axis, Column, ListSpec
from search.presentation import Row, base_row, locate
from search.query import Sort
from search.results import Hit

from .calendar import entries

MONTH = "month"
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z", re.ASCII)

TAKES_PLACE = {"yes": gettext_lazy("without what is cancelled")}


def month_name(code: str) -> str | None:
    """« mars 2026 » of « 2026-03 »; None for what is no month."""
    found = _MONTH.match(code)
    if not found or not 1 <= int(found[1]) <= 9999:
        return None
    return date_format(date(int(found[1]), int(found[2]), 1), "YEAR_MONTH_FORMAT")


EVENTS = ListSpec(
    kinds=("event",),
    axes=(
        Axis(WHEN, gettext_lazy("When"), dict(EventTime.choices)),
        Axis(MONTH, gettext_lazy("Month"), month_name),
        Axis("event_kind", gettext_lazy("Kind of event"), dict(EventKind.choices)),
        CHALLENGE,
        TERRITORY,
        AUDIENCE,
        SECTOR,
        Axis("organisation", gettext_lazy("Organised by"), organisation_title),
        Axis("attendance", gettext_lazy("On site or online"), dict(Attendance.choices)),
        Axis("spoken", gettext_lazy("Languages spoken"), dict(Language.choices)),
        Axis("tag", gettext_lazy("Tag"), tag_name),
        Axis("barrier", gettext_lazy("Barrier"), barrier_title, counted=False),
        Axis("practice", gettext_lazy("Practice"), practice_title, counted=False),
        Axis("takes_place", gettext_lazy("Takes place"), TAKES_PLACE, counted=False),
    ),
    sorts=(Sort.RELEVANCE, Sort.SOONEST, Sort.NEWEST, Sort.NEAREST),
    default_sort=Sort.SOONEST,
    assumed={WHEN: (str(EventTime.COMING),)},
    columns=(
        *TERMS,
        Column(gettext_lazy("Kind of event"), lambda hit: _kind(hit), "event_kind"),
        Column(gettext_lazy("Starts"), lambda hit: _moment(hit, 0), "starts"),
        Column(gettext_lazy("Ends"), lambda hit: _moment(hit, 1), "ends"),
        Column(gettext_lazy("Town"), lambda hit: hit.payload["where"], "towns"),
        Column(gettext_lazy("Online"), lambda hit: _("yes") if hit.payload["online"] else "", "online"),
        Column(gettext_lazy("Organised by"), lambda hit: hit.payload["organisers"], "organisers"),
        Column(
            pgettext_lazy("an event", "Cancelled"),
            lambda hit: _("yes") if hit.payload["cancelled"] else "",
            "cancelled",
        ),
    ),
    locate=locate,
    calendar=entries,
)


def event_row(hit: Hit) -> Row:
    payload = hit.payload
    where = payload["where"] or (_("Online") if payload["online"] else "")
    row = base_row(hit, kind="event", word=_kind(hit), facts=(where, ", ".join(payload["organisers"][:2])))
    note = pgettext("an event", "Cancelled") if payload["cancelled"] else ""
    note = note or (pgettext("an event", "Over") if payload["over"] else "")
    return replace(row, when=said(payload["span"]), note=note)


def _kind(hit: Hit) -> str:
    return str(EventKind(hit.payload["kind"]).label)


def _moment(hit: Hit, end: int) -> str:
    """ISO 8601, with the hour where there is one."""
    day, hour = hit.payload["span"][end], hit.payload["span"][end + 2]
    return f"{day}T{hour}" if hour else day
