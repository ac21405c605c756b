"""Every verb in every state: what is allowed leads where the table says, what is not changes nothing."""

from typing import Any

import pytest
from django.db import transaction

from core.models import OutgoingMail
from network.companionship.enums import ENDED, State
from network.companionship.models import VisitRequest
from network.companionship.states import TRANSITIONS, ForbiddenTransition, has_ended

from .builders import PATHS, VERBS, in_state

pytestmark = pytest.mark.django_db

# Written out, so that a change of the table in the code is seen here. Where a verb leads, state by state.
ALLOWED = {
    ("confirm_address", "unconfirmed"): "sent",
    ("wait", "unconfirmed"): "waiting",
    ("send", "waiting"): "sent",
    ("expire", "unconfirmed"): "expired",
    ("accept", "sent"): "accepted",
    ("propose_other", "sent"): "counter_proposed",
    ("propose_again", "counter_proposed"): "sent",
    ("agree", "counter_proposed"): "accepted",
    ("decline", "sent"): "declined",
    ("decline", "counter_proposed"): "declined",
    ("decline", "accepted"): "declined",
    ("decline", "scheduled"): "declined",
    ("withdraw", "unconfirmed"): "withdrawn",
    ("withdraw", "waiting"): "withdrawn",
    ("withdraw", "sent"): "withdrawn",
    ("withdraw", "counter_proposed"): "withdrawn",
    ("withdraw", "accepted"): "withdrawn",
    ("withdraw", "scheduled"): "withdrawn",
    ("schedule", "accepted"): "scheduled",
    ("schedule", "scheduled"): "scheduled",
    ("lapse", "waiting"): "lapsed",
    ("lapse", "sent"): "lapsed",
    ("lapse", "counter_proposed"): "lapsed",
    ("lapse", "accepted"): "lapsed",
    ("mark_held", "scheduled"): "held",
    ("mark_missed", "scheduled"): "missed",
    ("mark_missed", "held"): "missed",
    ("close", "held"): "closed",
}


def test_the_table_of_the_code_is_the_one_above() -> None:
    told = {(verb, start): one.end for verb, one in TRANSITIONS.items() for start in one.start}

    assert told == ALLOWED


def test_every_state_can_be_reached_and_every_verb_tried() -> None:
    assert set(PATHS) == set(State)
    assert set(VERBS) == set(TRANSITIONS)
    assert {state for state in State if has_ended(state)} == ENDED


@pytest.mark.parametrize("state", State)
def test_every_verb_in_a_state(seen: Any, state: State) -> None:
    request = in_state(seen, state)
    for verb in TRANSITIONS:
        with transaction.atomic():
            _try(verb, VisitRequest.objects.get(pk=request.pk), ALLOWED.get((verb, state)))
            transaction.set_rollback(True)


def _try(verb: str, request: VisitRequest, leads_to: str | None) -> None:
    before = (request.state, request.events.count(), OutgoingMail.objects.count())
    if leads_to is None:
        with pytest.raises(ForbiddenTransition, match=str(State(request.state).label)):
            VERBS[verb](request)
    else:
        VERBS[verb](request)

    after = VisitRequest.objects.get(pk=request.pk)
    if leads_to is None:
        assert (after.state, after.events.count(), OutgoingMail.objects.count()) == before, verb
        return
    assert after.state == leads_to, verb
    assert (after.ended_at is not None) == (leads_to in ENDED)
    line = after.events.last()
    assert line is not None
    assert (line.before, line.after) == (before[0], leads_to)
