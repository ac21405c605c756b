"""How hosts answer, as far as it may be said: to encourage whoever asks, never to blame whoever did not answer."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.companionship.models import VisitRequest
from network.counting.facts import days_between, is_silent

LATELY = timedelta(days=365)
LEAST_ANSWERS = 3  # below, one answer more or less would change everything
LEAST_RATE = 0.75
LONGEST_DELAY = 14.0  # days; whoever takes longer is not said to be slow


@dataclass(frozen=True)
class Answering:
    """answered: how many requests got a word from the host. unanswered: how many ended without any; those that still
    wait, and those that were withdrawn before, count on neither side. days: half of the answers came within."""

    answered: int = 0
    unanswered: int = 0
    days: float | None = None

    @property
    def rate(self) -> float | None:
        """The part of the requests that were answered, 0 to 1; None where there was none."""
        total = self.answered + self.unanswered
        return self.answered / total if total else None

    @property
    def may_be_said(self) -> bool:
        """Whether it is enough, and good enough, to be shown beside the host's name."""
        if self.answered < LEAST_ANSWERS or self.rate is None or self.days is None:
            return False
        return self.rate >= LEAST_RATE and self.days <= LONGEST_DELAY


def answering(delays: Iterable[float], unanswered: int) -> Answering:
    """What these delays, in days, say of a host that left so many requests without an answer."""
    delays = list(delays)
    return Answering(len(delays), unanswered, median(delays) if delays else None)


def answering_of(hosts: Iterable[str], now: datetime) -> dict[str, Answering]:
    """How each of these hosts (translation keys) answered in the last twelve months. One query."""
    delays: dict[str, list[float]] = {}
    unanswered: dict[str, int] = {}
    keys = set(hosts)
    asked = VisitRequest.objects.filter(host_key__in=keys, sent_at__gt=now - LATELY, sent_at__lte=now)
    for key, sent_at, answered_at, state in asked.values_list("host_key", "sent_at", "answered_at", "state"):
        days = days_between(sent_at, answered_at)
        if days is not None:
            delays.setdefault(str(key), []).append(days)
        elif is_silent(state, answered_at):
            unanswered[str(key)] = unanswered.get(str(key), 0) + 1
    return {key: answering(delays.get(key, ()), unanswered.get(key, 0)) for key in keys}


def said(found: Answering) -> str:
    """How soon the host usually answers, for people; empty where it is too little, or nothing to be proud of."""
    if not found.may_be_said or found.days is None:
        return ""
    days = math.ceil(found.days)
    if days <= 1:
        return _("usually answers within a day")
    return ngettext("usually answers within %(days)s day", "usually answers within %(days)s days", days) % {
        "days": days
    }
