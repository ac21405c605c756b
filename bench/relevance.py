"""The part of the report that search_eval measures: how good the answers of the search are, and how quick."""

import json
import os
from io import StringIO

from django.core.management import call_command

HOW = """\
Not measured in this run: the judged collection does not come with the code. With one at hand,
`BENCH_CORPUS=<documents> BENCH_QUERIES=<judged queries> make bench` measures it (`.jsonl` or `.jsonl.xz`;
`search/evaluation.py` says which columns they have).
"""
COLUMNS = {
    "queries": "{:.0f}",
    "ndcg": "{:.3f}",
    "recall": "{:.3f}",
    "mrr": "{:.3f}",
    "failures": "{:.1%}",
    "p50_ms": "{:.1f}",
    "p99_ms": "{:.1f}",
}
HEADINGS = ("Queries", "", "nDCG@10", "recall@10", "MRR@10", "nothing good in 10", "p50 (ms)", "p99 (ms)")


def section() -> str:
    """Markdown: the figures of the collection that BENCH_CORPUS and BENCH_QUERIES name, or how to give one."""
    corpus, queries = os.environ.get("BENCH_CORPUS", ""), os.environ.get("BENCH_QUERIES", "")
    if not (corpus and queries):
        return HOW
    answer = StringIO()
    call_command("search_eval", corpus, queries, "--json", stdout=answer)
    return table(json.loads(answer.getvalue()))


def table(figures: dict[str, dict[str, float]]) -> str:
    rows = [
        [name, *(shape.format(row[column]) if column in row else "–" for column, shape in COLUMNS.items())]
        for name, row in figures.items()
    ]
    lines = [HEADINGS, ["---", *["---:"] * len(COLUMNS)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
