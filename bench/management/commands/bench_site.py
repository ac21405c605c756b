"""One generated site, in the folder of this process: made when it is not there, then looked at. `bench` calls it."""

import json
import time
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from bench.generate import fill
from bench.pages import PageError, costs, targets
from bench.tree import build_site
from bench.words import Writer


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("practices", type=int)

    def handle(self, *args: Any, practices: int, **options: Any) -> None:
        made = settings.VAR_DIR / "made.json"
        if not made.exists():
            start = time.perf_counter()
            sections = build_site()
            paths = fill(sections, practices, Writer(seed=practices))
            found = {"targets": targets(sections, paths), "seconds": time.perf_counter() - start}
            made.write_text(json.dumps(found))
        found = json.loads(made.read_text())
        try:
            found["costs"] = {name: asdict(cost) for name, cost in costs(found["targets"]).items()}
        except PageError as error:
            raise CommandError(str(error)) from None
        (settings.VAR_DIR / "site.json").write_text(json.dumps(found))
