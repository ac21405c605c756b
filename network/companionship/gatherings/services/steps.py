"""What the verbs have in common."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from network.companionship.enums import Party
from network.companionship.gatherings import letters
from network.companionship.gatherings.enums import DateState, PlaceState
from network.companionship.gatherings.models import GroupDate, GroupDateEvent, Participation
from network.companionship.gatherings.places import free, say_changed, waiting


def refuse_unless_to_come(date: GroupDate, now: datetime) -> None:
    """Raise ValidationError for a date that is cancelled, or has begun."""
    if date.state == DateState.CANCELLED:
        raise ValidationError(_("This date is cancelled."), code="cancelled")
    if date.state != DateState.OPEN or date.starts_at <= now:
        raise ValidationError(_("This date is over."), code="over")


def note(
    date: GroupDate,
    verb: str,
    party: Party,
    now: datetime,
    *,
    by: Any = None,
    who: Participation | None = None,
) -> None:
    """Add a line to the trail; ``who``: whose participation it is about."""
    GroupDateEvent.objects.create(
        date=date,
        participation=who,
        verb=verb,
        party=party,
        member=by if by is not None and by.is_authenticated else None,
        people=who.people if who else 0,
        at=now,
    )


def end(who: Participation, state: PlaceState, now: datetime, **values: Any) -> None:
    """Bring a participation to a state that it does not leave again."""
    who.state, who.ended_at = state, now
    for name, value in values.items():
        setattr(who, name, value)
    who.save()


def move_up(date: GroupDate, now: datetime) -> list[Participation]:
    """Give the places that are free to those who wait, in the order of arrival, the next who fits (see ``places``).

    The date is locked. Who moved up is told, and gets the calendar.
    """
    left, moved = free(date), []
    for who in waiting(date):
        if not left:
            break
        if who.people <= left:
            left -= who.people
            give_place(date, who, now)
            note(date, "move_up", Party.SITE, now, who=who)
            letters.placed(who, now, moved_up=True)
            moved.append(who)
    say_changed(date)
    return moved


def give_place(date: GroupDate, who: Participation, now: datetime) -> None:
    """Set the place down; whether there is one was looked at under the lock."""
    who.state, who.placed_at = PlaceState.PLACED, now
    who.date = date
    who.save()
