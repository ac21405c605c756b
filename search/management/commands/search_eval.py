"""Measure the relevance and the speed of a search engine on a judged collection."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import evaluation
from search.engine import SearchUnavailable
from search.passing import ELASTICSEARCH, EMBEDDED, passing_engine


class Command(BaseCommand):
    help = (
        "Indexes CORPUS beside the site's own index, asks QUERIES, says how good the answers are (.jsonl, .jsonl.xz)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        engines = f"« {EMBEDDED} », « {ELASTICSEARCH} » (the cluster of SEARCH_URL), or the address of a cluster"
        parser.add_argument("corpus", type=Path)
        parser.add_argument("queries", type=Path)
        parser.add_argument("--engine", default=EMBEDDED, help=f"{engines}; {EMBEDDED} unless told.")
        parser.add_argument("--beside", default="", help="Another engine, to say how often both answer alike.")
        parser.add_argument("--json", action="store_true", help="Write the figures as JSON.")

    def handle(
        self, *args: Any, corpus: Path, queries: Path, engine: str, beside: str, json: bool, **options: Any
    ) -> None:
        one = self._try(engine, corpus, queries)
        if not beside:
            self._say(evaluation.summary(one.scores), json)
            return
        other = self._try(beside, corpus, queries)
        found = {
            "engine": self._figures(one),
            "beside": self._figures(other),
            "agreement": evaluation.agreement(one, other),
        }
        if json:
            self._json(found)
            return
        for name, trial in ((engine, one), (beside, other)):
            self.stdout.write(f"{name}: {trial.documents} documents, {trial.per_second:.0f} a second")
            self._say(evaluation.summary(trial.scores), as_json=False)
        same = found["agreement"]
        self.stdout.write(
            f"the same first ten: {same['same_order']:.1%} of {same['queries']} queries, "
            f"{same['same']:.1%} in any order"
        )

    def _try(self, engine: str, corpus: Path, queries: Path) -> evaluation.Trial:
        try:
            with passing_engine(engine) as asked:
                return evaluation.trial(asked, evaluation.read_corpus(corpus), evaluation.read_queries(queries))
        except (ImproperlyConfigured, SearchUnavailable) as error:
            raise CommandError(str(error)) from error
        except (OSError, KeyError, ValueError) as error:
            raise CommandError(f"The collection cannot be read: {type(error).__name__}: {error}") from error

    def _figures(self, trial: evaluation.Trial) -> dict[str, Any]:
        return {
            "documents": trial.documents,
            "documents_per_second": trial.per_second,
            "figures": evaluation.summary(trial.scores),
        }

    def _say(self, figures: dict[str, dict[str, float]], as_json: bool) -> None:
        if as_json:
            self._json(figures)
            return
        for name, row in figures.items():
            columns = "  ".join(f"{key} {value:.3f}" for key, value in row.items() if key != "queries")
            self.stdout.write(f"{name:18} {row['queries']:5}  {columns}")

    def _json(self, found: Any) -> None:
        self.stdout.write(json.dumps(found, indent=2))
