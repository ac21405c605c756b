"""Notices that one of our e-mails did not arrive."""

import re
import uuid

from core.models import MailState, OutgoingMail

from . import handlers
from .addresses import BOUNCE, read_address
from .reading import Letter, header

_LASTING = re.compile(r"\b5\.\d{1,3}\.\d{1,3}\b|\b55\d\b")
_IDENTIFIER = re.compile(r"<([0-9a-f-]{36})@")


def is_notice(letter: Letter) -> bool:
    """Whether a server tells of an e-mail, rather than a person."""
    return letter.message.get_content_type() == "multipart/report" or letter.null_sender


def note_bounce(letter: Letter, recipients: tuple[str, ...]) -> bool:
    """Write down that the e-mail of which the notice tells was refused; False when it tells of none, or of a delay."""
    if not _is_lasting(letter):
        return False
    mail = _mail_of(letter, recipients)
    return mail is not None and mark_bounced(mail, _reason(letter))


def mark_bounced(mail: OutgoingMail, reason: str) -> bool:
    """Write down that the recipient's server refused it, and tell who wants to know; False when that was known.

    To be called in a transaction."""
    changed = OutgoingMail.objects.filter(pk=mail.pk).exclude(state=MailState.BOUNCED)
    if not changed.update(state=MailState.BOUNCED, error=reason[:2_000]):
        return False
    mail.refresh_from_db()
    for tell in handlers.bounce_handlers:
        tell(mail)
    return True


def _mail_of(letter: Letter, recipients: tuple[str, ...]) -> OutgoingMail | None:
    for address in recipients:
        named = read_address(address)
        if named and named[0] == BOUNCE and named[1].isdecimal():
            return OutgoingMail.objects.filter(pk=int(named[1])).first()
    for part in letter.message.walk():
        found = _IDENTIFIER.search(header(part, "Message-ID")) if part is not letter.message else None
        if found is None and part.get_content_type() == "text/rfc822-headers":
            found = _IDENTIFIER.search(str(part.get_payload()))
        if found:
            try:
                return OutgoingMail.objects.filter(identifier=uuid.UUID(found[1])).first()
            except ValueError:
                continue
    return None


def _is_lasting(letter: Letter) -> bool:
    """Whether the server gave up: its report says so, or where it writes none, the number in its text."""
    reports = [part for part in letter.message.walk() if part.get_content_type() == "message/delivery-status"]
    if reports:
        fields = [block for report in reports for block in report.walk()]
        return any(header(block, "Action").lower() == "failed" for block in fields)
    if letter.automatic and letter.message.get_content_type() != "multipart/report":
        return False  # a holiday notice with no sender
    return bool(_LASTING.search(letter.text[:5_000]))


def _reason(letter: Letter) -> str:
    for part in letter.message.walk():
        said = header(part, "Diagnostic-Code") or header(part, "Status")
        if said and part is not letter.message:
            return said[:500]
    return header(letter.message, "Subject")[:500]
