"""A host closes the door for a while, and opens it again."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.touching import touch
from network.companionship import letters
from network.companionship.doors import door, say_changed
from network.companionship.enums import PauseReason
from network.companionship.signals import host_changed
from network.models import OrganisationPage

LONGEST_PAUSE = 366  # days


def pause_host(
    host_key: UUID,
    until: date,
    *,
    reason: PauseReason = PauseReason.ASKED,
    by: Any = None,
    now: datetime | None = None,
) -> None:
    """Close all doors of this organisation until the day ``until``, on which they are open again.

    Requests that were sent already stay. Who did not ask for it is told by e-mail. ValidationError for a day that is
    over or more than a year away.
    """
    now = now or timezone.now()
    days = (until - timezone.localdate(now)).days
    if not 0 < days <= LONGEST_PAUSE:
        raise ValidationError(_("Choose a day to come, within a year."))
    with transaction.atomic():
        row = door(host_key)
        row.paused_until, row.pause_reason = until, reason
        row.save()
        _show(host_key)
        _log(host_key, "network.pause_visits", by, {"until": until.isoformat(), "reason": str(reason)})
        if reason != PauseReason.ASKED:
            letters.paused(host_key, until, reason, now)


def resume_host(host_key: UUID, *, by: Any = None) -> None:
    """Open the doors again, before the day that was said or on it."""
    with transaction.atomic():
        row = door(host_key)
        if row.paused_until is None:
            return
        row.paused_until, row.pause_reason = None, ""
        row.save()
        _show(host_key)
        _log(host_key, "network.resume_visits", by, {})


def _show(host_key: UUID) -> None:
    """Lists, maps and pages say it at once."""
    say_changed(host_key)
    touch(OrganisationPage.objects.filter(translation_key=host_key))
    host_changed.send(sender=OrganisationPage, key=host_key)


def _log(host_key: UUID, action: str, by: Any, data: dict[str, str]) -> None:
    page = OrganisationPage.objects.filter(translation_key=host_key).order_by("pk").first()
    if page is not None:
        user = by if by is not None and by.is_authenticated else None
        log(instance=page, action=action, user=user, data=data)
