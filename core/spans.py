"""When something takes place, in the time of the site: hours of one day, or of several; or whole days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import date_format

MOST_MONTHS = 24  # of one span; what lasts longer is no event


@dataclass(frozen=True)
class Span:
    """begins, ends: the hours of the first and of the last day; None, both, for whole days."""

    first: date
    last: date
    begins: time | None = None
    ends: time | None = None

    @classmethod
    def read(cls, kept: Sequence[str | None]) -> "Span":
        """What `kept` made."""
        first, last, begins, ends = (part or "" for part in kept)
        hours = [time.fromisoformat(hour) if hour else None for hour in (begins, ends)]
        return cls(date.fromisoformat(first), date.fromisoformat(last), *hours)

    def kept(self) -> list[str | None]:
        """The same as JSON."""
        hours = [hour.isoformat("minutes") if hour else None for hour in (self.begins, self.ends)]
        return [self.first.isoformat(), self.last.isoformat(), *hours]

    @property
    def whole_days(self) -> bool:
        return self.begins is None

    @property
    def starts_at(self) -> datetime:
        return _at(self.first, self.begins or time())

    @property
    def ends_at(self) -> datetime:
        """The moment in which it is over; of whole days, the midnight after the last."""
        return _at(self.last, self.ends) if self.ends else _at(self.last + timedelta(days=1), time())

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed: until midnight, what was this morning is of today."""
        return self.last < today

    def months(self) -> Iterator[str]:
        """« 2026-03 », for each month in which a day of it lies."""
        year, month = self.first.year, self.first.month
        for _month in range(MOST_MONTHS):
            if (year, month) > (self.last.year, self.last.month):
                return
            yield f"{year:04}-{month:02}"
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)

    def said(self) -> str:
        """« mardi 3 mars 2026, 09:30 à 12:00 », or the days of several, in the current language."""
        first, last = _day(self.first), _day(self.last)
        if self.begins is None or self.ends is None:
            return (
                first if self.first == self.last else _("from %(first)s to %(last)s") % {"first": first, "last": last}
            )
        hour, end = date_format(self.begins, "TIME_FORMAT"), date_format(self.ends, "TIME_FORMAT")
        if self.first == self.last:
            return _("%(day)s, %(hour)s to %(end)s") % {"day": first, "hour": hour, "end": end}
        return _("from %(first)s to %(last)s") % {"first": f"{first}, {hour}", "last": f"{last}, {end}"}


def said(kept: Sequence[Any]) -> str:
    """The same of what `Span.kept` made."""
    return Span.read(kept).said()


def _day(day: date) -> str:
    return f"{date_format(day, 'l')} {date_format(day, 'DATE_FORMAT')}"


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour), timezone.get_default_timezone())
