"""The section of the space with the visits that a member asked for, and those for which the member answers."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.companionship.access import received_by, sent_by
from network.companionship.enums import State
from network.members.space import Section, Waiting, register

MOST = 5


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Section("requests", gettext_lazy("Visits"), 30, "space_requests", badge=unanswered, waiting=to_answer))


def unanswered(member: Any) -> int:
    """How many requests wait for this member's answer."""
    received = received_by(member).filter(state__in=(State.SENT, State.ACCEPTED)).count()
    return received + sent_by(member).filter(state=State.COUNTER_PROPOSED).count()


def to_answer(member: Any) -> Sequence[Waiting]:
    """The oldest of them, in a sentence each."""
    received = received_by(member).filter(state=State.SENT).order_by("turn_since")[:MOST]
    chosen = sent_by(member).filter(state=State.COUNTER_PROPOSED).order_by("turn_since")[:MOST]
    return [
        *(
            Waiting(
                _("%(name)s would like to come and see “%(page)s”")
                % {"name": one.visitor_name, "page": one.page_title},
                reverse("space_request", args=[one.pk]),
            )
            for one in received
        ),
        *(
            Waiting(
                _("%(host)s proposes another date for “%(page)s”: choose")
                % {"host": one.host_title, "page": one.page_title},
                reverse("space_request", args=[one.pk]),
            )
            for one in chosen
        ),
    ]
