"""Somebody wants to come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from network.companionship.enums import Party
from network.companionship.gatherings import letters
from network.companionship.gatherings.enums import ALIVE
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.gatherings.places import locked, may_join

from .coming import place_or_wait
from .steps import note, refuse_unless_to_come


@dataclass(frozen=True)
class Joining:
    """What somebody says of himself or herself, already checked. question, access_needs may be empty."""

    name: str
    organisation: str
    email: str
    people: int = 1
    question: str = ""
    access_needs: str = ""


def join(
    date: GroupDate, joining: Joining, *, member: Any = None, proven: bool = False, now: datetime | None = None
) -> tuple[Participation, bool]:
    """Join a date; the participation, and whether it is new.

    proven: the address is known to be theirs, so the place is given (or waited for) at once; otherwise a link is sent
    there. Who has joined this date already gets that first participation back, and where it stands by e-mail.
    ValidationError where nobody can join any more, or for more people than there are places.
    """
    now = now or timezone.now()
    email = joining.email.strip().lower()
    with transaction.atomic():
        date = locked(date)
        refuse_unless_to_come(date, now)
        first = date.participations.filter(email=email, state__in=ALIVE).first()
        if first is not None:
            return _again(first, member, proven, now), False
        if not may_join(date, now):
            raise ValidationError(_("One can no longer join this date."), code="closed")
        refuse_more_than_all(date, joining.people)
        who = Participation.objects.create(
            date=date,
            member=member if member is not None and member.is_authenticated else None,
            name=joining.name,
            organisation=joining.organisation,
            email=email,
            language=(get_language() or "fr")[:2],
            people=joining.people,
            question=joining.question,
            access_needs=joining.access_needs,
            created_at=now,
            asked_at=now,
        )
        note(date, "join", Party.VISITOR, now, by=member, who=who)
        if proven:
            place_or_wait(date, who, now)
        else:
            letters.confirm(who, now)
    return who, True


def _again(first: Participation, member: Any, proven: bool, now: datetime) -> Participation:
    if not proven:
        letters.known(first, now)
    elif first.member_id is None:
        # Joined without logging in, from the address that is known to be this member's.
        first.member = member
        first.save(update_fields=["member"])
    return first


def refuse_more_than_all(date: GroupDate, people: int) -> None:
    """Raise ValidationError, code "people", for a group that could never have places."""
    if people > date.places:
        words = ngettext("This date has %(places)s place.", "This date has %(places)s places.", date.places)
        raise ValidationError(words % {"places": date.places}, code="people")
