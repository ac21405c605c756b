"""What the site learned from searches is erased after 13 months: a year, and the same month of it to compare with."""

import datetime

from django.utils import timezone

from ..models import Opening, Search
from . import questions

MONTHS = 13


def months_before(moment: datetime.datetime, months: int = MONTHS) -> datetime.datetime:
    """The same day that many months before, or the last one of that month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = moment.day
    while True:
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            day -= 1


def forget() -> int:
    """Erase what is older than that; how many rows."""
    limit = months_before(timezone.now())
    searches = sum(model.objects.filter(hour__lt=limit).delete()[0] for model in (Search, Opening))
    return searches + questions.forget(timezone.localdate(limit))
