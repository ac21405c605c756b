"""What a host answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from network.companionship import letters
from network.companionship.dates import Moment
from network.companionship.enums import Party, State
from network.companionship.models import VisitRequest

from .steps import locked, propose, step
from .thread import add_message


def accept(
    request: VisitRequest,
    moment: Moment | None = None,
    *,
    place: str = "",
    message: str = "",
    shares: bool = False,
    by: Any = None,
    now: datetime | None = None,
) -> VisitRequest:
    """Say yes. With ``moment`` the date is agreed at once and goes into both calendars; without, it follows later.

    shares: the host agrees to give its address, which the visitor sees if both agree.
    """
    now = now or timezone.now()
    with transaction.atomic():
        request = step(locked(request), "accept", Party.HOST, now, by=by, host_shares=shares, meeting_place=place)
        if message:
            add_message(request, Party.HOST, message, now, author=by)
        if moment is None:
            letters.accepted(request, message, now)
            return request
        return set_date(request, moment, Party.HOST, now, by=by, message=message)


def propose_other(
    request: VisitRequest, dates: Sequence[Moment], *, message: str = "", by: Any = None, now: datetime | None = None
) -> VisitRequest:
    """The visitor's dates do not suit: propose others, between which the visitor chooses."""
    now = now or timezone.now()
    with transaction.atomic():
        request = step(locked(request), "propose_other", Party.HOST, now, by=by)
        propose(request, Party.HOST, dates)
        if message:
            add_message(request, Party.HOST, message, now, author=by)
        letters.counter_proposed(request, message, now)
    return request


def decline(
    request: VisitRequest, reason: str, *, message: str = "", by: Any = None, now: datetime | None = None
) -> VisitRequest:
    """Say no, with a reason; a date that was agreed is cancelled in both calendars."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(request)
        before = State(request.state)
        request = step(request, "decline", Party.HOST, now, by=by, decline_reason=reason)
        if message:
            add_message(request, Party.HOST, message, now, author=by)
        letters.declined(request, before, message, now)
    return request


def schedule(
    request: VisitRequest, moment: Moment, *, place: str = "", by: Any = None, now: datetime | None = None
) -> VisitRequest:
    """Set the day and the hour, or move them; both calendars follow."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(request)
        request.meeting_place = place or request.meeting_place
        return set_date(request, moment, Party.HOST, now, by=by)


def set_date(
    request: VisitRequest, moment: Moment, party: Party, now: datetime, *, by: Any = None, message: str = ""
) -> VisitRequest:
    """Schedule a locked request, inside the transaction of whoever calls."""
    number = request.calendar_sequence + (1 if request.starts_at else 0)
    starts_at, ends_at = moment.starts_at, moment.ends_at
    request = step(
        request, "schedule", party, now, by=by, starts_at=starts_at, ends_at=ends_at, calendar_sequence=number
    )
    request.dates.update(current=False)
    letters.scheduled(request, message, now)
    return request
