"""Contributions that should not stand there: readers report them, moderators take them away or leave them."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.caching import changed
from core.limits import within
from network.models import Member
from whitepapers.contributions import moderation_letters as letters
from whitepapers.contributions.enums import ReportReason, ReportState
from whitepapers.contributions.services import name_of
from whitepapers.models import Contribution, ContributionReport
from whitepapers.models.contribution import LONGEST

PER_DAY = 20  # reports by one person


def report(one: Contribution, title: str, reason: str, note: str, *, by: Member, now: datetime) -> ContributionReport:
    """Tell the moderators; who has reported it already changes what he or she said, as long as nobody looked at it.

    one: what this member may read. title: of its white paper, as it is read. Raises PermissionDenied for one's own,
    ValidationError for what no longer stands, for a reason that says nothing, and for too many.
    """
    if one.member_id == by.pk:
        raise PermissionDenied(_("This is yours: you can withdraw it."))
    if not one.stands:
        raise ValidationError(_("It no longer stands there."))
    if reason not in ReportReason.values:
        raise ValidationError({"reason": _("Say what is wrong with it.")})
    if reason == ReportReason.OTHER and not note.strip():
        raise ValidationError({"note": _("Say in a few words what is wrong with it.")})
    if not within("report-contribution", str(by.pk), PER_DAY, 24 * 3600):
        raise ValidationError(_("Many reports came from you today. Write to us, if it is urgent."))
    with transaction.atomic():
        found = ContributionReport.objects.select_for_update().filter(contribution=one, member=by).first()
        if found and found.state != ReportState.WAITING:
            raise ValidationError(_("The moderators have looked at what you reported."))
        found = found or ContributionReport(contribution=one, member=by)
        found.paper_title, found.reason, found.note, found.reported_at = title, reason, note.strip(), now
        found.full_clean(exclude=["contribution"])
        found.save()
    return found


def hide(one: Contribution, reason: str, *, by: Any, now: datetime) -> Contribution:
    """Show it to nobody but its author, who is told why.

    Raises ValidationError without a reason, and for what was withdrawn."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"note": _("Say why: the person who wrote it reads this.")})
    if len(reason) > LONGEST:
        raise ValidationError({"note": _("Write %(most)s characters at most.") % {"most": LONGEST}})
    with transaction.atomic():
        one = _locked(one)
        if one.withdrawn_at is not None:
            raise ValidationError(_("This contribution was withdrawn."))
        _settle(one, ReportState.HIDDEN, by, now)
        if one.hidden_at is None:
            one.hidden_at, one.hidden_reason = now, reason
            one.save(update_fields=["hidden_at", "hidden_reason"])
            _note(one, "hidden", by)
            letters.hidden(one, now)
    return one


def keep(one: Contribution, *, by: Any, now: datetime) -> Contribution:
    """Leave it where it stands, or put it back there. ValidationError where a newer position took its place."""
    with transaction.atomic():
        one = _locked(one)
        _settle(one, ReportState.KEPT, by, now)
        if one.hidden_at is not None:
            one.hidden_at, one.hidden_reason = None, ""
            try:
                with transaction.atomic():
                    one.save(update_fields=["hidden_at", "hidden_reason"])
            except IntegrityError:
                raise ValidationError(_("Who wrote it has taken another position since.")) from None
            _note(one, "shown_again", by)
            letters.shown_again(one, now)
    return one


def _locked(one: Contribution) -> Contribution:
    return Contribution.objects.select_for_update(of=("self",)).select_related("paper", "member").get(pk=one.pk)


def _settle(one: Contribution, state: ReportState, by: Any, now: datetime) -> None:
    """Answer every report of it alike."""
    one.reports.exclude(state=state).update(state=state, decided_at=now, decided_by=by)


def _note(one: Contribution, what: str, by: Any) -> None:
    log(instance=one, action=f"whitepapers.contribution.{what}", user=by)
    # The documents to print name the organisations that took part; they go by the page's name.
    changed(name_of(one.paper), f"page:{one.paper.key}")
