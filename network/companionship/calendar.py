"""The calendar file of an agreed date: an invitation that later ones update or cancel."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from core.calendars import Entry, event_of, packed, written
from network.companionship.models import VisitRequest


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
