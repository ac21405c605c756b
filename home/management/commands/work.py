"""The one process beside the server: whatever is not done in a request is done here."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.attachment_texts import read_waiting
from core.later import duties, tasks
from core.later.worker import Lane, work, work_off
from search import services


class Command(BaseCommand):
    help = (
        "Carries changes over to the search index, reads attached files, sends e-mails, and does what comes again and "
        "again, for as long as it runs; --once stops when nothing is due."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Stop when nothing is due.")
        parser.add_argument("--every", type=float, default=1.0, help="Seconds between two looks (1).")
        parser.add_argument("--beside", type=int, help="Stop as soon as this process, which started it, has stopped.")

    def handle(self, *args: Any, once: bool, every: float, beside: int | None, verbosity: int, **options: Any) -> None:
        self.verbosity = verbosity
        self.has_index = False
        lanes = (
            Lane("index", self._carry_over),
            Lane("files", self._read_file),
            Lane("tasks", self._carry_out),
            Lane("duties", self._do_duties),
        )
        if once:
            work_off(lanes)
        else:
            work(lanes, every=every, goes_on=lambda: beside in (None, os.getppid()))

    def _carry_over(self) -> bool:
        if not self.has_index:
            made = services.rebuild_if_missing()
            self._told(made, f"There was no index of today's layout: it was made, with {made} documents.")
            self.has_index = True
        done = services.drain()
        return self._told(done, f"{done} changes were carried over to the index.")

    def _read_file(self) -> bool:
        return self._told(read_waiting(most=1), "An attached file was read.")

    def _carry_out(self) -> bool:
        return self._told(tasks.run_one(), "A task was carried out.")

    def _do_duties(self) -> bool:
        done = duties.run_due()
        return self._told(done, f"{done} duties were looked to.")

    def _told(self, done: int, text: str) -> bool:
        if done and self.verbosity:
            self.stdout.write(text)
        return bool(done)
