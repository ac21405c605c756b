"""What time does to a request."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from network.companionship import letters
from network.companionship.dates import first_of_month
from network.companionship.doors import door, is_open, places_taken
from network.companionship.enums import Party, PauseReason, State
from network.companionship.models import VisitRequest
from network.companionship.states import ForbiddenTransition
from network.counting.subjects import note_subject

from .doors import pause_host
from .steps import locked, note, step

SILENT = 2  # requests in a row without an answer, after which the door is closed
SILENT_FOR = timedelta(days=60)


def remind(request: VisitRequest, *, now: datetime | None = None) -> VisitRequest:
    """Remind whoever's turn it is, and count it."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(request)
        if request.turn_since is None or request.state == State.WAITING:
            raise ForbiddenTransition("remind", request.state)
        request.reminders += 1
        request.save(update_fields=["reminders"])
        note(request, "remind", Party.SITE, now)
        letters.reminder(request, request.reminders, now)
    return request


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
        if before == State.SENT and _is_silent(request.host_key):
            until = timezone.localdate(now) + SILENT_FOR
            pause_host(request.host_key, until, reason=PauseReason.UNANSWERED, now=now)
    return request


def _is_silent(host_key: UUID) -> bool:
    """Whether the last requests that this host got all ended without any word from it."""
    got = VisitRequest.objects.filter(host_key=host_key).exclude(sent_at=None)
    last = got.filter(models.Q(state=State.LAPSED) | models.Q(answered_at__isnull=False)).order_by("-sent_at", "-pk")
    answers = list(last.values_list("answered_at", flat=True)[:SILENT])
    return len(answers) == SILENT and not any(answers)


def erase(request: VisitRequest, *, now: datetime | None = None) -> VisitRequest:
    """Empty everything that tells of a person. State, days of the steps, kind, host, subject stay, to be counted."""
    with transaction.atomic():
        request = locked(request)
        note_subject(request)
        for name in _PERSONAL:
            setattr(request, name, "")
        request.visitor, request.erased_at = None, now or timezone.now()
        request.save()
        request.messages.all().delete()
        request.links.all().delete()
        request.dates.all().delete()
        request.events.update(member=None)
        request.reports.update(learned="")
    return request


_PERSONAL = (
    "purpose",
    "access_needs",
    "visitor_name",
    "visitor_organisation",
    "visitor_email",
    "visitor_phone",
    "meeting_place",
)


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
