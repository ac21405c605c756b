"""The choices of a request for a visit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("to be confirmed by e-mail")
    EXPIRED = "expired", _("never confirmed")
    WAITING = "waiting", _("waiting for a place")
    SENT = "sent", _("sent")
    COUNTER_PROPOSED = "counter_proposed", _("another date is proposed")
    ACCEPTED = "accepted", _("accepted")
    SCHEDULED = "scheduled", _("date agreed")
    HELD = "held", _("took place")
    MISSED = "missed", _("did not take place")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    LAPSED = "lapsed", _("ended without an answer")
    CLOSED = "closed", _("closed")


ENDED = frozenset(
    {State.EXPIRED, State.MISSED, State.DECLINED, State.WITHDRAWN, State.LAPSED, State.CLOSED},
)
# What takes one of the host's places of its month; what was refused, withdrawn or never came gives it back.
TAKES_A_PLACE = frozenset(
    {State.SENT, State.COUNTER_PROPOSED, State.ACCEPTED, State.SCHEDULED, State.HELD, State.CLOSED},
)

TOOK_PLACE = frozenset({State.HELD, State.CLOSED})


class Party(models.TextChoices):
    VISITOR = "visitor", _("the visitor")
    HOST = "host", _("the host")
    SITE = "site", _("the site")


class DeclineReason(models.TextChoices):
    NO_TIME = "no_time", _("No time in the weeks to come")
    NOT_RIGHT = "not_right", _("We are not the right ones for this question")
    TOO_MANY = "too_many", _("Too many requests at the moment")
    STOPPED = "stopped", _("We do not do this any more")
    OTHER = "other", _("Another reason")


class LinkPurpose(models.TextChoices):
    """What a personal link is for. ``FOLLOW`` may be opened again and again, the others carry out one act once."""

    CONFIRM = "confirm"
    ACCEPT = "accept"
    PROPOSE = "propose"
    DECLINE = "decline"
    PAUSE = "pause"
    REPORT = "report"
    FOLLOW = "follow"


class PauseReason(models.TextChoices):
    ASKED = "asked"
    UNANSWERED = "unanswered"
    UNREACHABLE = "unreachable"
