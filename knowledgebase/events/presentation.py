"""What the agenda and the page of an event show."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.caching import depends_on
from core.enums import EventTime, Language
from core.presentation import (
    Column,
    Download,
    Shown,
    TermLink,
    chosen,
    content_language,
    countries_of,
    crumbs,
    downloads,
    each,
    foreign,
    ids,
    is_a_draft,
    section,
    shown,
    term_links,
)
from knowledgebase.models.barrier import BarrierPage
from knowledgebase.models.practice import PracticePage
from knowledgebase.presentation.tags import TagLink, tag_column, tag_links
from knowledgebase.presentation.terms import AXES
from network.agenda import NEXT_ONES, WHEN
from network.companionship.gatherings.presentation import ShownDate, all_dates
from network.map import map_of_route
from network.map_parts import Map, Spot
from network.models import OrganisationPage
from search.beside import quietly
from search.engines import get_engine
from search.listing import Listing
from search.presentation import ListView, list_view
from search.query import Query, Sort
from search.results import Hit, Results

from .lists import EVENTS, MONTH, event_row
from .stops import Stop, stops_of

if TYPE_CHECKING:
    from knowledgebase.models import EventPage

NEXT, VISITS, MONTHS = 3, 3, 12


@dataclass(frozen=True)
class Tab:
    """One way to narrow the agenda at once; following it again takes it back."""

    label: str
    count: int
    url: str
    selected: bool


@dataclass(frozen=True)
class ShownStop:
    """number: on the map and in the list, from 1; 0 where there is but one. when: empty where it is the event's."""

    number: int
    place: str
    address: str
    when: str
    starts: str


@dataclass(frozen=True)
class EventView:
    """Everything that templates/knowledgebase/event_page.html shows beside the page's own plain fields.

    map: None where no town is known. may_sign_up: whether there is still time. next: more to come of the organisers.
    kept: files of afterwards. has_calendar: whether it is worth an entry in one.
    """

    language: str
    lang: str
    crumbs: tuple[tuple[str, str], ...]
    countries: frozenset[str]
    terms: dict[str, tuple[TermLink, ...]]
    tags: tuple[TagLink, ...]
    when: str
    stops: tuple[ShownStop, ...]
    map: Map | None
    organisers: tuple[Shown, ...]
    languages: tuple[str, ...]
    is_over: bool
    is_demonstration: bool
    may_sign_up: bool
    downloads: tuple[Download, ...]
    barriers: tuple[Shown, ...]
    practices: tuple[Shown, ...]
    kept: tuple[Download, ...]
    next: tuple[Hit, ...]
    has_calendar: bool


def agenda_view(request: HttpRequest) -> ListView:
    """The list; what is to come or past, and the months, stand above it rather than among the boxes."""
    return list_view(request, EVENTS, event_row, apart=(WHEN, MONTH))


def tabs_of(listing: Listing) -> tuple[Tab, ...]:
    """What is to come, and what is past."""
    state, counts = listing.state, listing.results.facets.get(WHEN, {})
    asked = state.filters.get(WHEN) or EVENTS.assumed[WHEN]
    # Another time has other months.
    free = state.without(WHEN, MONTH)
    coming, past = str(EventTime.COMING), str(EventTime.PAST)
    urls = {coming: free.url(), past: free.url(add=(WHEN, past))}
    return tuple(Tab(str(EventTime(code).label), counts.get(code, 0), url, code in asked) for code, url in urls.items())


def months_of(listing: Listing) -> tuple[Tab, ...]:
    """The months in which there is something, one after the other; of what is past the last ones, the latest first."""
    state = listing.state
    group = next((group for group in listing.groups if group.name == MONTH), None)
    if group is None:
        return ()
    is_past = state.filters.get(WHEN) == (str(EventTime.PAST),)
    options = sorted(group.options, key=lambda option: option.code, reverse=is_past)
    free = state.without(MONTH)
    return tuple(
        Tab(one.label, one.count, free.url() if one.selected else free.url(add=(MONTH, one.code)), one.selected)
        for one in options[:MONTHS]
    )


