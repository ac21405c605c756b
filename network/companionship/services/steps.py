"""The one way by which a request changes its state."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.caching import changed
from network.companionship.dates import Moment
from network.companionship.doors import say_changed
from network.companionship.enums import TAKES_A_PLACE, Party, State
from network.companionship.models import ProposedDate, RequestEvent, VisitRequest
from network.companionship.states import after, has_ended
from network.counting import COUNTED

# Whose answer is waited for; the time until reminders and the end runs from then on.
SOMEBODYS_TURN = frozenset({State.WAITING, State.SENT, State.COUNTER_PROPOSED, State.ACCEPTED})


def locked(request: VisitRequest) -> VisitRequest:
    """The request as it is now; who else wants to change it waits until the transaction ends."""
    return VisitRequest.objects.select_for_update().get(pk=request.pk)


def step(
    request: VisitRequest, verb: str, party: Party, now: datetime, *, by: Any = None, **values: Any
) -> VisitRequest:
    """Carry out the verb on a request that is ``locked``, write its line, save; ``values`` are set beside the state.

    Raises ForbiddenTransition, with nothing written.
    """
    before = request.state
    request.state = after(verb, before, party)
    for name, value in values.items():
        setattr(request, name, value)
    if request.state in SOMEBODYS_TURN:
        request.turn_since, request.reminders = now, 0
    else:
        request.turn_since = None
    is_first_answer = party == Party.HOST and request.answered_at is None
    if is_first_answer:
        request.answered_at = now
    if has_ended(request.state):
        request.ended_at = now
    request.save()
    note(request, verb, party, now, by=by, before=before)
    takes_or_gives = (before in TAKES_A_PLACE) != (request.state in TAKES_A_PLACE)
    if is_first_answer or takes_or_gives or State.HELD in (before, request.state):
        say_changed(request.host_key)
    changed(COUNTED)
    return request


def note(
    request: VisitRequest, verb: str, party: Party, now: datetime, *, by: Any = None, before: str | None = None
) -> None:
    """Add a line to the trail of the request: what was done, and by which side."""
    RequestEvent.objects.create(
        request=request,
        verb=verb,
        party=party,
        member=by if by is not None and by.is_authenticated else None,
        before=request.state if before is None else before,
        after=request.state,
        at=now,
    )


def propose(request: VisitRequest, party: Party, moments: Sequence[Moment]) -> None:
    """Put these dates in the place of all that were proposed before."""
    request.dates.update(current=False)
    ProposedDate.objects.bulk_create(
        ProposedDate(
            request=request,
            party=party,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            whole_days=one.whole_days,
        )
        for one in moments
    )
