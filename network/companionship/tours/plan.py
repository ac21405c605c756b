"""A tour as it stands: who, when, how far, and what does not fit; read from the stops and their requests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.dates import date_format
from core.enums import Language
from core.models import OpenToVisits
from network.companionship.dates import Moment, at, zone_of
from network.companionship.doors import full_until, paused_until
from network.companionship.enums import Party, State
from network.companionship.models import VisitRequest
from network.companionship.tours.models import Tour, TourStop
from network.companionship.tours.route import km_between, minutes_for
from network.models import OrganisationPage

AGREED = frozenset({State.SCHEDULED, State.HELD, State.CLOSED})
SAID_YES = AGREED | {State.ACCEPTED}
HOPELESS = frozenset({State.DECLINED, State.LAPSED, State.WITHDRAWN, State.EXPIRED, State.MISSED})


@dataclass(frozen=True)
class Planned:
    """A stop in its place. number: from the tour's beginning; 0 where nobody goes any more (``needs_another``), which
    is on no way and on no map. begins, ends: agreed with the host, or else as planned; None where no day or hour is
    said. km, minutes: the way from where one was before."""

    stop: TourStop
    number: int
    page: Any
    host: OrganisationPage | None
    zone: str
    begins: datetime | None
    ends: datetime | None
    km: float | None
    minutes: int
    warnings: tuple[str, ...]

    @property
    def request(self) -> VisitRequest | None:
        return self.stop.request

    @property
    def is_with_the_host(self) -> bool:
        """Whether a request is under way, so that place and time are no longer the member's alone."""
        return self.request is not None and self.request.ended_at is None

    @property
    def is_to_ask(self) -> bool:
        return self.request is None

    @property
    def needs_another(self) -> bool:
        """Whether nothing more is to be hoped for here."""
        return _is_hopeless(self.stop)

    @property
    def position(self) -> tuple[float, float] | None:
        return self.host.position if self.host else None

    @property
    def moment(self) -> Moment | None:
        """What the host is asked."""
        return Moment(self.begins, self.ends) if self.begins and self.ends else None

    @property
    def hours(self) -> str:
        """« 09:30–11:30 », empty where no hour is said."""
        if self.begins and self.ends:
            there = ZoneInfo(self.zone)
            first, last = self.begins.astimezone(there), self.ends.astimezone(there)
            return f"{date_format(first, 'TIME_FORMAT')}–{date_format(last, 'TIME_FORMAT')}"
        return date_format(self.stop.starts, "TIME_FORMAT") if self.stop.starts else ""


@dataclass(frozen=True)
class Day:
    """number: 1 or 2. km: of all its ways."""

    number: int
    day: date | None
    stops: tuple[Planned, ...]

    @property
    def km(self) -> float:
        return sum(one.km or 0.0 for one in self.stops)

    @property
    def title(self) -> str:
        if self.day is None:
            return _("Day %(number)s") % {"number": self.number}
        return f"{date_format(self.day, 'l')} {date_format(self.day, 'DATE_FORMAT')}"


@dataclass(frozen=True)
class Plan:
    tour: Tour
    days: tuple[Day, ...] = field(default=())

    @property
    def stops(self) -> list[Planned]:
        return [one for day in self.days for one in day.stops]

    @property
    def to_ask(self) -> list[Planned]:
        return [one for one in self.stops if one.is_to_ask]

    @property
    def km(self) -> float:
        return sum(day.km for day in self.days)


def plan_of(tour: Tour, now: datetime) -> Plan:
    """Everything a page shows of it, in a handful of queries however many stops it has."""
    stops = list(tour.stops.select_related("request").prefetch_related("request__dates"))
    pages = {page.pk: page for page in Page.objects.filter(pk__in=[one.page_id for one in stops], live=True).specific()}
    hosts = _hosts(stops)
    days, number, here = [], 0, tour.start
    for day, on in ((1, tour.first_day), (2, tour.second_day)):
        planned: list[Planned] = []
        for stop in (one for one in stops if one.day == day):
            page, host = pages.get(stop.page_id), hosts.get(stop.host_key)
            if _is_hopeless(stop):
                planned.append(_left_aside(stop, page, host, on))
                continue
            number += 1
            visited = [one for one in planned if one.number]
            one = _planned(tour, stop, number, page, host, on, here, visited, now)
            planned.append(one)
            here = one.position or here
        if planned or day == 1:
            days.append(Day(day, on, tuple(planned)))
    return Plan(tour, tuple(days))


def _hosts(stops: Sequence[TourStop]) -> dict[Any, OrganisationPage]:
    language = (get_language() or "")[:2]
    keys = [one.host_key for one in stops]
    found = OrganisationPage.objects.filter(translation_key__in=keys, live=True).select_related("locale")
    # The last one stays: the page in the reader's language, or else the one that was written first.
    ordered = sorted(found, key=lambda page: (page.locale.language_code == language, -page.pk))
    return {page.translation_key: page for page in ordered}


