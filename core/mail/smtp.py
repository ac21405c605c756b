"""Handing an e-mail to the mail server, step by step, so that it is known how far it came."""

import smtplib
from collections.abc import Callable
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address


class Refused(Exception):
    """The server will not take this e-mail, now or later; `by_address` when it is the recipient that it refuses."""

    def __init__(self, answer: str, *, by_address: bool = False) -> None:
        super().__init__(answer)
        self.by_address = by_address


def hand_over(message: EmailMessage, connection: BaseEmailBackend, *, sender: str, begin: Callable[[], None]) -> None:
    """Give the message to an open connection; `begin` is called just before its text is handed over. Servers tell the
    address `sender` when it does not arrive.

    Returns once the server has taken it. Raises Refused for a lasting no, smtplib.SMTPResponseException for a passing
    one, and whatever the connection raises when it breaks."""
    if not isinstance(connection, EmailBackend):
        begin()
        connection.send_messages([message])
        return
    encoding = message.encoding or "utf-8"
    try:
        sender = sanitize_address(sender, encoding)
        recipient = sanitize_address(message.to[0], encoding)
    except ValueError as error:
        raise Refused(str(error), by_address=True) from error
    text = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]
    smtp: Any = connection.connection
    smtp.ehlo_or_helo_if_needed()
    _heed(*smtp.mail(sender, [f"size={len(text)}"] if smtp.has_extn("size") else []))
    _heed(*smtp.rcpt(recipient), by_address=True)
    begin()
    _heed(*smtp.data(text), lasting=True)


def _heed(code: int, answer: bytes, *, by_address: bool = False, lasting: bool = False) -> None:
    """Go on when the server agrees. Its no to the sender is ours to mend, so it is tried again; to a recipient or to a
    text it lasts."""
    if 200 <= code < 300:
        return
    if code >= 500 and (by_address or lasting):
        raise Refused(f"{code} {answer.decode(errors='replace')}", by_address=by_address)
    raise smtplib.SMTPResponseException(code, answer)
