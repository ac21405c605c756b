"""What is offered to peers who want to come and see."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from core.enums import Language, VisitFormat


@dataclass(frozen=True)
class Visits:
    """capacity: visits a month, at most. next_date is never one that is over."""

    formats: tuple[str, ...]
    languages: tuple[str, ...]
    capacity: int
    next_date: datetime.date | None
    access: str


def visits(page: Any) -> Visits | None:
    """What ``page`` (an ``OpenToVisits``) offers, or None when its door is not open."""
    if not page.open_to_visits:
        return None
    upcoming = page.visit_next_date is not None and page.visit_next_date >= timezone.localdate()
    return Visits(
        formats=tuple(str(VisitFormat(code).label) for code in page.visit_formats if code in VisitFormat.values),
        languages=tuple(str(Language(code).label) for code in page.visit_languages if code in Language.values),
        capacity=page.visit_capacity,
        next_date=page.visit_next_date if upcoming else None,
        access=page.visit_access,
    )
