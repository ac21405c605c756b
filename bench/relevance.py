"""The part of the report that search_eval measures: how good the answers of the search are, and how quick."""

import json
import os
from io import StringIO

from django.core.management import call_command

from bench.tables import table

HOW = """\
Not measured in this run: the judged collection does not come with the code. With one at hand,
`BENCH_CORPUS=<documents> BENCH_QUERIES=<judged queries> make bench` measures it too (`.jsonl` or `.jsonl.xz`;
`search/evaluation.py` says which columns they have).
"""
# What search_eval calls each figure, its heading and its form.
COLUMNS = (
    ("queries", "number", "{:.0f}"),
    ("ndcg", "nDCG@10", "{:.3f}"),
    ("recall", "recall@10", "{:.3f}"),
    ("mrr", "MRR@10", "{:.3f}"),
    ("failures", "none good in 10", "{:.1%}"),
    ("p50_ms", "p50 (ms)", "{:.1f}"),
    ("p99_ms", "p99 (ms)", "{:.1f}"),
)


def section() -> str:
    """Markdown: the figures of the collection that BENCH_CORPUS and BENCH_QUERIES name, or how to give one."""
    corpus, queries = os.environ.get("BENCH_CORPUS", ""), os.environ.get("BENCH_QUERIES", "")
    if not (corpus and queries):
        return HOW
    answer = StringIO()
    call_command("search_eval", corpus, queries, "--json", stdout=answer)
    return figures_table(json.loads(answer.getvalue()))


def figures_table(figures: dict[str, dict[str, float]]) -> str:
    """The figures by set of queries; one that search_eval does not give is a dash."""
    rows = [
        [name, *(form.format(row[key]) if key in row else "–" for key, _heading, form in COLUMNS)]
        for name, row in figures.items()
    ]
    return table(["queries", *(heading for _key, heading, _form in COLUMNS)], rows)
