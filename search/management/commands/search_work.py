"""Carry over to the index what a request left and read attached files, for as long as it runs; once a day, forget old
searches."""

import os
import time
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from core.attachment_texts import read_waiting
from search import services
from search.learning.forgetting import forget


class Command(BaseCommand):
    help = "Brings the search index up to date, again and again; --once does it one time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Stop when nothing is due.")
        parser.add_argument("--every", type=float, default=1.0, help="Seconds between two looks (1).")
        parser.add_argument("--beside", type=int, help="Stop as soon as this process, which started it, has stopped.")

    def handle(self, *args: Any, once: bool, every: float, beside: int | None, verbosity: int, **options: Any) -> None:
        self.verbosity = verbosity
        self.forgot_on: date | None = None
        try:
            while beside in (None, os.getppid()):
                try:
                    busy = self._work()
                except Exception as error:
                    if once:
                        raise
                    busy = False
                    self.stderr.write(f"{type(error).__name__}: {error}")
                if not busy:
                    if once:
                        return
                    time.sleep(every)
        except KeyboardInterrupt:  # Ctrl+C; what was not carried over waits for the next time
            return

    def _work(self) -> bool:
        """One look; whether there may be more to do at once."""
        if self.forgot_on != (today := timezone.localdate()):
            forget()
            self.forgot_on = today
        if done := services.drain():
            self._say(f"{done} carried over, {services.pending()} left")
        # One at a time: a long file must not hold up what changed meanwhile.
        if read := read_waiting(most=1):
            self._say("An attached file was read.")
        return bool(read)

    def _say(self, text: str) -> None:
        if self.verbosity:
            self.stdout.write(text)
