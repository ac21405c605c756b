"""The agenda of the demo: events that nobody holds, some days before and after the loading."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from core.markdown import to_html
from knowledgebase.models import EventPage
from network.models import OrganisationPage

from . import pages
from .schema_events import EventFile, StopOfDemo

SATURDAY = 5


def load_events(
    found: dict[str, EventFile],
    index: Any,
    terms: pages.Terms,
    organisations: dict[str, OrganisationPage],
    barriers: dict[str, Any],
    practices: dict[str, Any],
    editor: Any,
) -> int:
    """Publish the event of each file; how many."""
    today = timezone.localdate()
    for slug, data in found.items():
        page = _page(slug, data, terms, today)
        page.organisers = [organisations[name] for name in data.organisers]
        page.barriers = [barriers[name] for name in data.barriers]
        page.practices = [("practice", {"practice": practices[name]}) for name in data.practices]
        pages.add(page, index, today - timedelta(days=data.published), editor)
        pages.publish(page, editor)
    return len(found)


def first_day(data: EventFile, today: date) -> date:
    """A working day; a Monday for what takes several."""
    day = today + timedelta(days=data.days)
    if data.lasts > 1 and day.weekday():
        return day + timedelta(days=7 - day.weekday())
    return day if day.weekday() < SATURDAY else day + timedelta(days=7 - day.weekday())


def _page(slug: str, data: EventFile, terms: pages.Terms, today: date) -> EventPage:
    first = first_day(data, today)
    before = data.sign_up_before
    page = EventPage(
        title=data.title,
        slug=slug,
        translation_key=pages.key_of("event", slug),
        summary=data.summary,
        kind=data.kind,
        starts_on=first,
        starts_time=data.starts,
        ends_on=first + timedelta(days=data.lasts - 1) if data.lasts > 1 else None,
        ends_time=data.ends,
        stops=[("stop", _stop(stop, first)) for stop in data.stops],
        online=data.online,
        other_organisers=data.other_organisers,
        about=to_html(data.about),
        languages=[language.value for language in data.languages],
        price=data.price,
        accessibility=data.accessibility,
        sign_up=data.sign_up,
        sign_up_url=data.sign_up_url,
        seats=data.seats,
        sign_up_until=first - timedelta(days=before) if before is not None else None,
        is_cancelled=bool(data.cancelled),
        cancelled_because=data.cancelled,
        outcome=to_html(data.outcome),
    )
    pages.set_terms(page, data, terms)
    page.tags.add(*data.tags)
    return page


def _stop(stop: StopOfDemo, first: date) -> dict[str, Any]:
    return {
        "place": stop.place,
        "street": stop.street,
        "town": stop.town,
        "country": stop.country.value,
        "day": first + timedelta(days=stop.after) if stop.after is not None else None,
        "begins": stop.begins,
        "ends": stop.ends,
    }