def group_visits(listing: Listing) -> tuple[ShownDate, ...]:
    """The next open group visits, beside the whole agenda; where it is narrowed, they might not be what is asked."""
    if listing.state.narrowed or listing.state.page > 1:
        return ()
    return tuple(all_dates(timezone.now())[:VISITS])


def event_view(page: "EventPage") -> EventView:
    """At most six queries, whatever it holds: terms and tags, organisers, barriers, practices, twice files."""
    today = timezone.localdate()
    codes = chosen(page, also={name: (column, page.pk) for name, column in _columns().items()})
    language, url = content_language(page), section("events").url
    organisers = _pages(page, OrganisationPage, "organisers", codes, "demonstration")
    is_over = page.is_over(today)
    stops = stops_of(page)
    return EventView(
        language=language,
        lang=foreign(language),
        crumbs=crumbs("events"),
        countries=countries_of(codes["territories"]),
        terms={name: term_links(axis, codes[name], url) for name, axis in AXES.items() if name in codes},
        tags=tag_links(page, codes["tags"]),
        when=page.span.said(),
        stops=_stops(stops),
        map=_map(stops),
        organisers=organisers,
        languages=tuple(str(Language(code).label) for code in page.languages if code in Language.values),
        is_over=is_over,
        is_demonstration=any(one.page.demonstration for one in organisers),
        may_sign_up=page.may_sign_up(today),
        downloads=downloads(page.documents),
        barriers=_pages(page, BarrierPage, "barriers", codes, "summary", "nature"),
        practices=_practices(page),
        kept=downloads(page.outcome_documents),
        next=_next(page, language, organisers),
        has_calendar=not is_over and not page.is_cancelled,
    )


@cache
def _columns() -> dict[str, Column]:
    from knowledgebase.models import EventPage, EventTag  # whose view this is

    organisers, barriers = EventPage.organisers.through, EventPage.barriers.through
    return {
        "organisers": Column(lambda pk: organisers.objects.filter(eventpage=pk), Cast("organisationpage", TextField())),
        "barriers": Column(lambda pk: barriers.objects.filter(eventpage=pk), Cast("barrierpage", TextField())),
        "tags": tag_column(EventTag),
    }


def _pages(page: "EventPage", model: Any, name: str, stored: dict[str, Any], *fields: str) -> tuple[Shown, ...]:
    wanted = ids(page, name) if is_a_draft(page) else [int(pk) for pk in stored[name]]
    return each(shown(model.objects.filter(pk__in=wanted), *fields)) if wanted else ()


def _practices(page: "EventPage") -> tuple[Shown, ...]:
    wanted = [pk for block in page.practices.raw_data if (pk := block["value"].get("practice"))]
    return each(shown(PracticePage.objects.filter(pk__in=wanted), "summary", "kind")) if wanted else ()


def _stops(stops: Sequence[Stop]) -> tuple[ShownStop, ...]:
    several = len(stops) > 1
    return tuple(
        ShownStop(
            number=number if several else 0,
            place=stop.place,
            address=stop.address,
            when=stop.span.said() if stop.span and several else "",
            starts=stop.span.starts_at.isoformat() if stop.span else "",
        )
        for number, stop in enumerate(stops, start=1)
    )


def _map(stops: Sequence[Stop]) -> Map | None:
    """The places; those of a tour with the way from one to the next."""
    spots = []
    for number, stop in enumerate(stops, start=1):
        if found := stop.located():
            sign = str(number) if len(stops) > 1 else ""
            spots.append(Spot(stop.place, found.name, f"#stop-{number}", found.lat, found.lon, sign=sign))
    return map_of_route([spots], None, "", _("Where it takes place"))


def _next(page: "EventPage", language: str, organisers: Sequence[Shown]) -> tuple[Hit, ...]:
    """What the same organisers have next."""
    if not organisers:
        return ()
    depends_on(f"index:event:{language}")
    keys = tuple(str(one.key) for one in organisers)
    filters = {"organisation": keys, **NEXT_ONES}
    asked = Query(language=language, kinds=("event",), filters=filters, sort=Sort.SOONEST, size=NEXT + 1)
    found = quietly(lambda: get_engine().search(asked), Results())
    return tuple(hit for hit in found.hits if hit.payload["key"] != str(page.translation_key))[:NEXT]
