"""Engines to hold to the contract, and documents to put in them."""

import datetime
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from search.document import Document
from search.elastic import ElasticEngine
from search.engine import SearchEngine
from search.engines import open_engine

SERVER = os.environ.get("TEST_SEARCH_URL", "")
NEEDS_SERVER = [
    pytest.mark.servers,
    pytest.mark.skipif(not SERVER, reason="TEST_SEARCH_URL not set; .ci/servers make test-servers"),
]
# A test that takes one of them runs on each.
ENGINES = ["embedded", pytest.param("elasticsearch", marks=NEEDS_SERVER)]


@contextmanager
def an_address(kind: str, folder: Path | None, **parameters: object) -> Iterator[str]:
    """A SEARCH_URL where nothing is yet; what is put there is removed in the end."""
    if kind == "embedded":
        yield f"embedded://{folder}"
        return
    more = "&".join(f"{name}={value}" for name, value in parameters.items())
    url = f"{SERVER.rpartition('/')[0]}/test-{uuid.uuid4().hex}?{more}"
    yield url
    engine = open_engine(url)
    assert isinstance(engine, ElasticEngine)
    engine.store.remove()


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with an_address(request.param, tmp_path / "index") as url:
        yield url


@pytest.fixture
def engine(address: str) -> SearchEngine:
    """An empty engine."""
    return open_engine(address)


@pytest.fixture
def elsewhere(address: str) -> Callable[[], SearchEngine]:
    """Makes another engine on the same index, as another process has."""
    return lambda: open_engine(address)


def document(number: int = 1, **fields: Any) -> Document:
    """A French practice; `fields` say how it differs."""
    usual: dict[str, Any] = {
        "id": f"practice:{number}:fr",
        "kind": "practice",
        "language": "fr",
        "title": f"Pratique {number}",
        "summary": "Une phrase qui la résume.",
        "url": f"/fr/pratiques/{number}/",
        "published": datetime.date(2026, 1, 1) + datetime.timedelta(days=number),
    }
    return Document(**usual | fields)
