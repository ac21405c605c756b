"""What a run found, as docs/performance.md and as the table that is printed."""

import datetime
import importlib.metadata
import os
import platform
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.measure import Run
from bench.pages import DIRECTORY, FILTERED, LIST, OURS, PLAIN, PRACTICE, VIEW
from bench.servers import THREADS, WORKERS

CACHED_AT_LEAST = 0.8  # of the plain Django view
PRACTICE_AT_LEAST = 0.5  # of the plain Wagtail page
LIST_AT_MOST = 1.3  # times what the smallest site's costs

INTRODUCTION = """\
# Performance

Written by `make bench`, which generates sites of several sizes, serves them as in production and asks for their pages. Do not
edit it by hand. Figures of two runs compare only as ratios: the machine is part of every other number.
"""


@dataclass(frozen=True)
class Aim:
    """What must be reached. ``found`` is the worst of what it speaks of."""

    what: str
    wanted: str
    found: float
    reached: bool


def aims(run: Run) -> list[Aim]:
    smallest, largest = min(run.plan.sizes), max(run.plan.sizes)
    cached = min(run.ratio(size, True, page) for size in run.plan.sizes for page in OURS)
    practice = min(run.ratio(size, False, PRACTICE, PLAIN) for size in run.plan.sizes)
    found = [
        Aim("A page that is stored, beside the plain Django view", _at_least(CACHED_AT_LEAST), cached, cached >= CACHED_AT_LEAST),
        Aim(
            "A practice that is made, beside the plain Wagtail page",
            _at_least(PRACTICE_AT_LEAST),
            practice,
            practice >= PRACTICE_AT_LEAST,
        ),
    ]
    for page in (LIST, FILTERED, DIRECTORY):
        times = run.cell(smallest, False, page).ratio(run.cell(largest, False, page))
        what = f"A {page} that is made, {largest:,} practices beside {smallest:,}"
        found.append(Aim(what, f"{LIST_AT_MOST} times at most", times, times <= LIST_AT_MOST))
    return found


def _at_least(ratio: float) -> str:
    return f"{ratio} times or more"


def summary(run: Run) -> str:
    """The aims, one line each."""
    return "\n".join(
        f"{'reached' if aim.reached else 'MISSED '}  {aim.found:6.2f}  ({aim.wanted})  {aim.what}" for aim in aims(run)
    )


def markdown(run: Run, search: str) -> str:
    """The whole report; ``search`` is the section on relevance."""
    parts = [INTRODUCTION, _machine(), "## What must be reached\n", _aims_table(run)]
    for cached, heading in ((False, "Pages that are made for each request"), (True, "Pages that the page cache has")):
        parts.append(f"## {heading}\n")
        for size in run.plan.sizes:
            parts += [f"### {size:,} practices\n", _speed_table(run, size, cached)]
    parts += ["## Weight\n", WEIGHT, _weight_table(run), "## Search\n", search, "## How it is measured\n", _method(run)]
    return "\n".join(parts)


def speed(run: Run) -> str:
    """The tables of speed, for the terminal."""
    return "\n".join(
        f"{'stored' if cached else 'made'}, {size:,} practices\n{_speed_table(run, size, cached)}"
        for cached in (False, True)
        for size in run.plan.sizes
    )


def _machine() -> str:
    versions = {"Django": "django", "Wagtail": "wagtail", "gunicorn": "gunicorn", "tantivy": "tantivy"}
    software = ", ".join(f"{name} {importlib.metadata.version(package)}" for name, package in versions.items())
    return (
        f"Measured on {datetime.date.today():%Y-%m-%d}: {os.cpu_count()} cores ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}, {software}, SQLite {sqlite3.sqlite_version}.\n"
    )


def _aims_table(run: Run) -> str:
    rows = [(aim.what, aim.wanted, f"{aim.found:.2f}", "yes" if aim.reached else "**no**") for aim in aims(run)]
    return _table(("", "wanted", "found (the worst of them)", "reached"), rows, left=2)


def _speed_table(run: Run, size: int, cached: bool) -> str:
    rows = []
    for page in (VIEW, PLAIN, *OURS):
        if (size, cached, page) not in run.cells:
            continue
        cell, cost = run.cell(size, cached, page), run.sites[size].costs[page]
        queries = cost.cached_queries if cached and page in OURS else cost.queries
        rows.append(
            (
                page,
                f"{cell.rate:,.0f}",
                f"{run.ratio(size, cached, page):.2f}",
                f"{run.ratio(size, cached, page, PLAIN):.2f}" if not cached else "",
                f"{cell.latency(0.5):.1f}",
                f"{cell.latency(0.99):.1f}",
                f"{cell.processor:.2f}",
                str(queries),
            )
        )
    headings = ["page", "requests/s", "× plain view", "× plain page", "p50 (ms)", "p99 (ms)", "processor (ms)", "queries"]
    if cached:
        headings.remove("× plain page")
        rows = [(*row[:3], *row[4:]) for row in rows]
    return _table(headings, rows)


WEIGHT = """\
Bytes of the HTML alone, without pictures, styles and scripts; compressed with gzip as the web server in front sends it.
"""


def _weight_table(run: Run) -> str:
    rows = []
    for page in OURS:
        costs = [run.sites[size].costs[page] for size in run.plan.sizes]
        rows.append((page, *(f"{cost.size / 1000:.1f} / {cost.compressed / 1000:.1f}" for cost in costs)))
    return _table(("page", *(f"{size:,} practices: kB / compressed" for size in run.plan.sizes)), rows)


def _method(run: Run) -> str:
    plan = run.plan
    generated = ", ".join(f"{size:,} in {run.sites[size].seconds:.0f} s" for size in plan.sizes)
    return f"""\
- The sites are generated (practices and index: {generated}) with the same seed each time: one organisation for twenty
  practices, terms as uneven as people choose them, texts as long as those of the demo content.
- Each site is served by gunicorn with {WORKERS} workers of {THREADS} threads, once with the page cache and once without, all at the
  same time. {plan.connections} connections are kept open, the same number to each worker, by a process that speaks plain sockets.
- {plan.rounds} rounds; in each, every page of every server is asked in turn ({plan.requests} requests of a page that is made,
  {plan.quick_requests} of one that is quick), so that whatever else the machine does hits all alike. A ratio compares a round with
  itself; what stands here is the median of the rounds. p50 and p99 are taken over all rounds.
- The plain Django view renders one template with a loop of twenty rows, asks no query of its own, and passes through all the
  middleware of the site (whose page cache asks one: how many changes there have been). The plain Wagtail page has one field and
  a template that extends nothing.
- Processor: what the workers used for one request, whoever else used the machine. Queries: of one request to a process that has
  served the page before.
- The database is SQLite, the cache is in the memory of each worker, the search engine is the embedded one.
"""


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """A Markdown table whose columns line up; the first ``left`` of them hold words."""
    lines = [list(headings), *(list(row) for row in rows)]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(headings))]
    rule = ["-" * width if column < left else "-" * (width - 1) + ":" for column, width in enumerate(widths)]

    def cells(line: Sequence[str]) -> list[str]:
        pairs = enumerate(zip(line, widths, strict=True))
        return [text.ljust(width) if column < left else text.rjust(width) for column, (text, width) in pairs]

    return "".join(f"| {' | '.join(line)} |\n" for line in (cells(lines[0]), rule, *map(cells, lines[1:])))
