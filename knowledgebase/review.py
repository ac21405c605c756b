"""When a practice must be looked at again."""

import calendar
from datetime import date


def add_months(start: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month when it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def due_on(reviewed_on: date | None, every: int | None) -> date | None:
    """When a practice reviewed on ``reviewed_on`` is due again, ``every`` being in months; None when it never was."""
    if reviewed_on is None or not every:
        return None
    return add_months(reviewed_on, every)
