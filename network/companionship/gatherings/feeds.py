"""The dates to come, to follow in a feed reader or in a calendar."""

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from core.calendars import CALENDAR, Entry, event_of, packed
from network.companionship.gatherings.presentation import ShownDate


def answer_for(http: HttpRequest, dates: list[ShownDate], title: str, now: datetime) -> HttpResponse | None:
    """The answer to « format=atom » or « format=ics », None when the request asks for a page."""
    asked = http.GET.get("format")
    if asked == "atom":
        return _feed(http, dates, title, now)
    if asked == "ics":
        return calendar_of(dates, now)
    return None


def _feed(http: HttpRequest, dates: list[ShownDate], title: str, now: datetime) -> HttpResponse:
    here = http.build_absolute_uri(http.path)
    feed = Atom1Feed(
        title=title,
        link=here,
        description=None,
        language=http.LANGUAGE_CODE,
        feed_url=f"{here}?format=atom",
        feed_guid=here,
    )
    for one in dates:
        feed.add_item(
            title=f"{one.title} – {one.when}",
            link=http.build_absolute_uri(one.url),
            description=escape(one.programme),  # readers take it for HTML
            unique_id=_number(one).urn,
            updateddate=now,
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def calendar_of(dates: list[ShownDate], now: datetime) -> HttpResponse:
    """A calendar file. Its numbers are not those of invitations: who follows the calendar and joins has both."""
    events = [
        event_of(
            Entry(
                number=_number(one),
                sequence=0,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                zone=one.zone,
                summary=one.title,
                location=one.address,
                text=f"{one.host}\n{one.programme}",
                host=one.host,
            ),
            one.url,
            now,
        )
        for one in dates
    ]
    return HttpResponse(packed(events, "PUBLISH"), content_type=CALENDAR)


def _number(one: ShownDate) -> UUID:
    return uuid5(NAMESPACE_URL, f"group-date:{one.pk}")
