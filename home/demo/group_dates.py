"""Group dates that nobody opened, one of them full, so that lists, pages and the space have something to show."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from core.models import MailState, OutgoingMail
from network.companionship.dates import at
from network.companionship.gatherings import services
from network.companionship.gatherings.models import GroupDate
from network.companionship.gatherings.services import Joining, Plan

from .schema_group_dates import GroupDateOfDemo, GroupDatesFile

ZONE = "Europe/Brussels"
OPENED = timedelta(days=6)  # ago; guests join from the day after on, some hours apart
SATURDAY = 5


def load_group_dates(found: dict[str, GroupDatesFile], practices: dict[str, Any], members: dict[str, Any]) -> int:
    """Open the dates of each file, and have their guests join by the verbs; how many dates.

    Their e-mails count as sent: the addresses are invented.
    """
    now = timezone.now()
    total = 0
    for language, file in found.items():
        with override(language):
            for one in file.group_dates:
                _load(one, practices[one.practice], members, now)
                total += 1
    GroupDate.objects.update(told_at=now)
    OutgoingMail.objects.filter(key__startswith="group").update(state=MailState.SENT, sent=now)
    return total


def _load(one: GroupDateOfDemo, practice: Any, members: dict[str, Any], now: datetime) -> None:
    host, opened_at = practice.carrier, now - OPENED
    day = _weekday(timezone.localdate(now) + timedelta(days=one.days))
    starts_at = at(day, one.starts, ZONE)
    plan = Plan(
        starts_at=starts_at,
        ends_at=at(day, one.ends, ZONE),
        closes_at=starts_at - timedelta(hours=24),
        places=one.places,
        language="fr",
        address=f"{host.street}, {host.postcode} {host.town}",
        programme=one.programme,
        directions=one.directions,
        access=one.access,
    )
    opened = services.open_date(practice, plan, now=opened_at)
    for number, guest in enumerate(one.guests, start=1):
        joining = Joining(**guest.model_dump())
        then = opened_at + timedelta(days=1, hours=7 * number)
        services.join(opened, joining, member=members.get(guest.email), proven=True, now=then)


def _weekday(day: date) -> date:
    """The day, or the Monday after it."""
    return day if day.weekday() < SATURDAY else day + timedelta(days=7 - day.weekday())