def _is_hopeless(stop: TourStop) -> bool:
    return stop.request is not None and stop.request.state in HOPELESS


def _left_aside(stop: TourStop, page: Any, host: OrganisationPage | None, on: date | None) -> Planned:
    """A stop to which nobody goes: what became of it, and the hours that are free for another."""
    zone = zone_of(host.country if host else "")
    begins, ends, _problem = _when(stop, on, zone)
    return Planned(stop, 0, page, host, zone, begins, ends, None, 0, ())


def _planned(
    tour: Tour,
    stop: TourStop,
    number: int,
    page: Any,
    host: OrganisationPage | None,
    on: date | None,
    here: tuple[float, float] | None,
    before: Sequence[Planned],
    now: datetime,
) -> Planned:
    zone = zone_of(host.country if host else "")
    begins, ends, problem = _when(stop, on, zone)
    km = km_between(here, host.position if host else None)
    minutes = minutes_for(km)
    warnings = [problem] if problem else []
    if stop.request is None:
        warnings += _door(tour, page, host)
        if begins is not None and begins <= now:
            warnings.append(_("This time is over."))
    elif begins and on and (asked_for := timezone.localdate(begins, ZoneInfo(zone))) != on:
        day = {"day": date_format(asked_for, "DATE_FORMAT")}
        warnings.append(_("This request is about %(day)s, which is not the day of your tour.") % day)
    last = next((one for one in reversed(before) if one.ends), None)
    if last is not None and last.ends is not None and begins is not None:
        warnings += _gap(last.ends, begins, km, minutes)
    return Planned(stop, number, page, host, zone, begins, ends, km, minutes, tuple(warnings))


def _when(stop: TourStop, on: date | None, zone: str) -> tuple[datetime | None, datetime | None, str]:
    """Begin and end, and what is wrong with them. What a host was asked stands in the request, whatever the tour's
    days have become since; once that has ended, the place in the tour is what counts."""
    asked = stop.request
    if asked is not None and asked.state in AGREED and asked.starts_at and asked.ends_at:
        return asked.starts_at, asked.ends_at, ""
    if asked is not None and asked.ended_at is None:
        proposed = [one for one in asked.dates.all() if one.party == Party.VISITOR and not one.whole_days]
        return (proposed[-1].starts_at, proposed[-1].ends_at, "") if proposed else (None, None, "")
    if on is None or stop.starts is None:
        return None, None, ""
    try:
        return (*span(on, stop.starts, stop.minutes, zone), "")
    except ValidationError as error:
        return None, None, error.messages[0]


def span(on: date, starts: time, minutes: int, zone: str) -> tuple[datetime, datetime]:
    """From that hour of that day for so many minutes that pass. ValidationError for an hour that does not exist."""
    begins = at(on, starts, zone)
    ends = (begins.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    return begins, ends


def _door(tour: Tour, page: Any, host: OrganisationPage | None) -> Iterator[str]:
    """What stands between the member and this host."""
    if host is None or not isinstance(page, OpenToVisits) or not page.open_to_visits:
        yield _("They do not receive any more: choose another host.")
        return
    if back_on := paused_until(host.translation_key):
        day = date_format(back_on, "DATE_FORMAT")
        yield _("They take no visits for now, and are back on %(day)s.") % {"day": day}
    elif until := full_until(page, host.translation_key):
        day = date_format(until, "DATE_FORMAT")
        yield _("Their places of this month are taken: your request waits, and may leave on %(day)s.") % {"day": day}
    if page.visit_languages and tour.language not in page.visit_languages:
        spoken = ", ".join(str(Language(one).label) for one in page.visit_languages if one in Language.values)
        yield _("They receive in other languages than yours: %(languages)s.") % {"languages": spoken}


def _gap(before: datetime, begins: datetime, km: float | None, minutes: int) -> Iterator[str]:
    """What is wrong between the end of the one before and the beginning of this one."""
    free = (begins - before).total_seconds() / 60
    if free < 0:
        yield _("It begins before the stop before it ends.")
    elif km is not None and free < minutes:
        yield _("%(free)s minutes for %(km)s km: count %(minutes)s.") % {
            "free": round(free), "km": round(km), "minutes": minutes,
        }  # fmt: skip


@dataclass(frozen=True)
class Progress:
    """How many of a tour's hosts said yes, have not answered yet, proposed another date, said no, are not asked."""

    total: int
    yes: int
    waiting: int
    proposed: int
    no: int
    unasked: int


def progress(plan: Plan) -> Progress:
    """Counts every stop once."""
    states = [one.request.state if one.request else "" for one in plan.stops]
    yes = sum(state in SAID_YES for state in states)
    proposed = states.count(State.COUNTER_PROPOSED)
    unasked = states.count("")
    waiting = sum(state in (State.SENT, State.WAITING, State.UNCONFIRMED) for state in states)
    return Progress(len(states), yes, waiting, proposed, len(states) - yes - proposed - unasked - waiting, unasked)
