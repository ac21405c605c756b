"""Requests in whatever state a test wants."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core.models import OutgoingMail
from network.companionship import services
from network.companionship.dates import Moment
from network.companionship.enums import DeclineReason, Party, State
from network.companionship.models import VisitRequest
from network.companionship.services import Answers, Asked

BRUSSELS = ZoneInfo("Europe/Brussels")
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=BRUSSELS)
AT = Moment(datetime(2027, 3, 16, 9, 30, tzinfo=BRUSSELS), datetime(2027, 3, 16, 11, 30, tzinfo=BRUSSELS))
PERIOD = Moment(
    datetime(2027, 3, 22, 0, 0, tzinfo=BRUSSELS), datetime(2027, 3, 26, 23, 59, tzinfo=BRUSSELS), whole_days=True
)
AFTER = AT.ends_at + timedelta(hours=1)


def asked(email: str = "vera@visiteurs.example", **fields: Any) -> Asked:
    values: dict[str, Any] = {
        "format": "visit",
        "purpose": "Comment tenez-vous la place libre ?",
        "language": "fr",
        "name": "Véra Visiteuse",
        "organisation": "Les Visiteurs",
        "email": email,
        "dates": [AT],
    }
    return Asked(**{**values, **fields})


def in_state(page: Any, state: State, email: str = "vera@visiteurs.example", now: datetime = NOW) -> VisitRequest:
    """A new request, brought there by the verbs that lead there."""
    request, _new = services.ask(page, asked(email), now=now)
    for verb in PATHS[state]:
        request = VERBS[verb](request)
        request = VisitRequest.objects.get(pk=request.pk)
    assert request.state == state
    return request


def _waits(request: VisitRequest) -> VisitRequest:
    page = request.page.specific
    page.visit_capacity = 0
    type(page).objects.filter(pk=page.pk).update(visit_capacity=0)
    return services.confirm_address(request, now=NOW)


def _leaves(request: VisitRequest) -> VisitRequest:
    page = request.page.specific
    type(page).objects.filter(pk=page.pk).update(visit_capacity=9)
    request = VisitRequest.objects.get(pk=request.pk)
    services.send_waiting(request, now=NOW)
    return request


def _fresh(request: VisitRequest) -> VisitRequest:
    return VisitRequest.objects.get(pk=request.pk)


VERBS: dict[str, Callable[[VisitRequest], Any]] = {
    "confirm_address": lambda request: services.confirm_address(request, now=NOW),
    "wait": _waits,
    "send": _leaves,
    "expire": lambda request: services.expire(request, now=NOW),
    "accept": lambda request: services.accept(request, now=NOW),
    "propose_other": lambda request: services.propose_other(request, [AT, PERIOD], now=NOW),
    "propose_again": lambda request: services.propose_again(request, [AT], now=NOW),
    "agree": lambda request: services.agree(request, _period(request), now=NOW),
    "decline": lambda request: services.decline(request, DeclineReason.NO_TIME, now=NOW),
    "withdraw": lambda request: services.withdraw(request, now=NOW),
    "schedule": lambda request: services.schedule(request, AT, now=NOW),
    "lapse": lambda request: services.lapse(request, now=NOW),
    "mark_held": lambda request: services.mark_held(request, Party.HOST, now=AFTER),
    "mark_missed": lambda request: services.mark_missed(request, Party.HOST, now=AFTER),
    "close": lambda request: services.close(request, now=AFTER),
}
_SENT = ("confirm_address",)
PATHS: dict[State, tuple[str, ...]] = {
    State.UNCONFIRMED: (),
    State.EXPIRED: ("expire",),
    State.WAITING: ("wait",),
    State.SENT: _SENT,
    State.COUNTER_PROPOSED: (*_SENT, "propose_other"),
    State.ACCEPTED: (*_SENT, "accept"),
    State.SCHEDULED: (*_SENT, "accept", "schedule"),
    State.HELD: (*_SENT, "accept", "schedule", "mark_held"),
    State.MISSED: (*_SENT, "accept", "schedule", "mark_missed"),
    State.DECLINED: (*_SENT, "decline"),
    State.WITHDRAWN: (*_SENT, "withdraw"),
    State.LAPSED: (*_SENT, "lapse"),
    State.CLOSED: (*_SENT, "accept", "schedule", "mark_held", "close"),
}


def _period(request: VisitRequest) -> Any:
    """A date that the request holds; one whose hour is open, if there is any."""
    return request.dates.order_by("-whole_days", "pk").first()


def mails(*, to: str = "") -> list[OutgoingMail]:
    found = OutgoingMail.objects.order_by("pk")
    return list(found.filter(to=to) if to else found)


def answer_with(took_place: bool = True, **fields: Any) -> Answers:
    return Answers(took_place, **fields)
