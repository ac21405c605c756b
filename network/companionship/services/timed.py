"""What time does to a request."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from network.companionship import letters
from network.companionship.dates import first_of_month
from network.companionship.doors import door, is_open, places_taken
from network.companionship.enums import Party, State
from network.companionship.models import VisitRequest

from .steps import locked, step


def expire(request: VisitRequest, *, now: datetime | None = None) -> VisitRequest:
    """Nobody confirmed the address: the request is over."""
    with transaction.atomic():
        return step(locked(request), "expire", Party.SITE, now or timezone.now())


def lapse(request: VisitRequest, *, now: datetime | None = None) -> VisitRequest:
    """Nobody answered: the visitor gets an apology and other hosts, the host is told."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(request)
        before = State(request.state)
        request = step(request, "lapse", Party.SITE, now)
        letters.lapsed(request, before, now)
    return request


def send_waiting(request: VisitRequest, *, now: datetime | None = None) -> bool:
    """Send a request that waits, if the month has a place for it by now; whether it left."""
    now = now or timezone.now()
    with transaction.atomic():
        door(request.host_key)
        request = locked(request)
        page = request.page.specific if request.page else None
        if page is None or not page.live or not is_open(page):
            return False
        month = first_of_month(now)
        if places_taken(request.page_key, month) >= page.visit_capacity:
            return False
        request = step(request, "send", Party.SITE, now, sent_at=now, place_month=month)
        letters.sent(request, now)
    return True
