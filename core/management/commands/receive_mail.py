"""Take the answers that people send by e-mail."""

import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.mail.inbound.receiver import receiver


class Command(BaseCommand):
    help = (
        "Receives e-mails for the addresses of INBOUND_DOMAIN from a mail server, which filters them first. It listens "
        "where only that server reaches it, until it is stopped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--smtp", metavar="HOST:PORT", help="Listen there and speak SMTP.")
        where.add_argument("--lmtp", metavar="HOST:PORT", help="Listen there and speak LMTP.")

    def handle(self, *args: Any, smtp: str | None, lmtp: str | None, verbosity: int, **options: Any) -> None:
        if not settings.INBOUND_DOMAIN:
            raise CommandError("Set INBOUND_DOMAIN: the domain whose e-mails come here.")
        host, _colon, port = (smtp or lmtp or "").rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65_536:
            raise CommandError("Say where to listen, as 127.0.0.1:8025.")
        server = receiver(host.strip("[]"), int(port), lmtp=bool(lmtp))
        stop = threading.Event()
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C
        try:
            server.start()
        except OSError as error:
            raise CommandError(f"Cannot listen on {host}:{port}: {error}") from None
        if verbosity:
            self.stdout.write(f"Receiving e-mails for {settings.INBOUND_DOMAIN} on {host}:{port}")
            self.stdout.flush()
        try:
            stop.wait()
        except KeyboardInterrupt:
            server.stop()
