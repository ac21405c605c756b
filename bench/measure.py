"""One run: the same pages asked in turn, round after round, so that whatever else the machine does hits all alike."""

import json
import math
import statistics
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.load import Figures, Job, LoadError
from bench.pages import COMPARED, OURS, VIEW, Cost
from bench.servers import Loader, Server, managed, served, wait_for


@dataclass(frozen=True)
class Plan:
    sizes: tuple[int, ...]
    rounds: int
    requests: int  # of a page that is made, in one round
    quick_requests: int  # of the plain view and of a page that is stored
    connections: int = 4
    warm_up: int = 5


@dataclass
class Site:
    size: int
    targets: dict[str, list[str]]
    costs: dict[str, Cost]
    seconds: float  # that it took to generate and index


@dataclass
class Cell:
    """One page on one server: figures by round."""

    rounds: list[Figures] = field(default_factory=list)

    @property
    def rates(self) -> list[float]:
        """Requests a second, by round."""
        return [len(figures.latencies) / figures.seconds for figures in self.rounds]

    @property
    def rate(self) -> float:
        return statistics.median(self.rates)

    @property
    def processor(self) -> float:
        """Milliseconds of processor for one request."""
        return statistics.median(1_000 * figures.processor / len(figures.latencies) for figures in self.rounds)

    def latency(self, share: float) -> float:
        """Milliseconds within which this share of all answers came, from 0 to 1."""
        found = sorted(latency for figures in self.rounds for latency in figures.latencies)
        return 1_000 * found[max(0, math.ceil(share * len(found)) - 1)]

    def ratio(self, other: "Cell") -> float:
        """How many times the other's requests a second; each round is compared with itself."""
        return statistics.median(mine / theirs for mine, theirs in zip(self.rates, other.rates, strict=True))


Key = tuple[int, bool, str]  # size, cached, page


@dataclass
class Run:
    plan: Plan
    sites: dict[int, Site]
    cells: dict[Key, Cell]

    def cell(self, size: int, cached: bool, page: str) -> Cell:
        return self.cells[size, cached, page]

    def ratio(self, size: int, cached: bool, page: str, other: str = VIEW) -> float:
        return self.cell(size, cached, page).ratio(self.cell(size, cached, other))


def run(plan: Plan, folder: Path, tell: Callable[[str], None]) -> Run:
    """Generate what is not there, measure, and return everything. Raises LoadError when a page cannot be measured."""
    tell("Generating, counting queries and bytes…")
    with ThreadPoolExecutor() as executor:
        sites = dict(zip(plan.sizes, executor.map(partial(_site, folder), plan.sizes), strict=True))
    cells: dict[Key, Cell] = {}
    with ExitStack() as stack:
        tell("Starting the servers…")
        loader = stack.enter_context(Loader())
        servers = [
            (sites[size], stack.enter_context(served(folder, str(size), cached=cached)))
            for cached in (False, True)
            for size in plan.sizes
        ]
        for _, server in servers:
            wait_for(server)
        for number in range(1, plan.rounds + 1):
            tell(f"Round {number} of {plan.rounds}…")
            for page in (*COMPARED, *OURS):
                for site, server in servers:
                    if not server.cached or page == VIEW or page in OURS:
                        cell = cells.setdefault((site.size, server.cached, page), Cell())
                        cell.rounds.append(_figures(plan, loader, site, server, page, first=number == 1))
    return Run(plan, sites, cells)


def _figures(plan: Plan, loader: Loader, site: Site, server: Server, page: str, *, first: bool) -> Figures:
    is_hit = server.cached and page in OURS
    requests = plan.quick_requests if is_hit or page == VIEW else plan.requests
    job = Job(
        port=server.port,
        paths=site.targets[page],
        requests=requests,
        connections=plan.connections,
        warm_up=plan.warm_up if first or is_hit else 1,
    )
    figures = loader.run(job)
    if is_hit and figures.hits < requests:
        raise LoadError(f"{page}: the page cache gave {figures.hits} of {requests} answers")
    return figures


def _site(folder: Path, size: int) -> Site:
    managed(folder, str(size), "bench_site", str(size))
    found = json.loads((folder / str(size) / "site.json").read_text())
    costs = {name: Cost(**cost) for name, cost in found["costs"].items()}
    return Site(size, found["targets"], costs, found["seconds"])
