"""What time does to requests: each thing is one transaction, so that a duty may be stopped and begun again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from core.later import every
from network.companionship import services
from network.companionship.enums import ENDED, Party, State
from network.companionship.models import HostDoor, VisitRequest
from network.companionship.states import ForbiddenTransition

UNCONFIRMED_FOR = timedelta(hours=48)
REMINDED_AFTER = (timedelta(days=3), timedelta(days=7))
# Until when an answer is waited for, state by state.
PATIENCE = {
    State.SENT: timedelta(days=14),
    State.COUNTER_PROPOSED: timedelta(days=14),
    State.ACCEPTED: timedelta(days=30),
    State.WAITING: timedelta(days=60),
}
REPORTS_AWAITED = timedelta(days=30)
KEPT = timedelta(days=365)
UNPROVEN_KEPT = timedelta(days=30)  # an address that nobody proved to be theirs


def each(found: QuerySet[Any], do: Callable[[Any], Any], dry_run: bool) -> int:
    """Do it with each; how many it was done with. What somebody else changed meanwhile is left to them."""
    if dry_run:
        return found.count()
    done = 0
    for one in found.order_by("pk").iterator():
        try:
            done += do(one) is not False
        except ForbiddenTransition:
            continue
    return done


@every(hours=1)
def expire_requests(now: datetime, dry_run: bool = False) -> int:
    """Requests whose address nobody confirmed."""
    found = VisitRequest.objects.filter(state=State.UNCONFIRMED, asked_at__lte=now - UNCONFIRMED_FOR)
    return each(found, lambda one: services.expire(one, now=now), dry_run)


@every(hours=1)
def remind_about_requests(now: datetime, dry_run: bool = False) -> int:
    """Whoever's turn it is, after three and after seven days."""
    due = Q(pk__in=[])
    for number, after in enumerate(REMINDED_AFTER):
        due |= Q(reminders=number, turn_since__lte=now - after)
    answering = (State.SENT, State.COUNTER_PROPOSED, State.ACCEPTED)
    found = VisitRequest.objects.filter(due, state__in=answering)
    return each(found, lambda one: services.remind(one, now=now), dry_run)


@every(hours=1)
def end_unanswered_requests(now: datetime, dry_run: bool = False) -> int:
    """Those on which somebody waited in vain: an apology, and others to go to."""
    due = Q(pk__in=[])
    for state, patience in PATIENCE.items():
        due |= Q(state=state, turn_since__lte=now - patience)
    return each(VisitRequest.objects.filter(due), lambda one: services.lapse(one, now=now), dry_run)


@every(hours=1)
def send_waiting_requests(now: datetime, dry_run: bool = False) -> int:
    """Those that wait for a place, where there is one by now, in the order of arrival."""
    found = VisitRequest.objects.filter(state=State.WAITING)
    return each(found, lambda one: services.send_waiting(one, now=now), dry_run)


@every(hours=1)
def ask_after_visits(now: datetime, dry_run: bool = False) -> int:
    """Visits whose time is over: thanks, and three questions to both."""
    found = VisitRequest.objects.filter(state=State.SCHEDULED, ends_at__lte=now)
    return each(found, lambda one: services.mark_held(one, Party.SITE, now=now), dry_run)


@every(hours=6)
def close_visits(now: datetime, dry_run: bool = False) -> int:
    """Visits on which nobody will report any more."""
    found = VisitRequest.objects.filter(state=State.HELD, ends_at__lte=now - REPORTS_AWAITED)
    return each(found, lambda one: services.close(one, now=now), dry_run)


@every(hours=1)
def open_doors_again(now: datetime, dry_run: bool = False) -> int:
    """Hosts whose pause is over: lists and the map show them again."""
    found = HostDoor.objects.filter(paused_until__lte=timezone.localdate(now))
    return each(found, lambda one: services.resume_host(one.key), dry_run)


@every(hours=6)
def erase_requests(now: datetime, dry_run: bool = False) -> int:
    """What requests say of people, twelve months after their end."""
    over = Q(state__in=ENDED, ended_at__lte=now - KEPT) | Q(state=State.EXPIRED, ended_at__lte=now - UNPROVEN_KEPT)
    found = VisitRequest.objects.filter(over, erased_at=None)
    return each(found, lambda one: services.erase(one, now=now), dry_run)
