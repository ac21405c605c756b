"""What people do with their own place."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.companionship.enums import Party
from network.companionship.gatherings import letters
from network.companionship.gatherings.enums import ALIVE, PlaceState
from network.companionship.gatherings.links import CONFIRM_WITHIN
from network.companionship.gatherings.models import MOST_PEOPLE, GroupDate, Participation
from network.companionship.gatherings.places import free, locked, may_join, say_changed

from .steps import end, give_place, move_up, note, refuse_unless_to_come


def confirm(who: Participation, *, now: datetime | None = None) -> Participation:
    """The address is proven: the place is given, or waited for where too few are free.

    Two who come for the last place come one after the other. The rank on the waiting list is that of this moment.
    """
    now = now or timezone.now()
    with transaction.atomic():
        date, who = _both(who, now)
        if who.state != PlaceState.UNCONFIRMED:
            raise ValidationError(_("This has been confirmed already."), code="done")
        if who.created_at + CONFIRM_WITHIN <= now:
            raise ValidationError(_("This link was good for 48 hours. Join again."), code="old")
        if not may_join(date, now):
            raise ValidationError(_("One can no longer join this date."), code="closed")
        place_or_wait(date, who, now)
    return who


def place_or_wait(date: GroupDate, who: Participation, now: datetime) -> None:
    """Give a place to whoever fits, and put the others at the end of the list. The date is locked."""
    who.asked_at = now
    if who.people <= free(date):
        give_place(date, who, now)
        note(date, "place", Party.VISITOR, now, who=who)
        letters.placed(who, now)
        say_changed(date)
        return
    who.state = PlaceState.WAITING
    who.date = date
    who.save()
    note(date, "wait", Party.VISITOR, now, who=who)
    letters.waiting(who, now)
    say_changed(date)


def change_people(who: Participation, people: int, *, by: Any = None, now: datetime | None = None) -> Participation:
    """Come with more or with fewer, 1 to 60. Who waits keeps the rank; who has a place gets more only while they are
    free."""
    now = now or timezone.now()
    with transaction.atomic():
        date, who = _both(who, now)
        if who.state not in ALIVE:
            raise ValidationError(_("You do not take part in this date any more."), code="done")
        most = date.places if who.state != PlaceState.PLACED else who.people + free(date)
        if not 1 <= people <= min(most, MOST_PEOPLE):
            words = ngettext("You can come with %(most)s person.", "You can come with up to %(most)s people.", most)
            raise ValidationError(words % {"most": most}, code="people")
        if people == who.people:
            return who
        who.people = people
        who.save(update_fields=["people"])
        note(date, "change_people", Party.VISITOR, now, by=by, who=who)
        move_up(date, now)
        who.refresh_from_db()
    return who


def leave(who: Participation, *, by: Any = None, now: datetime | None = None) -> Participation:
    """Give the place back, or leave the list. The date leaves the calendar, and the next who fits moves up."""
    now = now or timezone.now()
    with transaction.atomic():
        date, who = _both(who, now)
        if who.state not in ALIVE:
            raise ValidationError(_("You do not take part in this date any more."), code="done")
        had_a_place, was_proven = who.state == PlaceState.PLACED, who.state != PlaceState.UNCONFIRMED
        if had_a_place:
            who.calendar_sequence += 1
        end(who, PlaceState.LEFT, now)
        note(date, "leave" if was_proven else "expire", Party.VISITOR, now, by=by, who=who)
        if was_proven:
            letters.left(who, had_a_place, now)
        move_up(date, now)
    return who


def drop(who: Participation, *, now: datetime | None = None) -> None:
    """End a participation of a date that has begun, without a word: the account goes, and nothing is asked of it."""
    with transaction.atomic():
        locked(who.date_id)
        who = Participation.objects.select_for_update().get(pk=who.pk)
        if who.state in ALIVE:
            end(who, PlaceState.LEFT, now or timezone.now())


def _both(who: Participation, now: datetime) -> tuple[GroupDate, Participation]:
    """The date, locked, and after it the participation as it is now."""
    date = locked(who.date_id)
    refuse_unless_to_come(date, now)
    who = Participation.objects.select_for_update().get(pk=who.pk)
    who.date = date
    return date, who
