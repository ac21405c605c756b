"""The part of the report that says how quick the search stays as documents grow, on this machine."""

import json
import os
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.servers import managed
from bench.tables import table

SIZES = "4000,100000"  # unless BENCH_DOCUMENTS says others; the larger one takes some minutes to fill
TEXT = """
### As documents grow

The documents of the collection, and beyond their number mixtures of them; each carries terms of this site's own
vocabularies. They are asked for with three facets and ten rows, as `search_eval` does, then as the search page does:
the facets of ten axes, each without its own choice, and twenty rows; always with highlights. A page is the latter and
everything around it, without the page cache. Of each question the best of three turns counts, so that p50 and p99 are
those of the questions. The plain loop, of a million additions, tells what the machine gave meanwhile.

{table}
Wanted: a query in 10 ms (p99) at 4,000 documents and in 30 ms at 100,000; a page in 60 ms; 500 documents a second
rebuilt.
"""


def section(folder: Path, tell: Callable[[str], None]) -> str:
    """Markdown, empty without a collection (BENCH_CORPUS, BENCH_QUERIES). Raises LoadError when a size fails."""
    corpus, queries = os.environ.get("BENCH_CORPUS", ""), os.environ.get("BENCH_QUERIES", "")
    if not (corpus and queries):
        return ""
    rows = []
    for size in os.environ.get("BENCH_DOCUMENTS", SIZES).split(","):
        tell(f"Search in {int(size):,} documents…")
        site = f"search-{size}"
        managed(folder, site, "bench_search", corpus, queries, size)
        rows.append(_row(json.loads((folder / site / "search.json").read_text())))
    timed = ("3 facets, 10 rows", "10 facets, 20 rows", "page")
    headings = ["documents", "rebuilt a second"]
    headings += [f"{what}, {part} (ms)" for what in timed for part in ("p50", "p99")]
    headings.append("plain loop (ms)")
    return TEXT.format(table=table(headings, rows))


def _row(found: dict[str, Any]) -> list[str]:
    return [
        f"{found['documents']:,}",
        f"{found['per_second']:,.0f}",
        *_quantiles(found["few"]),
        *_quantiles(found["queries"]),
        *_quantiles(found["pages"]),
        f"{statistics.median(found['loops']):.0f}",
    ]


def _quantiles(times: Sequence[float]) -> list[str]:
    cut = statistics.quantiles(times, n=100, method="inclusive")
    return [f"{cut[49]:.1f}", f"{cut[98]:.1f}"]
