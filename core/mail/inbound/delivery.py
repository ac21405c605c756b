"""An e-mail that came in: whose it is, and what becomes of it. No exception leaves, whatever the e-mail holds."""

import hashlib
import logging
from dataclasses import dataclass
from enum import Enum

from django.core.exceptions import ValidationError
from django.db import transaction

from core.models import IncomingMail

from . import handlers
from .addresses import BOUNCE, read_address
from .bounces import is_notice, note_bounce
from .reading import Letter, read

log = logging.getLogger(__name__)

LARGEST = 10 * 1024 * 1024  # bytes


class Outcome(Enum):
    HANDLED = "handled"
    IGNORED = "ignored"  # a machine's answer, or the same e-mail once more
    REFUSED = "refused"
    TOO_LARGE = "too large"
    LATER = "later"  # our fault: it should be sent again


@dataclass(frozen=True)
class Delivered:
    """What became of it, with a sentence for who sent it."""

    outcome: Outcome
    why: str = ""


def deliver(raw: bytes, recipients: tuple[str, ...] = (), *, null_sender: bool = False) -> Delivered:
    """Hand an e-mail to whom it concerns.

    recipients: the addresses of the envelope, where they are known; otherwise those in its headers count.
    null_sender: whether the envelope names no sender, as notices of servers do."""
    if len(raw) > LARGEST:
        return Delivered(Outcome.TOO_LARGE, "The e-mail is larger than 10 MB.")
    try:
        letter = read(raw)
    except Exception as error:  # noqa: BLE001 - the library fails in many ways on what is no e-mail
        log.info("An e-mail could not be read: %s", type(error).__name__)
        return Delivered(Outcome.REFUSED, "The e-mail cannot be read.")
    try:
        with transaction.atomic():
            return _handle(letter, recipients or letter.recipients, null_sender or letter.null_sender, raw)
    except ValidationError as refusal:
        return Delivered(Outcome.REFUSED, " ".join(" ".join(refusal.messages).split())[:300])
    except Exception:
        log.exception("An e-mail that came in could not be handled")
        return Delivered(Outcome.LATER, "The e-mail cannot be taken now.")


def _handle(letter: Letter, recipients: tuple[str, ...], null_sender: bool, raw: bytes) -> Delivered:
    if is_notice(letter) or null_sender:
        noted = note_bounce(letter, recipients)
        return Delivered(Outcome.HANDLED if noted else Outcome.IGNORED)
    named = next((found for address in recipients if (found := read_address(address))), None)
    if named is None or (named[0] != BOUNCE and named[0] not in handlers.receivers):
        return Delivered(Outcome.REFUSED, "Nobody has this address.")
    if letter.automatic or named[0] == BOUNCE:
        return Delivered(Outcome.IGNORED)
    if not letter.text:
        return Delivered(Outcome.REFUSED, "The e-mail holds no new text. Files are not passed on.")
    if not _is_new(letter, named, raw):
        return Delivered(Outcome.IGNORED)
    purpose, reference = named
    handlers.receivers[purpose](handlers.Reply(reference, letter.sender, letter.text, letter.left_out))
    return Delivered(Outcome.HANDLED)


def _is_new(letter: Letter, named: tuple[str, str], raw: bytes) -> bool:
    """Servers send an e-mail once more when our answer was lost on the way."""
    what = letter.message_id.encode("utf-8", "replace") or raw
    digest = hashlib.sha256(b"\0".join([what, *(name.encode() for name in named)])).hexdigest()
    return IncomingMail.objects.get_or_create(digest=digest, defaults={"purpose": named[0]})[1]
