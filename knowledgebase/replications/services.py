"""What changes a réplique's state, and the practice that it belongs to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.caching import changed
from core.places import find_place
from core.touching import touch
from knowledgebase.enums import MATURITY_LADDER, ReplicationState
from knowledgebase.models import PracticePage, Replication
from knowledgebase.replications import letters
from knowledgebase.replications.queries import published_of
from knowledgebase.services import note_on_practice
from network.companionship.enums import TOOK_PLACE
from network.counting import COUNTED
from network.models import VisitRequest

FIELDS = ("organisation", "town", "kept", "changed", "outcome", "people", "again")


def submit(
    request: VisitRequest, said: Mapping[str, Any], *, by: Any = None, now: datetime | None = None
) -> Replication:
    """Take what a visitor made of the practice that was seen; a moderator reads it before anybody else.

    What was sent before and is not published yet takes the new words. Raises ValidationError where the visit has not
    taken place, was to no practice, or has a published réplique already.
    """
    now = now or timezone.now()
    with transaction.atomic():
        request = VisitRequest.objects.select_for_update().get(pk=request.pk)
        if request.state not in TOOK_PLACE or request.erased_at or practice_of(request.page_key) is None:
            raise ValidationError(_("This can be told once a practice was seen."))
        found = Replication.objects.filter(request=request).first() or Replication(request=request)
        if found.state == ReplicationState.PUBLISHED:
            raise ValidationError(_("Your words are published already. Take them back first to change them."))
        for name in FIELDS:
            setattr(found, name, said[name])
        place = find_place(found.town)
        found.country = place.country if place else ""
        found.latitude, found.longitude = (place.lat, place.lon) if place else (None, None)
        found.practice_key, found.practice_title = request.page_key, request.page_title
        found.member, found.language = by or found.member, request.visitor_language
        found.state, found.submitted_at, found.decided_at, found.note = ReplicationState.SUBMITTED, now, None, ""
        found.full_clean(exclude=["request"])
        found.save()
    return found


def publish(replication: Replication, *, by: AbstractBaseUser, now: datetime | None = None) -> Replication:
    """Show it on the practice, in every language, and tell the visitor and the host."""
    return _decide(replication, ReplicationState.PUBLISHED, by, now or timezone.now())


def refuse(replication: Replication, note: str, *, by: AbstractBaseUser, now: datetime | None = None) -> Replication:
    """Do not publish it; the note tells the visitor why, who may write it anew. ValidationError without a note."""
    if not note.strip():
        raise ValidationError(_("Say why: the person who wrote it reads this."))
    return _decide(replication, ReplicationState.REFUSED, by, now or timezone.now(), note.strip())


def take_back(replication: Replication) -> None:
    """Delete it, because those who wrote it want so."""
    with transaction.atomic():
        was_shown = replication.state == ReplicationState.PUBLISHED
        replication.delete()
        if was_shown:
            touch(_pages(replication))
            changed(COUNTED)


def _decide(
    replication: Replication, state: ReplicationState, by: AbstractBaseUser, now: datetime, note: str = ""
) -> Replication:
    with transaction.atomic():
        replication = Replication.objects.select_for_update().get(pk=replication.pk)
        if replication.state == state:
            return replication
        replication.state, replication.note = state, note
        replication.decided_at, replication.decided_by = now, by
        replication.save()
        log(instance=replication, action=f"knowledgebase.replication.{state.value}", user=by)
        touch(_pages(replication))
        changed(COUNTED)
        letters.decided(replication, now)
    return replication


def next_maturity(practice: PracticePage) -> str:
    """The step up that its répliques speak for; empty where none with results is unanswered, or no step is left."""
    if practice.maturity not in MATURITY_LADDER[:-1] or not _speaking(practice):
        return ""
    return MATURITY_LADDER[MATURITY_LADDER.index(practice.maturity) + 1].value


def settle_maturity(practice: PracticePage, *, up: bool, by: AbstractBaseUser) -> PracticePage:
    """Take the step up in every language, or leave the practice as it is; either way nobody is asked again for these
    répliques. Raises ValidationError where no step was proposed."""
    with transaction.atomic():
        practice = PracticePage.objects.select_for_update(of=("self",)).get(pk=practice.pk)
        step = next_maturity(practice)
        if not step:
            raise ValidationError(_("No step is proposed for this practice."))
        _speaking(practice).update(maturity_settled=True)
        if up:
            note_on_practice(practice, maturity=step)
            practice.refresh_from_db()
            log(instance=practice, action="knowledgebase.maturity", user=by, data={"maturity": step})
            touch(PracticePage.objects.filter(translation_key=practice.translation_key))
    return practice


def _speaking(practice: PracticePage) -> Any:
    """The répliques with results to which no editor has answered yet."""
    return published_of(practice.translation_key).filter(maturity_settled=False).exclude(outcome="")


def practice_of(key: Any) -> PracticePage | None:
    """The practice as it was written first; None where there is none any more."""
    return PracticePage.objects.filter(translation_key=key, alias_of=None).order_by("pk").first()


def _pages(replication: Replication) -> Any:
    return PracticePage.objects.filter(translation_key=replication.practice_key)
