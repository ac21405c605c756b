"""What an e-mail says: from whom, sent how, its text, the names of what came with it. Everything in it is hostile."""

import email
import email.policy
import re
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parseaddr

from .html import text_of_html
from .quotes import new_text

LONGEST = 20_000  # characters of an answer
MOST_PARTS = 200
# Where the address that it came to is told, besides the envelope.
_RECIPIENT_HEADERS = ("Delivered-To", "X-Original-To", "X-Forwarded-To", "Envelope-To", "To", "Cc")
_AUTOMATIC = re.compile(r"bulk|junk|list|auto_reply", re.I)


@dataclass(frozen=True)
class Letter:
    """`automatic`: a machine answered (holiday notice, list, loop). `parts` are those that hold no others."""

    sender: str
    message_id: str
    recipients: tuple[str, ...]
    null_sender: bool
    automatic: bool
    text: str
    left_out: tuple[str, ...]
    message: Message


def read(raw: bytes) -> Letter:
    """The letter in these bytes. Raises whatever the library does about bytes that are none; the caller expects it."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts = [part for _number, part in zip(range(MOST_PARTS), message.walk(), strict=False) if not part.is_multipart()]
    named = [part for part in parts if _is_file(part)]
    plain = [part for part in parts if part not in named and part.get_content_type() == "text/plain"]
    html = [part for part in parts if part not in named and part.get_content_type() == "text/html"]
    text = "\n".join(_text_of(part) for part in plain)
    if not text.strip():
        text = "\n".join(text_of_html(_text_of(part)) for part in html)
    return Letter(
        sender=parseaddr(header(message, "From"))[1].lower()[:320],
        message_id=header(message, "Message-ID").strip()[:500],
        recipients=_recipients(message),
        null_sender=header(message, "Return-Path").strip() == "<>",
        automatic=_is_automatic(message),
        text=new_text(text[: 10 * LONGEST])[:LONGEST],
        left_out=tuple(_name_of(part) for part in named)[:20],
        message=message,
    )


def header(message: Message, name: str) -> str:
    """The first header of that name on one line, decoded as far as it can be; an empty string without one."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        decoded = str(make_header(decode_header(str(value))))
    except (ValueError, LookupError):
        decoded = str(value)
    return " ".join(decoded.split())


def _recipients(message: Message) -> tuple[str, ...]:
    values = [str(value) for name in _RECIPIENT_HEADERS for value in message.get_all(name, [])]
    return tuple(address.lower() for _name, address in getaddresses(values) if address)[:100]


def _is_automatic(message: Message) -> bool:
    submitted = header(message, "Auto-Submitted").partition(";")[0].strip().lower()
    return (
        submitted not in ("", "no")
        or bool(_AUTOMATIC.search(header(message, "Precedence")))
        or any(name in message for name in ("X-Autoreply", "X-Autorespond", "List-Id"))
    )


def _is_file(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition", "")).strip().lower()
    is_text = part.get_content_type() in ("text/plain", "text/html")
    is_report = part.get_content_maintype() == "message" or part.get_content_type() == "text/rfc822-headers"
    return disposition.startswith("attachment") or not (is_text or is_report) or bool(part.get_filename())


def _name_of(part: Message) -> str:
    name = part.get_filename() or part.get_content_type()
    return "".join(char for char in " ".join(str(name).split()) if char.isprintable())[:100]


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        text = content.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:  # a charset that does not exist
        text = content.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
