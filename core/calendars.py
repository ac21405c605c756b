"""Calendar files: what takes place as calendars know it, to take away, to follow, or as an invitation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from core.addresses import absolute

CALENDAR = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Entry:
    """What stands in the calendar. number: of its UID, the same through all changes. host: the organisation's name.

    zone: the name of the time zone in which it takes place. text: some lines, above the address of the page.
    whole_days: from the midnight of the first to that after the last. is_cancelled: it stands there, struck out.
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
    whole_days: bool = False
    is_cancelled: bool = False


def written(entry: Entry, method: str, email: str, name: str, url: str, now: datetime) -> bytes:
    """A calendar file with one entry for one attendee. method: "REQUEST" or "CANCEL"; url: a path of this site."""
    event = event_of(entry, url, now)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    attendee = _person(email, name)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("ACCEPTED")
    attendee.params["RSVP"] = vText("FALSE")
    event.add("attendee", attendee, encode=False)
    return packed([event], method)


def event_of(entry: Entry, url: str, now: datetime) -> Event:
    """The entry as calendars know it, without anybody who takes part."""
    zone = ZoneInfo(entry.zone)
    event = Event()
    event.add("uid", f"{entry.number}@{_domain()}")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now.astimezone(ZoneInfo("UTC")))
    starts_at, ends_at = entry.starts_at.astimezone(zone), entry.ends_at.astimezone(zone)
    event.add("dtstart", starts_at.date() if entry.whole_days else starts_at)
    event.add("dtend", ends_at.date() if entry.whole_days else ends_at)
    event.add("summary", entry.summary)
    if entry.is_cancelled:
        event.add("status", "CANCELLED")
    event.add("location", entry.location)
    event.add("url", absolute(url))
    event.add("description", f"{entry.text}\n{absolute(url)}")
    event["organizer"] = _person(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], entry.host)
    return event


def packed(events: Iterable[Event], method: str, name: str = "") -> bytes:
    """A calendar file with these entries. method: "REQUEST", "CANCEL", or "PUBLISH" for whoever may read it. name: of a
    calendar that is followed."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{_domain()}//Passerelles//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
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
