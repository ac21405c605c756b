"""Whatever is done in whatever order, a request stays what it may be, and its trail tells how it came there."""

import itertools
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import OutgoingMail
from network.companionship import services
from network.companionship.enums import ENDED, TAKES_A_PLACE, State
from network.companionship.models import VisitRequest
from network.companionship.states import TRANSITIONS, ForbiddenTransition

from .builders import NOW, VERBS, asked

pytestmark = pytest.mark.django_db


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs=st.lists(st.sampled_from(sorted(TRANSITIONS)), max_size=14))
def test_any_verbs_in_any_order(seen: Any, verbs: list[str]) -> None:
    with transaction.atomic():
        request, _new = services.ask(seen, asked(), now=NOW)
        trail = ["unconfirmed"]
        for verb in verbs:
            trail += _do(verb, request.pk)
        _check(VisitRequest.objects.get(pk=request.pk), trail)
        transaction.set_rollback(True)


def _do(verb: str, pk: int) -> list[str]:
    """Carry out the verb; the states through which the request went."""
    request = VisitRequest.objects.get(pk=pk)
    lines, letters = request.events.count(), OutgoingMail.objects.count()
    try:
        VERBS[verb](request)
    except ForbiddenTransition:
        assert (request.events.count(), OutgoingMail.objects.count()) == (lines, letters)
        assert VisitRequest.objects.get(pk=pk).state == request.state
        return []
    new = list(request.events.all())[lines:]
    assert new, f"{verb} leaves a line"
    assert VisitRequest.objects.get(pk=pk).state in {TRANSITIONS[line.verb].end for line in new}
    return [line.after for line in new]


def _check(request: VisitRequest, trail: list[str]) -> None:
    steps = [(line.before, line.after) for line in request.events.all()]
    assert [after for _before, after in steps] == trail
    for (_a, after), (before, _b) in itertools.pairwise(steps):
        assert after == before, "each step begins where the one before ended"
    allowed = {(start, one.end) for one in TRANSITIONS.values() for start in one.start}
    assert set(steps[1:]) <= allowed
    assert (request.ended_at is not None) == (request.state in ENDED)
    assert not (request.state in ENDED and trail.count(State(request.state)) > 1)
    if request.state in TAKES_A_PLACE:
        assert request.place_month is not None
    assert (request.starts_at is not None) >= (request.state in (State.SCHEDULED, State.HELD, State.CLOSED))
