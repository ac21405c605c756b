"""From which state each verb leads to which: the one table of what may happen to a request."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from network.companionship.enums import ENDED, Party, State


class Transition(NamedTuple):
    """start: the states in which the verb is allowed. end: the one it leads to. parties: who may do it."""

    start: frozenset[State]
    end: State
    parties: frozenset[Party]


def _transition(start: tuple[State, ...], end: State, *parties: Party) -> Transition:
    return Transition(frozenset(start), end, frozenset(parties))


_ALIVE_BEFORE_THE_VISIT = (
    State.UNCONFIRMED,
    State.WAITING,
    State.SENT,
    State.COUNTER_PROPOSED,
    State.ACCEPTED,
    State.SCHEDULED,
)
TRANSITIONS: dict[str, Transition] = {
    # Where the month is full, the confirmed request waits for a place.
    "confirm_address": _transition((State.UNCONFIRMED,), State.SENT, Party.VISITOR),
    "wait": _transition((State.UNCONFIRMED,), State.WAITING, Party.VISITOR),
    "send": _transition((State.WAITING,), State.SENT, Party.SITE),
    "expire": _transition((State.UNCONFIRMED,), State.EXPIRED, Party.SITE),
    "accept": _transition((State.SENT,), State.ACCEPTED, Party.HOST),
    "propose_other": _transition((State.SENT,), State.COUNTER_PROPOSED, Party.HOST),
    "propose_again": _transition((State.COUNTER_PROPOSED,), State.SENT, Party.VISITOR),
    "agree": _transition((State.COUNTER_PROPOSED,), State.ACCEPTED, Party.VISITOR),
    "decline": _transition(
        (State.SENT, State.COUNTER_PROPOSED, State.ACCEPTED, State.SCHEDULED), State.DECLINED, Party.HOST
    ),
    "withdraw": _transition(_ALIVE_BEFORE_THE_VISIT, State.WITHDRAWN, Party.VISITOR),
    "schedule": _transition((State.ACCEPTED, State.SCHEDULED), State.SCHEDULED, Party.HOST, Party.VISITOR),
    "lapse": _transition((State.WAITING, State.SENT, State.COUNTER_PROPOSED, State.ACCEPTED), State.LAPSED, Party.SITE),
    "mark_held": _transition((State.SCHEDULED,), State.HELD, Party.HOST, Party.VISITOR, Party.SITE),
    "mark_missed": _transition((State.SCHEDULED, State.HELD), State.MISSED, Party.HOST, Party.VISITOR),
    "close": _transition((State.HELD,), State.CLOSED, Party.SITE),
}


class ForbiddenTransition(Exception):
    """The verb is not allowed now. ``str()`` is a sentence for people, in the active language."""

    def __init__(self, verb: str, state: str) -> None:
        self.verb, self.state = verb, state
        super().__init__(
            _("This is no longer possible: the request is in the state “%(state)s”.") % {"state": State(state).label}
        )


def may(verb: str, state: str, party: Party) -> bool:
    """Whether this party may do this in this state."""
    transition = TRANSITIONS[verb]
    return state in transition.start and party in transition.parties


def after(verb: str, state: str, party: Party) -> State:
    """The state to which the verb leads. Raises ForbiddenTransition, which says in what state the request is."""
    if not may(verb, state, party):
        raise ForbiddenTransition(verb, state)
    return TRANSITIONS[verb].end


def has_ended(state: str) -> bool:
    """True when nothing more can happen to the request, and the time until it is erased runs."""
    return state in ENDED
