"""When what is sent in the morning is due."""

import datetime

from django.utils import timezone

MORNING = datetime.time(7)


def last_morning(now: datetime.datetime) -> datetime.datetime:
    """The latest seven o'clock in the morning that has come, in the site's time zone."""
    due = timezone.make_aware(datetime.datetime.combine(timezone.localdate(now), MORNING))
    if due <= now:
        return due
    return timezone.make_aware(datetime.datetime.combine(timezone.localdate(now) - datetime.timedelta(days=1), MORNING))
