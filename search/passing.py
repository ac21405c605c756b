"""Engines that pass: to be filled, asked and thrown away, beside the one of the site."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .engine import SearchEngine
from .engines import open_engine

EMBEDDED, ELASTICSEARCH = "embedded", "elasticsearch"


@contextmanager
def passing_engine(name: str = EMBEDDED) -> Iterator[SearchEngine]:
    """An empty engine, gone at the end of the block.

    name: "embedded"; "elasticsearch", on the cluster of SEARCH_URL; or the address of a cluster as in SEARCH_URL, whose
    index is left alone: this one is called "…-passing"."""
    if name == EMBEDDED:
        with tempfile.TemporaryDirectory() as folder:
            yield open_engine(f"embedded://{folder}")
        return
    parts = urlsplit(settings.SEARCH_URL if name == ELASTICSEARCH else name)
    if not parts.scheme.startswith(ELASTICSEARCH):
        raise ImproperlyConfigured(
            "Set SEARCH_URL to a cluster, elasticsearch://host:9200/index, or give such an address."
        )
    from .elastic import ElasticEngine

    engine = open_engine(parts._replace(path=f"{parts.path}-passing").geturl())
    assert isinstance(engine, ElasticEngine)  # noqa: S101 - for the type checker
    engine.store.remove()
    try:
        yield engine
    finally:
        engine.store.remove()
