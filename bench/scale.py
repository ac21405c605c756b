"""The part of the report that says how quick the search stays as documents grow, on one machine."""

import itertools
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.test import Client, override_settings
from django.urls import reverse

from bench.tables import table
from core.vocabulary import terms
from home.search_views import EVERYTHING
from search.document import Document
from search.embedded import EmbeddedEngine
from search.evaluation import read_corpus, read_queries

SIZES = "4000,100000"  # unless BENCH_DOCUMENTS says others; the larger one takes some minutes to fill
QUERIES = 600  # asked of each size, every one once
PAGES = 120  # whole search pages made
SEED = 20_261_122
AXES = ("challenge", "audience", "sector", "structure_kind", "territory")
HEADING = """
### As documents grow

The documents of the collection, and beyond their number mixtures of them: a title of one, a text of halves of two. Each
carries terms of this site's own vocabularies, and is asked for as the search page does: facets of every axis, their own
choices left out, highlights, twenty rows. A page is that query and everything around it, without the page cache.

"""
WANTED = (
    "Wanted: 10 ms (p99) at 4,000 documents and 30 ms at 100,000; a page in 60 ms; 500 documents a second rebuilt.\n"
)


@dataclass(frozen=True)
class Scale:
    """Of one size; times in milliseconds."""

    documents: int
    per_second: float
    queries: Sequence[float]
    pages: Sequence[float]


def section(tell: Callable[[str], None]) -> str:
    """Markdown, empty without a collection (BENCH_CORPUS, BENCH_QUERIES)."""
    corpus, queries = os.environ.get("BENCH_CORPUS", ""), os.environ.get("BENCH_QUERIES", "")
    if not (corpus and queries):
        return ""
    originals = list(read_corpus(Path(corpus)))
    texts = [query.text for query in read_queries(Path(queries))]
    random.Random(SEED).shuffle(texts)  # noqa: S311 - figures, not secrets
    found = []
    for size in map(int, os.environ.get("BENCH_DOCUMENTS", SIZES).split(",")):
        tell(f"Search in {size:,} documents…")
        found.append(measure(grown(originals, size), texts))
    return f"{HEADING}{_table(found)}\n{WANTED}"


def grown(originals: Sequence[Document], size: int) -> Iterator[Document]:
    """As many documents as wanted: the originals, then mixtures of them; always the same."""
    chance = random.Random(SEED)  # noqa: S311
    codes = {axis: [term.code for term in terms(axis)] for axis in AXES}
    for number, document in enumerate(itertools.islice(itertools.cycle(originals), size)):
        facets = {
            axis: tuple(chance.sample(known, min(len(known), chance.randint(1, 4)))) for axis, known in codes.items()
        }
        body = document.body
        if number >= len(originals):
            other = chance.choice(originals)
            body = f"{body[: len(body) // 2]} {other.body[len(other.body) // 2 :]}"
        yield replace(document, id=f"{document.kind}:{number}:fr", language="fr", body=body, facets=facets)


def measure(documents: Iterator[Document], texts: Sequence[str]) -> Scale:
    """Fill an index of its own, then ask it, then make whole pages from it."""
    with tempfile.TemporaryDirectory(prefix="passerelles-scale-") as folder:
        engine = EmbeddedEngine(Path(folder))
        start = time.perf_counter()
        count = engine.rebuild(documents)
        per_second = count / (time.perf_counter() - start)
        states = [EVERYTHING.parse(QueryDict(urlencode({"q": text})), path="/").query() for text in texts[:QUERIES]]
        for query in states[:20]:
            engine.search(query)
        queries = [_timed(lambda query=query: engine.search(query)) for query in states]
        pages = _pages(f"embedded://{folder}", texts[:PAGES])
    return Scale(count, per_second, queries, pages)


def _pages(url: str, texts: Sequence[str]) -> list[float]:
    client = Client(SERVER_NAME="127.0.0.1")
    with override_settings(SEARCH_URL=url, PAGE_CACHE=False, ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS]):
        client.get(reverse("search"), {"q": "permis"})
        return [_timed(lambda text=text: client.get(reverse("search"), {"q": text})) for text in texts]


def _timed(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return 1_000 * (time.perf_counter() - start)


def _table(found: Sequence[Scale]) -> str:
    headings = ["documents", "rebuilt a second", "query p50 (ms)", "query p99 (ms)", "page p50 (ms)", "page p99 (ms)"]
    return table(
        headings,
        [
            [f"{one.documents:,}", f"{one.per_second:,.0f}", *_quantiles(one.queries), *_quantiles(one.pages)]
            for one in found
        ],
    )


def _quantiles(times: Sequence[float]) -> list[str]:
    cut = statistics.quantiles(times, n=100, method="inclusive")
    return [f"{cut[49]:.1f}", f"{cut[98]:.1f}"]
