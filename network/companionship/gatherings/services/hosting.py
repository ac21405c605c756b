"""What a host does with a date."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from wagtail.models import Page

from network.companionship.dates import zone_of
from network.companionship.doors import host_of
from network.companionship.enums import Party
from network.companionship.gatherings import letters
from network.companionship.gatherings.enums import DateState, PlaceState
from network.companionship.gatherings.models import GroupDate
from network.companionship.gatherings.places import locked, say_changed, taken, withdrawn

from .steps import end, move_up, note, refuse_unless_to_come

TOLD = frozenset({PlaceState.PLACED, PlaceState.WAITING})
# What people who come must know when it changes.
_WHEN_AND_WHERE = ("starts_at", "ends_at", "address", "directions")


@dataclass(frozen=True)
class Plan:
    """What a host says of a date, already checked. closes_at: until when one may join; all moments are aware."""

    starts_at: datetime
    ends_at: datetime
    closes_at: datetime
    places: int
    language: str
    address: str
    programme: str
    directions: str = ""
    access: str = ""


def open_date(page: Page, plan: Plan, *, by: Any = None, now: datetime | None = None) -> GroupDate:
    """Open a date on which others come to see ``page`` (a practice or an organisation). ValidationError where no
    organisation answers for it."""
    now = now or timezone.now()
    host = host_of(page)
    if host is None:
        raise ValidationError(_("No organisation answers for this page."))
    with transaction.atomic():
        date = GroupDate.objects.create(
            page_id=page.pk,
            page_key=page.translation_key,
            page_title=page.title,
            host=host,
            host_key=host.translation_key,
            host_title=host.title,
            time_zone=zone_of(host.country),
            written_in=(get_language() or "fr")[:2],
            opened_by=by,
            opened_at=now,
            told_at=now,
            demonstration=host.demonstration,
            **asdict(plan),
        )
        note(date, "open", Party.HOST, now, by=by)
        say_changed(date)
    return date


def change_date(date: GroupDate, plan: Plan, *, by: Any = None, now: datetime | None = None) -> GroupDate:
    """Take the new words. A new time or place goes to everybody by e-mail, and into the calendars of those who come;
    new places go to those who wait. ValidationError, code "places", for fewer places than are taken."""
    now = now or timezone.now()
    with transaction.atomic():
        date = locked(date)
        refuse_unless_to_come(date, now)
        if plan.places < (sold := taken(date)):
            words = ngettext(
                "%(taken)s place is taken: there can be no fewer.",
                "%(taken)s places are taken: there can be no fewer.",
                sold,
            )
            raise ValidationError(words % {"taken": sold}, code="places")
        before = {name: getattr(date, name) for name in _WHEN_AND_WHERE}
        for name, value in asdict(plan).items():
            setattr(date, name, value)
        date.written_in = (get_language() or "fr")[:2]
        if date.starts_at != before["starts_at"]:
            date.reminded_at = None
        date.save()
        note(date, "change", Party.HOST, now, by=by)
        _tell_change(date, before, now)
        move_up(date, now)
    return date


def _tell_change(date: GroupDate, before: Mapping[str, Any], now: datetime) -> None:
    if all(getattr(date, name) == value for name, value in before.items()):
        return
    for who in date.participations.filter(state__in=TOLD):
        who.date = date
        if who.state == PlaceState.PLACED:
            who.calendar_sequence += 1
            who.save(update_fields=["calendar_sequence"])
        letters.changed(who, now)


def cancel_date(
    date: GroupDate, reason: str, *, party: Party = Party.HOST, by: Any = None, now: datetime | None = None
) -> GroupDate:
    """Cancel it: everybody is told why, and it leaves the calendars. party: the host, or the site for a moderator."""
    now = now or timezone.now()
    with transaction.atomic():
        date = locked(date)
        refuse_unless_to_come(date, now)
        date.reason = reason
        note(date, "cancel", party, now, by=by)
        _call_off(date, now)
        if party == Party.SITE:
            letters.cancelled_by_moderator(date, now)
    return date


def withdraw_date(date: GroupDate, *, now: datetime | None = None) -> bool:
    """Cancel a date to come whose page, or whose host's, is published in no language any more; whether it was so.
    Everybody is told, the host too."""
    now = now or timezone.now()
    with transaction.atomic():
        date = locked(date)
        if not withdrawn(now).filter(pk=date.pk).exists():
            return False
        note(date, "withdraw", Party.SITE, now)
        _call_off(date, now)
        letters.withdrawn_to_host(date, now)
    return True


def _call_off(date: GroupDate, now: datetime) -> None:
    """End it and all places. The date is locked, and its reason stands in it."""
    date.state, date.ended_at = DateState.CANCELLED, now
    date.save()
    for who in date.participations.filter(state__in=(*TOLD, PlaceState.UNCONFIRMED)):
        was = PlaceState(who.state)
        who.date = date
        if was == PlaceState.PLACED:
            who.calendar_sequence += 1
        end(who, PlaceState.CANCELLED, now)
        if was in TOLD:
            letters.cancelled(who, was == PlaceState.PLACED, now)
    say_changed(date)


def write_to_all(date: GroupDate, text: str, *, by: Any = None, now: datetime | None = None) -> int:
    """Write to everybody who has a place; how many e-mails that makes. Nobody sees another's address."""
    now = now or timezone.now()
    with transaction.atomic():
        date = locked(date)
        refuse_unless_to_come(date, now)
        note(date, "write", Party.HOST, now, by=by)
        placed = list(date.participations.filter(state=PlaceState.PLACED))
        for who in placed:
            who.date = date
            letters.message(who, text, now)
    return len(placed)
