"""Measure how fast the site is beside a plain Django view and a plain Wagtail page, and write docs/performance.md."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from bench import paper, relevance, report, scale
from bench.load import LoadError
from bench.measure import Plan, run

QUICK = {"sizes": (5, 20), "rounds": 1, "requests": 8, "quick_requests": 16, "warm_up": 1}


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(int(part) for part in text.split(","))
    if len(sizes) < 2 or len(set(sizes)) != len(sizes) or min(sizes) < 1:
        raise ValueError
    return sizes


_sizes.__name__ = "list of sizes"  # what the parser calls it in its errors


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sizes", type=_sizes, default=(100, 10_000), help="Practices of each site: 100,10000.")
        parser.add_argument("--rounds", type=int, default=7)
        parser.add_argument("--quick", action="store_true", help="Two tiny sites and few requests: does it all work?")
        parser.add_argument("--output", type=Path, default=settings.BASE_DIR / "docs" / "performance.md")

    def handle(self, *args: Any, **options: Any) -> None:
        plan = Plan(sizes=options["sizes"], rounds=options["rounds"], requests=60, quick_requests=400)
        if options["quick"]:
            plan = Plan(**QUICK)
        # Readers get nothing of the admin's files, which are most of them.
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*", "admin"])
        try:
            found = run(plan, settings.BENCH_FOLDER, self._tell)
            growth = scale.section(settings.BENCH_FOLDER, self._tell)
            growth += paper.section(settings.BENCH_FOLDER, self._tell)
        except LoadError as error:
            raise CommandError(str(error)) from None
        self._tell("Relevance…")
        options["output"].write_text(report.markdown(found, relevance.section() + growth), encoding="utf-8")
        for table in report.speed(found):
            self.stdout.write(f"\n{table['heading']}\n{table['text']}")
        self.stdout.write(f"{report.summary(found)}\n\nWritten to {options['output']}")

    def _tell(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
