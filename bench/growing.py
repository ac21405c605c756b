"""A judged collection grown to any size, and how quick the search stays in it."""

import itertools
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from core.memory import settled
from core.vocabulary import terms
from home.search_views import EVERYTHING
from search.document import Document
from search.engines import get_engine

QUERIES = 600  # asked, every one once
PAGES = 120  # whole search pages made
WARM_UP = 20
LOOP_EVERY = 50  # queries
SEED = 20_261_122
AXES = ("challenge", "audience", "sector", "structure_kind", "territory")
KINDS = ("practice", "organisation", "barrier", "project")


@dataclass(frozen=True)
class Scale:
    """Of one size; times in milliseconds."""

    documents: int
    per_second: float
    queries: Sequence[float]
    pages: Sequence[float]
    loops: Sequence[float]  # of a plain loop, between the queries


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
    client, search = Client(SERVER_NAME="127.0.0.1"), reverse("search")
    with settled():
        for query in queries[-WARM_UP:]:
            engine.search(query)
        asked, loops = [], []
        for number, query in enumerate(queries):
            asked.append(_timed(lambda query=query: engine.search(query)))
            if number % LOOP_EVERY == 0:
                loops.append(_timed(_plain_loop))
        client.get(search, {"q": texts[-1]})
        made = [_timed(lambda text=text: client.get(search, {"q": text})) for text in texts[:PAGES]]
    return Scale(count, per_second, asked, made, loops)


def _plain_loop() -> None:
    """What the machine gives at this moment: it has nothing to do with the search."""
    total = 0
    for number in range(1_000_000):
        total += number


def _timed(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return 1_000 * (time.perf_counter() - start)
