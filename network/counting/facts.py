"""What is counted of each request that reached its host: codes, days and outcomes, and nothing of its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from network.companionship.dates import first_of_month
from network.companionship.enums import TOOK_PLACE, State
from network.companionship.models import VisitRequest
from network.counting.models import VisitSubject


@dataclass(frozen=True, slots=True)
class Fact:
    """One request. month: the first day of the month in which it was sent. area: a code, empty for none.
    in_a_group: it was not sent: somebody came to a date that the host had opened, in that month.

    answered: the host said a word, whatever it was; days: how long that took, with fractions.
    silent: it ended without any. A request that is neither still waits, or was withdrawn before."""

    pk: int
    month: date
    host: str
    area: str = ""
    themes: tuple[str, ...] = ()
    answered: bool = False
    silent: bool = False
    days: float | None = None
    held: bool = False
    in_a_group: bool = False


def facts(since: datetime, until: datetime) -> list[Fact]:
    """The requests sent, and the visits in groups that began, from ``since`` on and before ``until``.

    Two queries, however many there are."""
    counted = VisitRequest.objects.filter(between(since, until)).order_by("pk")
    themes = _themes(counted)
    fields = ("pk", "sent_at", "starts_at", "answered_at", "state", "host_key", "subject__area__code")
    return [
        Fact(
            pk=pk,
            month=first_of_month(sent_at or starts_at),
            host=str(host),
            area=area or "",
            themes=tuple(themes.get(pk, ())),
            answered=answered_at is not None,
            silent=is_silent(state, answered_at),
            days=days_between(sent_at, answered_at),
            held=state in TOOK_PLACE,
            in_a_group=sent_at is None,
        )
        for pk, sent_at, starts_at, answered_at, state, host, area in counted.values_list(*fields)
    ]


def between(since: datetime, until: datetime, request: str = "") -> Q:
    """What is counted in that time. request: the way to the request, from rows that point at one ("request__")."""
    sent = {"sent_at__gte": since, "sent_at__lt": until}
    came = {"sent_at": None, "state__in": TOOK_PLACE, "starts_at__gte": since, "starts_at__lt": until}
    return Q(**{request + name: value for name, value in sent.items()}) | Q(
        **{request + name: value for name, value in came.items()}
    )


def is_silent(state: str, answered_at: datetime | None) -> bool:
    """Whether the request ended because its host said nothing."""
    return state == State.LAPSED and answered_at is None


def days_between(sent_at: datetime | None, answered_at: datetime | None) -> float | None:
    """How long the host took, in days; None without an answer, or where nothing was sent."""
    if sent_at is None or answered_at is None:
        return None
    return max(0.0, (answered_at - sent_at).total_seconds() / 86_400)


def _themes(requests: QuerySet[VisitRequest]) -> dict[int, list[str]]:
    pairs: Iterable[tuple[int, str]] = (
        VisitSubject.challenges.through.objects.filter(visitsubject__request__in=requests.order_by())
        .order_by("challenge__sort_order", "challenge__code")
        .values_list("visitsubject__request_id", "challenge__code")
    )
    found: dict[int, list[str]] = {}
    for pk, code in pairs:
        found.setdefault(pk, []).append(code)
    return found


def month_start(months_back: int, now: datetime) -> datetime:
    """Midnight of the first day of the month that lies so many months before the one of ``now``."""
    local = timezone.localtime(now)
    months = local.year * 12 + local.month - 1 - months_back
    return local.replace(year=months // 12, month=months % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0)
