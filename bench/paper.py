"""The part of the report that says how long a large white paper takes, on this machine."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.servers import managed
from bench.tables import table

SIZE = "300,2000"  # proposals and contributions, unless BENCH_PAPER says others
PAGES = {
    "cover": "cover and contents",
    "chapter": "a chapter with its proposals and contributions",
    "proposal": "a proposal",
    "versions": "two versions side by side",
}
TEXT = """
## A large white paper

{words:,} words, {proposals:,} proposals, {contributions:,} contributions; each page made anew, the best of some rounds.

{table}
Comparing the two texts alone: {compared:,.0f} ms. The PDF: {printed:,.1f} s. Wanted: a page in 300 ms, two versions
compared in 2 s, the PDF in 10 s.
"""


def section(folder: Path, tell: Callable[[str], None]) -> str:
    """Markdown. Raises LoadError when it fails."""
    proposals, contributions = os.environ.get("BENCH_PAPER", SIZE).split(",")
    tell("A large white paper…")
    managed(folder, "paper", "bench_paper", proposals, contributions)
    found = json.loads((folder / "paper" / "paper.json").read_text())
    return TEXT.format(
        words=found["words"],
        proposals=int(proposals),
        contributions=int(contributions),
        table=table(["page", "made in (ms)", "queries"], [_row(name, found[key]) for key, name in PAGES.items()]),
        compared=found["compared"],
        printed=found["printed"] / 1_000,
    )


def _row(name: str, found: dict[str, Any]) -> list[str]:
    return [name, f"{found['milliseconds']:,.0f}", str(found["queries"])]
