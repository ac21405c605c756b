"""How good an engine's answers are, measured on judged queries, and how long they take."""

import datetime
import json
import lzma
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.memory import settled

from .document import Document
from .engine import SearchEngine
from .query import Query

DEPTH = 10
FACETS = ("theme", "audience", "kind")


@dataclass(frozen=True)
class JudgedQuery:
    """A query and the grade (1 to 3) of each document that answers it. `base` names the request behind it."""

    set: str
    kind: str
    base: str
    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Score:
    """What one query's first ten answers are worth, from 0 to 1, which they are, and its time in milliseconds."""

    found: tuple[str, ...]
    ndcg: float
    recall: float
    reciprocal_rank: float
    milliseconds: float


@dataclass(frozen=True)
class Trial:
    """An engine that was filled and asked: how many documents, how many of them a second, and each query's score."""

    documents: int
    per_second: float
    scores: list[tuple[JudgedQuery, Score]]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a .jsonl or .jsonl.xz file."""
    opener: Any = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def read_corpus(path: Path) -> Iterator[Document]:
    """Documents with the columns id, type, title, summary, body, url, theme, subtheme, audience, date, lang."""
    for row in read_lines(path):
        yield Document(
            id=row["id"],
            kind=row["type"],
            language=row["lang"],
            title=row["title"],
            summary=row["summary"],
            body=row["body"],
            url=row["url"],
            keywords=tuple(filter(None, (row["theme"], row["subtheme"]))),
            facets={axis: (row[axis],) for axis in ("theme", "subtheme", "audience") if row[axis]},
            published=datetime.date.fromisoformat(row["date"][:10]) if row["date"] else None,
        )


def read_queries(path: Path) -> Iterator[JudgedQuery]:
    """Queries with the columns set, kind, base, q, rel."""
    for row in read_lines(path):
        yield JudgedQuery(row["set"], row["kind"], row["base"], row["q"], row["rel"])


def trial(engine: SearchEngine, documents: Iterable[Document], queries: Iterable[JudgedQuery]) -> Trial:
    """Fill the engine with the documents, and nothing else, then ask it the queries."""
    with settled():
        start = time.perf_counter()
        count = engine.rebuild(documents)
        seconds = time.perf_counter() - start
    with settled():  # what it was filled from is no part of a query
        return Trial(count, count / seconds, measure(engine, queries))


def agreement(one: Trial, other: Trial) -> dict[str, float]:
    """The shares of the queries to which two engines give the same first ten answers, in the same order and in any."""
    pairs = [(a.found, b.found) for (_, a), (_, b) in zip(one.scores, other.scores, strict=True)]
    return {
        "queries": len(pairs),
        "same_order": _mean(float(a == b) for a, b in pairs),
        "same": _mean(float(set(a) == set(b)) for a, b in pairs),
    }


def measure(
    engine: SearchEngine, queries: Iterable[JudgedQuery], language: str = "fr"
) -> list[tuple[JudgedQuery, Score]]:
    """Ask each query as the site does, facets and highlights included."""

    def ask(text: str) -> list[str]:
        found = engine.search(Query(text=text, language=language, size=DEPTH, untranslated=False, facets=FACETS))
        return [hit.id for hit in found.hits]

    return [(query, score(query, ask)) for query in queries]


def score(query: JudgedQuery, ask: Callable[[str], list[str]]) -> Score:
    start = time.perf_counter()
    found = ask(query.text)[:DEPTH]
    milliseconds = 1_000 * (time.perf_counter() - start)
    gains = [2 ** query.grades.get(id, 0) - 1 for id in found]
    best = sorted((2**grade - 1 for grade in query.grades.values()), reverse=True)[:DEPTH]
    ranks = [rank for rank, gain in enumerate(gains, 1) if gain]
    return Score(
        found=tuple(found),
        ndcg=_discounted(gains) / (_discounted(best) or 1),
        recall=len(ranks) / (min(DEPTH, len(query.grades)) or 1),
        reciprocal_rank=1 / ranks[0] if ranks else 0.0,
        milliseconds=milliseconds,
    )


def _discounted(gains: list[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def summary(scores: list[tuple[JudgedQuery, Score]]) -> dict[str, dict[str, float]]:
    """Means by set and kind; failures are queries whose first ten answers hold nothing that was judged good."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for query, one in scores:
        groups[f"{query.set}/{query.kind}"].append(one)
    found = {}
    for name, group in sorted(groups.items()):
        times = sorted(one.milliseconds for one in group)
        found[name] = {
            "queries": len(group),
            "ndcg": _mean(one.ndcg for one in group),
            "recall": _mean(one.recall for one in group),
            "mrr": _mean(one.reciprocal_rank for one in group),
            "failures": _mean(float(not one.reciprocal_rank) for one in group),
            "p50_ms": times[len(times) // 2],
            "p99_ms": times[min(len(times) - 1, math.ceil(len(times) * 0.99))],
        }
    return found


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / len(numbers)
