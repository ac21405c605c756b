"""What the two write to each other."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from network.companionship import letters
from network.companionship.enums import Party, State
from network.companionship.models import LONGEST_TEXT, BlockedSender, ThreadMessage, VisitRequest
from network.companionship.states import ForbiddenTransition

from .steps import locked, note

TALKING = frozenset({State.SENT, State.COUNTER_PROPOSED, State.ACCEPTED, State.SCHEDULED, State.HELD, State.MISSED})


def write(
    request: VisitRequest,
    party: Party,
    text: str,
    *,
    author: Any = None,
    by_mail: bool = False,
    now: datetime | None = None,
) -> ThreadMessage:
    """Write to the other side, who gets it by e-mail. Raises ForbiddenTransition where there is nobody to talk to yet,
    or any more."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(request)
        if request.state not in TALKING:
            raise ForbiddenTransition("write", request.state)
        message = add_message(request, party, text, now, author=author, by_mail=by_mail)
        letters.message(request, message, now)
    return message


def add_message(
    request: VisitRequest, party: Party, text: str, now: datetime, *, author: Any = None, by_mail: bool = False
) -> ThreadMessage:
    """Put a message into the thread without an e-mail of its own: what is said with an answer goes with that."""
    known = author if author is not None and author.is_authenticated else None
    return ThreadMessage.objects.create(
        request=request, party=party, author=known, text=text[:LONGEST_TEXT], by_mail=by_mail, written_at=now
    )


def report_message(
    message: ThreadMessage, party: Party, *, by: Any = None, now: datetime | None = None
) -> ThreadMessage:
    """Show a message to the moderators, who see no other of the thread."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(message.request)
        ThreadMessage.objects.filter(pk=message.pk, reported_at=None).update(reported_at=now, reported_by=party)
        note(request, "report_message", party, now, by=by)
    message.refresh_from_db()
    return message


def leave_message(message: ThreadMessage, by: Any, *, now: datetime | None = None) -> ThreadMessage:
    """Find nothing wrong with a reported message: it stays in the thread, and waits for no moderator any more."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(message.request)
        left = ThreadMessage.objects.filter(pk=message.pk, hidden_at=None, left_at=None)
        if left.update(left_at=now):
            note(request, "leave_message", Party.SITE, now, by=by)
    message.refresh_from_db()
    return message


def hide_message(message: ThreadMessage, by: Any, *, now: datetime | None = None) -> ThreadMessage:
    """Take a reported message out of the thread; the trail says that a moderator did."""
    now = now or timezone.now()
    with transaction.atomic():
        request = locked(message.request)
        ThreadMessage.objects.filter(pk=message.pk, hidden_at=None).update(hidden_at=now)
        note(request, "hide_message", Party.SITE, now, by=by)
    message.refresh_from_db()
    return message


def block_sender(request: VisitRequest, by: Any) -> None:
    """Take no more requests from the address of this visitor."""
    reason = _("A reported message")
    BlockedSender.objects.get_or_create(
        sender=request.visitor_email.lower(), defaults={"reason": reason, "blocked_by": by}
    )
