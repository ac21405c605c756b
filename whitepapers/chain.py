"""The way of a proposal, from the barrier to the change: what happened, when, and where that can be read.

barrier → meeting → recommendation → proposal → sending → answer → change
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.vocabulary import label
from knowledgebase.enums import BarrierStatus
from knowledgebase.models import BarrierStep
from whitepapers.enums import CommitmentState
from whitepapers.models import Answer, Commitment, Sending, WhitePaper
from whitepapers.text import ProposalText


class Stop(TextChoices):
    """The stops of the way, in their order."""

    BARRIER = "barrier", gettext_lazy("Barrier")
    MEETING = "meeting", gettext_lazy("Meeting")
    RECOMMENDATION = "recommendation", gettext_lazy("Recommendation")
    PROPOSAL = "proposal", gettext_lazy("Proposal")
    SENDING = "sending", pgettext_lazy("white paper", "Sending")
    ANSWER = "answer", pgettext_lazy("white paper", "Answer")
    CHANGE = "change", pgettext_lazy("white paper", "Change")


@dataclass(frozen=True)
class Event:
    """on: None where nobody noted the day. url: where it can be read, or empty. quoted: whose words ``more`` are."""

    stop: Stop
    on: date | None
    what: str
    url: str = ""
    more: str = ""


@dataclass(frozen=True)
class Place:
    """A stop in the picture. x: its middle, in units of the drawing. on: of its first event. reached: has it any?"""

    stop: Stop
    x: int
    on: date | None
    reached: bool


@dataclass(frozen=True)
class Chain:
    events: tuple[Event, ...]
    places: tuple[Place, ...]
    width: int
    reach: int  # how far the line is drawn strongly, in units of the drawing


STEP = 100  # units of the drawing from one stop to the next


def chain_of(paper: WhitePaper, proposal: ProposalText, barriers: Iterable[Any]) -> Chain:
    """The way of one proposal. barriers: the pages that a reader may open (`Shown`). Four queries."""
    events = [
        *_named(list(barriers)),
        *_said(proposal),
        *_sent(paper, proposal.key),
        *_kept(paper, proposal.key),
    ]
    order = list(Stop)
    events.sort(key=lambda one: (one.on or date.min, order.index(one.stop)))
    return Chain(tuple(events), *_drawn(events))


def _named(barriers: list[Any]) -> Iterable[Event]:
    """Each barrier, on the day of its first step."""
    steps = BarrierStep.objects.filter(
        page__in=[one.page.pk for one in barriers], status__in=(BarrierStatus.NAMED, BarrierStatus.DOCUMENTED)
    )
    first: dict[int, date] = {}
    for pk, on in steps.order_by("on").values_list("page", "on"):
        first.setdefault(pk, on)
    for one in barriers:
        yield Event(Stop.BARRIER, first.get(one.page.pk), one.title, one.url)


def _said(proposal: ProposalText) -> Iterable[Event]:
    if proposal.met_at:
        yield Event(Stop.MEETING, proposal.met_on, proposal.met_at)
    if proposal.recommended:
        yield Event(Stop.RECOMMENDATION, proposal.met_on, proposal.recommended)
    if proposal.since:
        yield Event(Stop.PROPOSAL, proposal.since, proposal.title)


def _sent(paper: WhitePaper, key: str) -> Iterable[Event]:
    sendings = Sending.objects.filter(version__paper=paper).select_related("authority")
    found = [one for one in sendings if one.concerns(key)]
    for one in found:
        yield Event(
            Stop.SENDING,
            one.sent_on,
            _("Sent to: %(authority)s") % {"authority": label("authority", one.authority.code)},
        )
    answers = Answer.objects.filter(sending__in=found).select_related("sending__authority", "document")
    for answer in answers:
        authority = label("authority", answer.sending.authority.code)
        yield Event(
            Stop.ANSWER,
            answer.answered_on,
            _("Answered by: %(authority)s") % {"authority": authority},
            answer.document.url if answer.document else "",
            answer.text,
        )


def _kept(paper: WhitePaper, key: str) -> Iterable[Event]:
    for one in Commitment.objects.filter(paper=paper, proposal_key=key):
        said = _("%(state)s: %(text)s") % {"state": str(one.get_state_display()).capitalize(), "text": one.text}
        stop = Stop.CHANGE if one.state in (CommitmentState.KEPT, CommitmentState.DROPPED) else Stop.ANSWER
        yield Event(stop, one.state_on, said, one.source_url, one.source)


def _drawn(events: list[Event]) -> tuple[tuple[Place, ...], int, int]:
    places, reach = [], 0
    for number, stop in enumerate(Stop):
        here = [one for one in events if one.stop == stop]
        x = number * STEP + STEP // 2
        days = [one.on for one in here if one.on]
        places.append(Place(stop, x, min(days) if days else None, bool(here)))
        if here:
            reach = x
    return tuple(places), len(Stop) * STEP, reach
