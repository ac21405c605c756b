"""After the visit: did it take place, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from network.companionship import letters
from network.companionship.enums import Party, State
from network.companionship.models import VisitReport, VisitRequest
from network.companionship.states import ForbiddenTransition

from .steps import locked, note, step


@dataclass(frozen=True)
class Answers:
    """The three questions. told_elsewhere: it was told already, by telephone or over a coffee."""

    took_place: bool
    learned: str = ""
    will_try: str = ""
    told_elsewhere: bool = False


def mark_held(request: VisitRequest, party: Party, *, by: Any = None, now: datetime | None = None) -> VisitRequest:
    """The visit took place. Both are thanked and asked three questions. ValidationError before it has begun."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(request)
        _refuse_before_it_began(request, now)
        request = step(request, "mark_held", party, now, by=by, thanked_at=now)
        letters.questions(request, now)
    return request


def mark_missed(request: VisitRequest, party: Party, *, by: Any = None, now: datetime | None = None) -> VisitRequest:
    """The visit did not take place. ValidationError before it should have begun: until then it is cancelled."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(request)
        _refuse_before_it_began(request, now)
        return step(request, "mark_missed", party, now, by=by)


def report(
    request: VisitRequest, party: Party, answers: Answers, *, by: Any = None, now: datetime | None = None
) -> VisitReport:
    """Take one side's answers, once. The request closes when both have given theirs."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(request)
        if request.state not in (State.SCHEDULED, State.HELD, State.CLOSED):
            raise ForbiddenTransition("mark_held", request.state)
        _refuse_before_it_began(request, now)
        if request.reports.filter(party=party).exists():
            raise ValidationError(_("You have told us already. Thank you!"))
        given = VisitReport.objects.create(
            request=request,
            party=party,
            took_place=answers.took_place,
            learned=answers.learned,
            will_try=answers.will_try,
            told_elsewhere=answers.told_elsewhere,
            given_at=now,
        )
        note(request, "report", party, now, by=by)
        if not answers.took_place:
            if request.state != State.CLOSED:
                step(request, "mark_missed", party, now, by=by)
            return given
        if request.state == State.SCHEDULED:
            request = step(request, "mark_held", party, now, by=by)
        if request.state == State.HELD and request.reports.count() == 2:
            step(request, "close", Party.SITE, now)
    return given


def close(request: VisitRequest, *, now: datetime | None = None) -> VisitRequest:
    """End a request whose visit took place, whether or not both have told how it went."""
    with transaction.atomic():
        return step(locked(request), "close", Party.SITE, now or timezone.now())


def _refuse_before_it_began(request: VisitRequest, now: datetime) -> None:
    if request.starts_at is not None and request.starts_at > now:
        raise ValidationError(_("The visit has not begun yet."))
