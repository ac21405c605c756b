"""The calendar file of an agreed date: an invitation that later ones update or cancel."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from core.mail import absolute
from network.companionship.models import VisitRequest


def invitation(request: VisitRequest, email: str, name: str, url: str, now: datetime) -> tuple[bytes, str]:
    """The invitation of one attendee, and its METHOD. url: that side's page of the request.

    The site is the organiser, whose address the e-mail comes from: neither side learns the other's from it.
    """
    return _calendar(request, "REQUEST", request.calendar_sequence, email, name, url, now), "REQUEST"


def cancellation(request: VisitRequest, email: str, name: str, url: str, now: datetime) -> tuple[bytes, str]:
    """What takes the visit out of the calendar again."""
    return _calendar(request, "CANCEL", request.calendar_sequence + 1, email, name, url, now), "CANCEL"


def file_of(requests: Iterable[tuple[VisitRequest, str]], now: datetime) -> bytes:
    """A calendar to take away: one event a request whose date is agreed, each with the address of its page.

    The events are those of the invitations (same UID, same sequence): who has both has each visit once.
    """
    return _packed("PUBLISH", [_event(request, request.calendar_sequence, url, now) for request, url in requests])


def _calendar(
    request: VisitRequest, method: str, sequence: int, email: str, name: str, url: str, now: datetime
) -> bytes:
    event = _event(request, sequence, url, now)
    if method == "CANCEL":
        event["status"] = vText("CANCELLED")
    attendee = _person(email, name)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("ACCEPTED")
    attendee.params["RSVP"] = vText("FALSE")
    event.add("attendee", attendee, encode=0)
    return _packed(method, [event])


def _event(request: VisitRequest, sequence: int, url: str, now: datetime) -> Event:
    if request.starts_at is None or request.ends_at is None:
        raise ValueError("Only an agreed date goes into a calendar.")
    zone = ZoneInfo(request.time_zone)
    event = Event()
    event.add("uid", f"{request.calendar_uid}@{_domain()}")
    event.add("sequence", sequence)
    event.add("dtstamp", now.astimezone(ZoneInfo("UTC")))
    event.add("dtstart", request.starts_at.astimezone(zone))
    event.add("dtend", request.ends_at.astimezone(zone))
    event.add("summary", _("Visit: %(page)s") % {"page": request.page_title})
    event.add("status", "CONFIRMED")
    event.add("location", request.meeting_place or request.host_title)
    event.add("url", absolute(url))
    event.add("description", f"{request.get_format_display()} – {request.host_title}\n{absolute(url)}")
    event["organizer"] = _person(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], request.host_title)
    return event


def _packed(method: str, events: Iterable[Event]) -> bytes:
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
