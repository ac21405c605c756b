"""Do by hand what the worker does by itself."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.later import duties


class Command(BaseCommand):
    help = "Does every duty, or the ones named, whether due or not; --dry-run only says how much there would be to do."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", metavar="name", help="A duty; every one unless told.")
        parser.add_argument("--dry-run", action="store_true", help="Change nothing.")

    def handle(self, *args: Any, names: list[str], dry_run: bool, verbosity: int, **options: Any) -> None:
        unknown = [name for name in names if name not in duties.registered]
        if unknown:
            raise CommandError(f"No duty is called {', '.join(unknown)}. There are: {', '.join(duties.registered)}")
        for name in names or list(duties.registered):
            count = duties.run(name, dry_run=dry_run)
            if verbosity:
                self.stdout.write(f"{name}: {count}{' to do' if dry_run else ' done'}")
