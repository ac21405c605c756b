"""A judged collection grown to any size, and how quick the search stays in it."""

import itertools
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.test import Client, override_settings
from django.urls import reverse

from core.memory import settled
from core.vocabulary import terms
from home.search_views import EVERYTHING
from search.document import Document
from search.engines import get_engine, open_engine

QUERIES = 600  # asked
PAGES = 120  # whole search pages made
WARM_UP = 20
TURNS = 3  # of each query and page; the best one counts
SEED = 20_261_122
AXES = ("challenge", "audience", "sector", "structure_kind", "territory")
KINDS = ("practice", "organisation", "barrier", "project")


@dataclass(frozen=True)
class Scale:
    """Of one size; times in milliseconds, of each query and page the best of its turns: p50 and p99 are those of what
    is asked, and not of what else the machine did.

    few: with three facets and ten rows; queries: as the search page asks; loops: of a plain loop, between them."""

    documents: int
    per_second: float
    few: Sequence[float]
    queries: Sequence[float]
    pages: Sequence[float]
    loops: Sequence[float]


def grown(originals: Sequence[Document], size: int) -> Iterator[Document]:
    """As many documents as wanted, always the same: the originals, then mixtures of them, a title of one and a text of
    halves of two. Each carries a kind of this site and up to four terms of each of its vocabularies."""
    chance = random.Random(SEED)  # noqa: S311 - figures, not secrets
    codes = {axis: [term.code for term in terms(axis)] for axis in AXES}
    for number, document in enumerate(itertools.islice(itertools.cycle(originals), size)):
        body, kind = document.body, chance.choice(KINDS)
        if number >= len(originals):
            other = chance.choice(originals).body
            body = f"{body[: len(body) // 2]} {other[len(other) // 2 :]}"
        facets = {axis: tuple(chance.sample(known, chance.randint(1, 4))) for axis, known in codes.items()}
        yield replace(document, id=f"{kind}:{number}:fr", kind=kind, language="fr", body=body, facets=facets)


def measure(documents: Iterator[Document], texts: Sequence[str]) -> Scale:
    """Fill this site's index with the documents; ask it as the search page does; then make whole pages from it."""
    engine = get_engine()
    with settled():
        start = time.perf_counter()
        count = engine.rebuild(documents)
        per_second = count / (time.perf_counter() - start)
    texts = random.Random(SEED).sample(list(texts), len(texts))  # noqa: S311
    queries = [EVERYTHING.parse(QueryDict(urlencode({"q": text})), path="/").query() for text in texts[:QUERIES]]
    few = [replace(query, facets=query.facets[:3], size=10) for query in queries]
    loops = [_timed(_plain_loop)]
    with settled(), override_settings(PAGE_CACHE=False):
        asked_few, asked = [
            _best_of(lambda: open_engine(settings.SEARCH_URL).search, asking, loops) for asking in (few, queries)
        ]
        client, search = Client(SERVER_NAME="127.0.0.1"), reverse("search")
        made = _best_of(lambda: lambda text: client.get(search, {"q": text}), texts[:PAGES], loops)
    return Scale(count, per_second, asked_few, asked, made, loops)


def _best_of(begin: Callable[[], Callable[[Any], object]], asked: Sequence[Any], loops: list[float]) -> list[float]:
    """Milliseconds of each. Every turn begins anew: what an engine keeps of one is not there in the next."""
    turns = []
    for _turn in range(TURNS):
        ask = begin()
        for one in asked[-WARM_UP:]:
            ask(one)
        turns.append([_timed(lambda one=one: ask(one)) for one in asked])  # noqa: B023 - called at once
        loops.append(_timed(_plain_loop))
    return [min(times) for times in zip(*turns, strict=True)]


def _plain_loop() -> None:
    """What the machine gives at this moment: it has nothing to do with the search."""
    total = 0
    for number in range(1_000_000):
        total += number


def _timed(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return 1_000 * (time.perf_counter() - start)
