"""What a visitor does with a request that has left."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from network.companionship import letters
from network.companionship.dates import Moment
from network.companionship.enums import Party, State
from network.companionship.models import ProposedDate, VisitRequest

from .answering import set_date
from .steps import locked, propose, step


def withdraw(request: VisitRequest, *, by: Any = None, now: datetime | None = None) -> VisitRequest:
    """Take the request back, at any time before the visit; a date that was agreed is cancelled in both calendars."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(request)
        before = State(request.state)
        request = step(request, "withdraw", Party.VISITOR, now, by=by)
        letters.withdrawn(request, before, now)
    return request


def propose_again(
    request: VisitRequest, dates: Sequence[Moment], *, by: Any = None, now: datetime | None = None
) -> VisitRequest:
    """None of the host's dates suits: propose others."""
    now = now or timezone.now()
    with transaction.atomic():
        request = step(locked(request), "propose_again", Party.VISITOR, now, by=by)
        propose(request, Party.VISITOR, dates)
        letters.proposed_again(request, now)
    return request


def agree(request: VisitRequest, date: ProposedDate, *, by: Any = None, now: datetime | None = None) -> VisitRequest:
    """Take one of the host's dates. Where it has no hour yet, the host says it next."""
    now = now or timezone.now()
    with transaction.atomic():
        request = step(locked(request), "agree", Party.VISITOR, now, by=by)
        if date.whole_days:
            request.dates.exclude(pk=date.pk).update(current=False)
            letters.agreed(request, now)
            return request
        return set_date(request, Moment(date.starts_at, date.ends_at), Party.VISITOR, now, by=by)
