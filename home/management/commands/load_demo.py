"""Load the demo content of demo/: once, everything or nothing. Not for production."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from home.demo.load import load_demo
from home.demo.reader import DemoError
from home.models import HomePage


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "demo")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo content has accounts whose password is public: it is not for production.")
        if HomePage.objects.exists():
            self.stdout.write("There is content already: nothing to load.")
            return
        call_command("load_vocabulary", verbosity=0)
        try:
            counts = load_demo(folder, self._progress)
        except DemoError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from None
        self.stdout.write(", ".join(f"{count} {kind}" for kind, count in counts.items()))

    def _progress(self, label: str, items: Iterable[Any], total: int) -> Iterator[Any]:
        wide = self.stdout.isatty()
        for number, item in enumerate(items, start=1):
            yield item
            if wide or number == total or number % 20 == 0:
                self.stdout.write(f"  {label}: {number} of {total}", ending="\r" if wide and number < total else "\n")
                self.stdout.flush()
