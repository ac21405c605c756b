"""Compare the index with the database."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from search import services


class Command(BaseCommand):
    help = "Says where the search index differs from the database; exit status 1 when it does."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        missing, extra, stale = services.differences()
        for what, ids in (("missing", missing), ("should not be there", extra), ("out of date", stale)):
            for id in ids:
                self.stdout.write(f"{what}: {id}")
        if waiting := services.pending():
            self.stdout.write(f"{waiting} changes wait to be carried over: manage.py work --once")
        if missing or extra or stale:
            self.stdout.write("manage.py search_rebuild puts it right.")
            sys.exit(1)
        if verbosity:
            self.stdout.write("The index says what the database says.")
