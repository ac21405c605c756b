"""What e-mails said is erased once nobody needs it to find out why one did not arrive."""

from datetime import datetime, timedelta

from core.models import IncomingMail, MailState, OutgoingMail

TEXTS_KEPT = timedelta(days=30)
ROWS_KEPT = timedelta(days=395)
_EMPTY = dict.fromkeys(("to", "subject", "text", "html", "reply_to", "calendar", "unsubscribe", "error"), "")


def erase_mail(now: datetime, dry_run: bool = False) -> int:
    """Empty and delete what is over its time; how many (would be). An e-mail that is still to be sent is kept whole."""
    over = OutgoingMail.objects.exclude(state__in=[MailState.WAITING, MailState.SENDING])
    said = over.filter(posted__lt=now - TEXTS_KEPT, posted__gte=now - ROWS_KEPT).exclude(to="")
    old = over.filter(posted__lt=now - ROWS_KEPT)
    received = IncomingMail.objects.filter(received__lt=now - TEXTS_KEPT)
    if dry_run:
        return said.count() + old.count() + received.count()
    return said.update(**_EMPTY) + old.delete()[0] + received.delete()[0]
