"""What a run found, as docs/performance.md and as the tables that are printed."""

import datetime
import importlib.metadata
import os
import platform
import sqlite3
from dataclasses import dataclass

from django.template.loader import render_to_string

from bench.measure import Run
from bench.pages import DIRECTORY, FILTERED, LIST, OURS, PLAIN, PRACTICE, VIEW
from bench.servers import THREADS, WORKERS
from bench.tables import table

CACHED_AT_LEAST = 0.8  # of the plain Django view
PRACTICE_AT_LEAST = 0.5  # of the plain Wagtail page
LIST_AT_MOST = 1.3  # times what the smallest site's costs


@dataclass(frozen=True)
class Aim:
    """What must be reached. ``found`` is the worst of what it speaks of."""

    what: str
    found: float
    at_least: float = 0.0
    at_most: float = float("inf")

    @property
    def reached(self) -> bool:
        return self.at_least <= self.found <= self.at_most

    @property
    def wanted(self) -> str:
        return f"{self.at_least} times or more" if self.at_least else f"{self.at_most} times or less"


def aims(run: Run) -> list[Aim]:
    """What is wanted of any site of this kind, with what this run found."""
    smallest, largest = min(run.plan.sizes), max(run.plan.sizes)
    cached = min(run.ratio(size, True, page) for size in run.plan.sizes for page in OURS)
    practice = min(run.ratio(size, False, PRACTICE, PLAIN) for size in run.plan.sizes)
    found = [
        Aim("Speed of a page that is stored, beside the plain Django view", cached, at_least=CACHED_AT_LEAST),
        Aim("Speed of a practice that is made, beside the plain Wagtail page", practice, at_least=PRACTICE_AT_LEAST),
    ]
    for page in (LIST, FILTERED, DIRECTORY):
        times = run.cell(smallest, False, page).ratio(run.cell(largest, False, page))
        what = f"Cost of a {page} that is made, {largest:,} practices beside {smallest:,}"
        found.append(Aim(what, times, at_most=LIST_AT_MOST))
    return found


def markdown(run: Run, search: str) -> str:
    """The whole report; ``search`` is the section on relevance."""
    context = {
        "machine": _machine(),
        "aims": _aims_table(run),
        "speed": speed(run),
        "weight": _weight_table(run),
        "search": search,
        "generated": ", ".join(f"{size:,} practices in {run.sites[size].seconds:.0f} s" for size in run.plan.sizes),
        "workers": WORKERS,
        "threads": THREADS,
        "plan": run.plan,
    }
    return render_to_string("bench/performance.md", context)


def speed(run: Run) -> list[dict[str, str]]:
    """A heading and a table for each site, without the page cache and with it."""
    return [
        {"heading": f"{kind}, {size:,} practices", "text": _speed_table(run, size, cached)}
        for cached, kind in ((False, "Pages that are made for each request"), (True, "Pages that the page cache has"))
        for size in run.plan.sizes
    ]


def summary(run: Run) -> str:
    """The aims, one line each."""
    return "\n".join(
        f"{'reached' if aim.reached else 'MISSED '}  {aim.found:5.2f}  {aim.wanted}  {aim.what}" for aim in aims(run)
    )


def _machine() -> str:
    packages = {"Django": "django", "Wagtail": "wagtail", "gunicorn": "gunicorn", "tantivy": "tantivy"}
    described = [
        f"{os.cpu_count()} cores ({platform.machine()})",
        platform.system(),
        f"Python {platform.python_version()}",
        *(f"{name} {importlib.metadata.version(package)}" for name, package in packages.items()),
        f"SQLite {sqlite3.sqlite_version}",
    ]
    return f"{datetime.date.today():%Y-%m-%d}: {', '.join(described)}"


def _aims_table(run: Run) -> str:
    rows = [(aim.what, aim.wanted, f"{aim.found:.2f}", "yes" if aim.reached else "**no**") for aim in aims(run)]
    return table(("", "wanted", "found, the worst", "reached"), rows, left=2)


def _speed_table(run: Run, size: int, cached: bool) -> str:
    rows = []
    for page in (VIEW, PLAIN, *OURS):
        if (size, cached, page) not in run.cells:
            continue
        cell, cost = run.cell(size, cached, page), run.sites[size].costs[page]
        queries = cost.cached_queries if cached and page in OURS else cost.queries
        row = {
            "page": page,
            "requests/s": f"{cell.rate:,.0f}",
            "× plain view": f"{run.ratio(size, cached, page):.2f}",
            "× plain page": "" if cached else f"{run.ratio(size, cached, page, PLAIN):.2f}",
            "p50 (ms)": f"{cell.latency(0.5):.1f}",
            "p99 (ms)": f"{cell.latency(0.99):.1f}",
            "processor (ms)": f"{cell.processor:.2f}",
            "queries": str(queries),
        }
        if cached:
            del row["× plain page"]
        rows.append(row)
    return table(list(rows[0]), [list(row.values()) for row in rows])


def _weight_table(run: Run) -> str:
    rows = []
    for page in OURS:
        costs = [run.sites[size].costs[page] for size in run.plan.sizes]
        rows.append((page, *(f"{cost.size / 1000:.1f} / {cost.compressed / 1000:.1f}" for cost in costs)))
    return table(("page", *(f"{size:,} practices" for size in run.plan.sizes)), rows)
