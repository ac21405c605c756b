"""Erase what people searched for when its time is over."""

from typing import Any

from django.core.management.base import BaseCommand

from search.learning.forgetting import MONTHS, forget


class Command(BaseCommand):
    help = f"Erases from the log of searches what is older than {MONTHS} months; search_work does it once a day."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        count = forget()
        if verbosity:
            self.stdout.write(f"{count} erased")
