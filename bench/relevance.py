"""The part of the report that search_eval measures: how good the answers of the search are, and how quick."""

import json
import os
import statistics
from io import StringIO
from typing import Any

from django.core.management import call_command

from bench.tables import table

HOW = """\
Not measured in this run: the judged collection does not come with the code. With one at hand,
`BENCH_CORPUS=<documents> BENCH_QUERIES=<judged queries> make bench` measures it too (`.jsonl` or `.jsonl.xz`;
`search/evaluation.py` says which columns they have).
"""
BESIDE = """\

### Elasticsearch beside the embedded engine

The same documents and queries, one engine after the other in one run. Both give the same first ten answers in the same
order to **{same_order:.1%}** of {queries} queries, and to {same:.1%} in any order.

{engines}
{figures}"""
NO_CLUSTER = (
    "\nWith `BENCH_SEARCH_URL=elasticsearch://host:9200/index` a cluster is measured beside the embedded engine.\n"
)
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
    """Markdown: the figures of the collection that BENCH_CORPUS and BENCH_QUERIES name, or how to give one; those of
    the cluster of BENCH_SEARCH_URL beside them."""
    corpus, queries = os.environ.get("BENCH_CORPUS", ""), os.environ.get("BENCH_QUERIES", "")
    if not (corpus and queries):
        return HOW
    cluster = os.environ.get("BENCH_SEARCH_URL", "")
    answer = StringIO()
    call_command("search_eval", corpus, queries, "--json", "--beside", cluster, stdout=answer)
    found = json.loads(answer.getvalue())
    return compared(found) if cluster else figures_table(found) + NO_CLUSTER


def compared(found: dict[str, Any]) -> str:
    """Two engines: the figures of the first, then those of the other and how often both answer alike."""
    engines = (("embedded", found["engine"]), ("Elasticsearch", found["beside"]))
    rows = [
        [name, f"{said['documents']:,}", f"{said['documents_per_second']:,.0f}"]
        + [f"{statistics.median(row[time] for row in said['figures'].values()):.1f}" for time in ("p50_ms", "p99_ms")]
        for name, said in engines
    ]
    headings = ["engine", "documents", "rebuilt a second", "p50 (ms)", "p99 (ms)"]
    return figures_table(found["engine"]["figures"]) + BESIDE.format(
        **found["agreement"], engines=table(headings, rows), figures=figures_table(found["beside"]["figures"])
    )


def figures_table(figures: dict[str, dict[str, float]]) -> str:
    """The figures by set of queries; one that search_eval does not give is a dash."""
    rows = [
        [name, *(form.format(row[key]) if key in row else "–" for key, _heading, form in COLUMNS)]
        for name, row in figures.items()
    ]
    return table(["queries", *(heading for _key, heading, _form in COLUMNS)], rows)
