"""Measure the relevance and the speed of a search engine on a judged collection."""

import json
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import evaluation
from search.engines import open_engine


class Command(BaseCommand):
    help = (
        "Indexes CORPUS beside the site's own index, asks QUERIES, says how good the answers are (.jsonl, .jsonl.xz)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("corpus", type=Path)
        parser.add_argument("queries", type=Path)
        parser.add_argument("--engine", default="", help="A SEARCH_URL; an engine in a passing folder unless told.")
        parser.add_argument("--json", action="store_true", help="Write the figures as JSON.")

    def handle(self, *args: Any, corpus: Path, queries: Path, engine: str, json: bool, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as folder:
            asked = open_engine(engine or f"embedded://{folder}")
            try:
                asked.rebuild(evaluation.read_corpus(corpus))
                figures = evaluation.summary(evaluation.measure(asked, evaluation.read_queries(queries)))
            except (OSError, KeyError, ValueError) as error:
                raise CommandError(f"The collection cannot be read: {type(error).__name__}: {error}") from error
        self._say(figures, json)

    def _say(self, figures: dict[str, dict[str, float]], as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(figures, indent=2))
            return
        for name, row in figures.items():
            columns = "  ".join(f"{key} {value:.3f}" for key, value in row.items() if key != "queries")
            self.stdout.write(f"{name:18} {row['queries']:5}  {columns}")
