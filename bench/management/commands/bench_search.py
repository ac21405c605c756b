"""How quick the search stays in a judged collection that is grown to a size, in the folder of this process: `bench`
calls it, in a site of its own."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from bench.growing import grown, measure
from bench.tree import build_site
from search.evaluation import read_corpus, read_queries


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("corpus", type=Path)
        parser.add_argument("queries", type=Path)
        parser.add_argument("documents", type=int)

    def handle(self, *args: Any, corpus: Path, queries: Path, documents: int, **options: Any) -> None:
        build_site()
        originals = list(read_corpus(corpus))
        with translation.override("fr"):
            found = measure(grown(originals, documents), [query.text for query in read_queries(queries)])
        (settings.VAR_DIR / "search.json").write_text(json.dumps(asdict(found)))
