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


def forget(now: datetime.datetime, dry_run: bool = False) -> int:
    """Erase what is older than that; how many rows were, or would be."""
    limit = months_before(now)
    old = [model.objects.filter(hour__lt=limit) for model in (Search, Opening)]
    count = sum(rows.count() if dry_run else rows.delete()[0] for rows in old)
    return count + questions.forget(timezone.localdate(limit), dry_run)
