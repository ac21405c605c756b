"""The calendar file of an agreed date: an invitation that later ones update or cancel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from core.mail import absolute
from network.companionship.models import VisitRequest


@dataclass(frozen=True)
class Entry:
    """What stands in the calendar. number: of its UID, the same through all changes. host: the organisation's name.

    zone: the name of the time zone in which it takes place. text: some lines, above the address of the page.
    """

    number: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    zone: str
    summary: str
    location: str
    text: str
    host: str


def invitation(request: VisitRequest, email: str, name: str, url: str, now: datetime) -> tuple[bytes, str]:
    """The invitation of one attendee, and its METHOD. url: that side's page of the request.

    The site is the organiser, whose address the e-mail comes from: neither side learns the other's from it.
    """
    return written(_entry(request, 0), "REQUEST", email, name, url, now), "REQUEST"


def cancellation(request: VisitRequest, email: str, name: str, url: str, now: datetime) -> tuple[bytes, str]:
    """What takes the visit out of the calendar again."""
    return written(_entry(request, 1), "CANCEL", email, name, url, now), "CANCEL"


def file_of(requests: Iterable[tuple[VisitRequest, str]], now: datetime) -> bytes:
    """A calendar to take away: one event a request whose date is agreed, each with the address of its page.

    The events are those of the invitations (same UID, same sequence): who has both has each visit once.
    """
    events = []
    for request, url in requests:
        event = event_of(_entry(request, 0), url, now)
        event.add("status", "CONFIRMED")
        events.append(event)
    return packed(events, "PUBLISH")


def _entry(request: VisitRequest, later: int) -> Entry:
    if request.starts_at is None or request.ends_at is None:
        raise ValueError("Only an agreed date goes into a calendar.")
    return Entry(
        number=request.calendar_uid,
        sequence=request.calendar_sequence + later,
        starts_at=request.starts_at,
        ends_at=request.ends_at,
        zone=request.time_zone,
        summary=_("Visit: %(page)s") % {"page": request.page_title},
        location=request.meeting_place or request.host_title,
        text=f"{request.get_format_display()} – {request.host_title}",
        host=request.host_title,
    )


def written(entry: Entry, method: str, email: str, name: str, url: str, now: datetime) -> bytes:
    """A calendar file with one entry for one attendee. method: "REQUEST" or "CANCEL"; url: a path of this site."""
    event = event_of(entry, url, now)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    attendee = _person(email, name)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("ACCEPTED")
    attendee.params["RSVP"] = vText("FALSE")
    event.add("attendee", attendee, encode=0)
    return packed([event], method)


def event_of(entry: Entry, url: str, now: datetime) -> Event:
    """The entry as calendars know it, without anybody who takes part."""
    zone = ZoneInfo(entry.zone)
    event = Event()
    event.add("uid", f"{entry.number}@{_domain()}")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now.astimezone(ZoneInfo("UTC")))
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", entry.summary)
    event.add("location", entry.location)
    event.add("url", absolute(url))
    event.add("description", f"{entry.text}\n{absolute(url)}")
    event["organizer"] = _person(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], entry.host)
    return event


def packed(events: Iterable[Event], method: str) -> bytes:
    """A calendar file with these entries. method: "REQUEST", "CANCEL", or "PUBLISH" for whoever may read it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{_domain()}//Passerelles//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _person(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    # A quotation mark cannot stand in a parameter, nor can the end of a line.
    address.params["CN"] = vText(" ".join(name.replace('"', "’").split()))
    return address


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
