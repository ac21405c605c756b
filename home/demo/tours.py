"""Tours that nobody made: one that is being composed, one whose hosts have answered, each in another way."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import override
from pydantic import Field

from core.enums import Language
from core.models import MailState, OutgoingMail
from core.places import find_place
from network.companionship import services as visits
from network.companionship.dates import Moment
from network.companionship.enums import DeclineReason, State
from network.companionship.models import VisitRequest
from network.companionship.tours import services
from network.companionship.tours.models import MOST_STOPS, Tour
from network.companionship.tours.services import Asking

from .reader import Item
from .schema import Part, Practice, PracticeFile

TUESDAY = 1


class StopOfDemo(Part):
    """answer: what became of its request; only where the tour was asked."""

    practice: Practice
    day: int = Field(default=1, ge=1, le=2)
    hour: time | None = None
    minutes: int = Field(default=120, ge=30, le=480)
    answer: str = Field(default="", pattern="^(|sent|scheduled|counter_proposed|declined)$")


class AskedOfDemo(Part):
    """days: how long ago the hosts were asked."""

    days: int = Field(ge=1, le=6)
    purpose: str = Field(max_length=1_000)
    organisation: str = Field(max_length=150)
    people: int = Field(default=1, ge=1, le=60)


class TourOfDemo(Part):
    """begins: so many days from the day of loading, then the next Tuesday; a second day is the one that follows."""

    title: str = Field(min_length=1, max_length=120)
    email: str = Field(pattern=r"^[^@\s]+@demo\.example$")
    begins: int = Field(ge=8, le=200)
    start: str = Field(default="", max_length=100)
    language: Language
    stops: list[StopOfDemo] = Field(min_length=1, max_length=MOST_STOPS)
    asked: AskedOfDemo | None = None


class ToursFile(Part):
    tours: list[TourOfDemo]


def problems_of(item: Item, file: ToursFile, practices: dict[str, PracticeFile], members: set[str]) -> list[str]:
    """What the form of the file does not say: doors that are closed, hours that a request needs, hosts named twice."""
    found = []
    for number, tour in enumerate(file.tours):
        here: tuple[int | str, ...] = ("tours", number)
        if tour.email not in members:
            found.append(item.problem((*here, "email"), "no account of the demo has this address"))
        if tour.start and find_place(tour.start) is None:
            found.append(item.problem((*here, "start"), "this place is not known"))
        hosts: set[str] = set()
        for place, stop in enumerate(tour.stops):
            at = (*here, "stops", place)
            practice = practices.get(stop.practice)
            if practice is not None:
                if practice.visits is None:
                    found.append(item.problem((*at, "practice"), "its door is not open"))
                if practice.carrier in hosts:
                    found.append(item.problem((*at, "practice"), "its carrier is in this tour already"))
                hosts.add(practice.carrier)
            if bool(stop.answer) != bool(tour.asked):
                found.append(item.problem((*at, "answer"), "stops have an answer where the tour was asked, only there"))
            if tour.asked and stop.hour is None:
                found.append(item.problem((*at, "hour"), "a host is asked for an hour"))
    return found


def load_tours(found: dict[str, ToursFile], practices: dict[str, Any], members: dict[str, Any]) -> int:
    """Make them by the verbs that lead there; how many. Their e-mails count as sent: the addresses are invented."""
    now = timezone.now()
    total = 0
    for language, file in found.items():
        with override(language):
            for data in file.tours:
                _load(data, practices, members[data.email], now)
                total += 1
    OutgoingMail.objects.filter(key__startswith="visit:").update(state=MailState.SENT, sent=now)
    return total


def _load(data: TourOfDemo, practices: dict[str, Any], member: Any, now: datetime) -> None:
    then = now - timedelta(days=data.asked.days if data.asked else 0)
    tour = services.begin_tour(member, data.title, now=then)
    stops = {}
    for stop in data.stops:
        made = services.add_stop(tour, practices[stop.practice], now=then)
        stops[made.pk] = {"day": stop.day, "starts": stop.hour, "minutes": stop.minutes}
    first = _tuesday(timezone.localdate(now) + timedelta(days=data.begins))
    values: dict[str, Any] = {"first_day": first, "language": str(data.language), "start_place": data.start}
    if any(stop.day == 2 for stop in data.stops):
        values["second_day"] = first + timedelta(days=1)
    if data.start and (place := find_place(data.start)):
        values |= {"start_lat": place.lat, "start_lon": place.lon}
    tour = services.arrange(tour, values, stops, now=then)
    if data.asked:
        said = Asking(data.asked.purpose, member.get_full_name(), data.asked.organisation, data.asked.people)
        services.ask_all(tour, said, proven=True, now=then)
        _answer(tour, data, then + timedelta(hours=20))


def _tuesday(day: date) -> date:
    return day + timedelta(days=(TUESDAY - day.weekday()) % 7)


def _answer(tour: Tour, data: TourOfDemo, then: datetime) -> None:
    answers = {stop.practice: State(stop.answer) for stop in data.stops}
    for made in tour.stops.select_related("request", "page"):
        if made.request is not None and made.page is not None:
            _bring_to(answers[made.page.slug], made.request, then)


def _bring_to(state: State, request: VisitRequest, then: datetime) -> None:
    proposed = request.dates.get()
    if state == State.SCHEDULED:
        visits.accept(request, Moment(proposed.starts_at, proposed.ends_at), now=then)
    elif state == State.COUNTER_PROPOSED:
        week = timedelta(days=7)
        visits.propose_other(request, [Moment(proposed.starts_at + week, proposed.ends_at + week)], now=then)
    elif state == State.DECLINED:
        visits.decline(request, DeclineReason.NO_TIME, now=then)
