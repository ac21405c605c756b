"""How long the pages of a large white paper take, in the folder of this process: `bench` calls it, in a site of its
own, without the page cache."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.test import override_settings
from django.utils import translation

from bench.large_paper import build, measure
from bench.tree import build_site


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("proposals", type=int)
        parser.add_argument("contributions", type=int)

    def handle(self, *args: Any, proposals: int, contributions: int, **options: Any) -> None:
        with translation.override("fr"), override_settings(PAGE_CACHE=False):
            found = measure(build(build_site()["home"], proposals, contributions))
        (settings.VAR_DIR / "paper.json").write_text(json.dumps(found))
