"""Days and hours as people mean them: in the host's time zone, that exist, and that are to come."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.enums import Country, VisitFormat

USUAL_ZONE = "Europe/Brussels"
ZONES = {
    str(Country.FR): "Europe/Paris",
    str(Country.NL): "Europe/Amsterdam",
    str(Country.LU): "Europe/Luxembourg",
    str(Country.DE): "Europe/Berlin",
    str(Country.GB): "Europe/London",
}
HOURS = {
    str(VisitFormat.CALL): 1,
    str(VisitFormat.VISIT): 2,
    str(VisitFormat.HALF_DAY): 4,
    str(VisitFormat.SHADOWING): 8,
}
USUAL_HOURS = 2
FARTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Moment:
    """starts_at, ends_at: aware. whole_days: a period of days, of which the hour is still to be agreed."""

    starts_at: datetime
    ends_at: datetime
    whole_days: bool = False


def zone_of(country: str) -> str:
    """The name of the time zone in which a host of that country lives."""
    return ZONES.get(country, USUAL_ZONE)


def at(day: date, hour: time, zone: str) -> datetime:
    """That hour of that day in ``zone``, aware. Raises ValidationError for one that the change of clocks leaves out.

    Of an hour that comes twice, the first is meant.
    """
    found = datetime.combine(day, hour, ZoneInfo(zone))
    there_and_back = found.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    if there_and_back.replace(tzinfo=None) != found.replace(tzinfo=None):
        raise ValidationError(_("This hour does not exist on that day: the clocks change."), code="no_such_hour")
    return found


def moment(day: date, hour: time | None, until: date | None, form: str, zone: str, now: datetime) -> Moment:
    """What was typed as one moment, or as a period of whole days where no hour is said.

    form: the kind of visit, from which follows how long it lasts. Raises ValidationError for what is over, too far
    away, ends before it begins, or does not exist.
    """
    try:
        found = _moment(day, hour, until, form, zone)
    except OverflowError:
        raise ValidationError(_("This date is too far away."), code="far") from None
    last_day = found.ends_at.astimezone(ZoneInfo(zone)).date()
    if found.whole_days and last_day < timezone.localdate(now, ZoneInfo(zone)):
        raise ValidationError(_("This date is over."), code="past")
    if not found.whole_days and found.starts_at <= now:
        raise ValidationError(_("This date is over."), code="past")
    if found.starts_at > now + FARTHEST or found.ends_at > now + FARTHEST:
        raise ValidationError(_("This date is more than a year away."), code="far")
    return found


def _moment(day: date, hour: time | None, until: date | None, form: str, zone: str) -> Moment:
    if hour is not None:
        starts_at = at(day, hour, zone)
        # Hours that pass, not those of the clock: two hours are two hours in the night in which it changes.
        ends_at = (starts_at.astimezone(ZoneInfo("UTC")) + timedelta(hours=HOURS.get(form, USUAL_HOURS))).astimezone(
            ZoneInfo(zone)
        )
        return Moment(starts_at, ends_at)
    last = until or day
    if last < day:
        raise ValidationError(_("This period ends before it begins."), code="backwards")
    return Moment(at(day, time(0), zone), at(last, time(23, 59), zone), whole_days=True)


def first_of_month(now: datetime) -> date:
    """The first day of the month in which a request sent ``now`` takes a place."""
    return timezone.localdate(now).replace(day=1)


def next_month(day: date) -> date:
    """The first day of the month after that of ``day``."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
