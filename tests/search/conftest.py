"""Engines to hold to the contract, and documents to put in them."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from search.document import Document
from search.embedded import EmbeddedEngine
from search.engine import SearchEngine

ENGINES: dict[str, Callable[[Path], SearchEngine]] = {"embedded": EmbeddedEngine}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> SearchEngine:
    """An empty engine; a test that takes it runs on each of them."""
    return ENGINES[request.param](tmp_path / "index")


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
