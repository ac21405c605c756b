"""What is offered to peers who want to come and see."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from core.enums import Language, VisitFormat


@dataclass(frozen=True)
class Visits:
    """capacity: visits a month, at most. next_date is never one that is over. ask_url: where a visit is asked for;
    tour_url: where a member puts it among others of one day.

    answers: how soon the host usually answers, in words, empty where it is not said.
    back_on: the day on which a host that has paused is back; full_until: the day of the next places, when those of the
    month are taken."""

    formats: tuple[str, ...]
    languages: tuple[str, ...]
    capacity: int
    next_date: datetime.date | None
    access: str
    answered_by: str = ""
    ask_url: str = ""
    tour_url: str = ""
    back_on: datetime.date | None = None
    full_until: datetime.date | None = None
    answers: str = ""


def visits(
    page: Any,
    *,
    ask_url: str = "",
    tour_url: str = "",
    back_on: datetime.date | None = None,
    full_until: datetime.date | None = None,
    answers: str = "",
) -> Visits | None:
    """What ``page`` (an ``OpenToVisits``) offers, or None when its door is not open. The rest is told by who knows."""
    if not page.open_to_visits:
        return None
    upcoming = page.visit_next_date is not None and page.visit_next_date >= timezone.localdate()
    return Visits(
        formats=tuple(str(VisitFormat(code).label) for code in page.visit_formats if code in VisitFormat.values),
        languages=tuple(str(Language(code).label) for code in page.visit_languages if code in Language.values),
        capacity=page.visit_capacity,
        next_date=page.visit_next_date if upcoming else None,
        access=page.visit_access,
        answered_by=page.visit_answered_by,
        ask_url=ask_url,
        tour_url=tour_url,
        back_on=back_on,
        full_until=full_until,
        answers=answers,
    )
