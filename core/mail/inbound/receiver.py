"""The server that other mail servers hand e-mails to, by SMTP or by LMTP."""

import asyncio
import logging
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connections

from . import handlers
from .addresses import BOUNCE, read_address
from .delivery import LARGEST, Delivered, Outcome, deliver

log = logging.getLogger(__name__)

ANSWERS = {
    Outcome.HANDLED: "250 2.0.0 OK",
    Outcome.IGNORED: "250 2.0.0 OK",  # to answer a machine with a no is how loops begin
    Outcome.REFUSED: "550 5.7.1 {why}",
    Outcome.TOO_LARGE: "552 5.3.4 {why}",
    Outcome.LATER: "451 4.3.0 {why}",
}


class Receiver:
    """Takes e-mails for addresses that the site gave out, one address each, and no others."""

    async def handle_RCPT(self, server: Any, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        named = read_address(address)
        if named is None or (named[0] != BOUNCE and named[0] not in handlers.receivers):
            return "550 5.1.1 Nobody has this address."
        if envelope.rcpt_tos:  # so that there is one answer for each, as LMTP wants
            return "452 4.5.3 One recipient at a time."
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        delivered = await asyncio.to_thread(_deliver, envelope)
        return ANSWERS[delivered.outcome].format(why=_ascii(delivered.why))

    async def handle_exception(self, error: Exception) -> str:
        log.error("Receiving an e-mail failed: %s", type(error).__name__)
        return "451 4.3.0 The e-mail cannot be taken now."


class _Controller(Controller):
    def __init__(self, protocol: type[SMTP], host: str, port: int) -> None:
        self.protocol = protocol
        super().__init__(Receiver(), hostname=host, port=port)

    def factory(self) -> SMTP:
        return self.protocol(self.handler, data_size_limit=LARGEST, ident="Passerelles", timeout=120)


def receiver(host: str, port: int, *, lmtp: bool = False) -> Controller:
    """A server that is to be started and stopped (`start()`, `stop()`); it runs in a thread of its own."""
    return _Controller(LMTP if lmtp else SMTP, host, port)


def _deliver(envelope: Envelope) -> Delivered:
    content = envelope.original_content or b""
    try:
        return deliver(content, tuple(envelope.rcpt_tos), null_sender=envelope.mail_from in ("", "<>", None))
    finally:
        connections.close_all()  # threads come and go


def _ascii(text: str) -> str:
    """What may stand in an answer of SMTP."""
    return " ".join(text.encode("ascii", "replace").decode().split())[:200]
