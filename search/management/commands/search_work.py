"""Carry over to the index what a request left, for as long as it runs; once a day, forget old searches."""

import time
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

    def handle(self, *args: Any, once: bool, every: float, **options: Any) -> None:
        forgot_on = None
        while True:
            try:
                if forgot_on != (today := timezone.localdate()):
                    forget()
                    forgot_on = today
                if read := read_waiting():
                    self.stdout.write(f"{read} attached files read")
                if done := services.drain():
                    self.stdout.write(f"{done} carried over, {services.pending()} left")
            except Exception as error:
                if once:
                    raise
                self.stderr.write(f"{type(error).__name__}: {error}")
            if once:
                return
            time.sleep(every)
