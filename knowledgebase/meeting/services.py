"""What an organisation says of a barrier that it meets, and what a moderator decides of the case that it tells."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from knowledgebase.enums import CaseState
from knowledgebase.meeting import letters
from knowledgebase.models.barrier import BarrierPage
from knowledgebase.models.barrier_met import LONGEST_CASE, BarrierMet
from network.members.permissions import answers_for, written_first
from network.models import Member, OrganisationPage


def say_met(
    barrier: BarrierPage,
    organisation: OrganisationPage,
    case: str,
    *,
    by: Member,
    language: str,
    now: datetime | None = None,
) -> BarrierMet:
    """Say that the organisation meets this barrier, or change the case that it told: a moderator reads each new one
    before it shows. Said twice, it counts once.

    Raises PermissionDenied for who does not belong to the organisation, ValidationError for a case that is too long.
    """
    now, case = now or timezone.now(), case.strip()
    if len(case) > LONGEST_CASE:
        raise ValidationError({"case": _("Tell it in %(most)s characters at most.") % {"most": LONGEST_CASE}})
    _refuse_strangers(by, organisation)
    with transaction.atomic():
        said, is_new = BarrierMet.objects.select_for_update().get_or_create(
            barrier_key=barrier.translation_key,
            organisation_key=organisation.translation_key,
            defaults={
                "barrier_title": barrier.title,
                "organisation": written_first(organisation),
                "member": by,
                "language": language,
                "since": now,
            },
        )
        if is_new:
            log(instance=said, action="wagtail.create", user=by)
        elif case == said.case:
            return said
        said.barrier_title, said.member, said.language = barrier.title, by, language
        said.case, said.case_state = case, CaseState.SUBMITTED if case else CaseState.NONE
        said.changed_at, said.decided_at, said.decided_by, said.note = now, None, None, ""
        said.save()
    return said


def withdraw(said: BarrierMet, *, by: Member) -> None:
    """The organisation does not meet it any more, or never did: nothing of it is left. Raises PermissionDenied."""
    _refuse_strangers(by, said.organisation)
    with transaction.atomic():
        log(instance=said, action="wagtail.delete", user=by, deleted=True)
        said.delete()


def publish_case(said: BarrierMet, *, by: Any, now: datetime | None = None) -> BarrierMet:
    """Show the case on the barrier, in every language, and tell who wrote it."""
    return _decide(said, CaseState.PUBLISHED, by, now or timezone.now())


def refuse_case(said: BarrierMet, note: str, *, by: Any, now: datetime | None = None) -> BarrierMet:
    """Do not show the case; the organisation still counts. The note says why. ValidationError without a note."""
    if not note.strip():
        raise ValidationError(_("Say why: the person who wrote it reads this."))
    return _decide(said, CaseState.REFUSED, by, now or timezone.now(), note.strip())


def _decide(said: BarrierMet, state: CaseState, by: Any, now: datetime, note: str = "") -> BarrierMet:
    with transaction.atomic():
        said = BarrierMet.objects.select_for_update(of=("self",)).get(pk=said.pk)
        if said.case_state == state:
            return said
        if not said.case:
            raise ValidationError(_("No case is told here."))
        said.case_state, said.note = state, note
        said.decided_at, said.decided_by = now, by
        said.save()
        log(instance=said, action=f"knowledgebase.barrier_case.{state.value}", user=by)
        letters.case_decided(said, now)
    return said


def _refuse_strangers(member: Member, organisation: OrganisationPage) -> None:
    if not answers_for(member).filter(translation_key=organisation.translation_key).exists():
        raise PermissionDenied
