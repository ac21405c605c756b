"""Which engine the site uses: the one that SEARCH_URL names."""

import os
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .engine import SearchEngine


def get_engine() -> SearchEngine:
    """This process's engine for `settings.SEARCH_URL`."""
    return _open(settings.SEARCH_URL, os.getpid())


@cache
def _open(url: str, pid: int) -> SearchEngine:
    # The process is part of the key: what a parent opened before it forked is not shared with its children.
    return open_engine(url)


def open_engine(url: str) -> SearchEngine:
    """An engine of one's own for a SEARCH_URL; ImproperlyConfigured says what is wrong with it."""
    parts = urlsplit(url)
    if parts.scheme == "embedded":
        from .embedded import EmbeddedEngine

        path = unquote(parts.netloc + parts.path)
        if not path:
            raise ImproperlyConfigured("SEARCH_URL names no folder: embedded:///var/lib/passerelles/search")
        return EmbeddedEngine(Path(path))
    if parts.scheme in ("elasticsearch", "elasticsearch+https"):
        from .elastic import ElasticEngine
        from .elastic.address import read

        return ElasticEngine(read(url))
    raise ImproperlyConfigured(
        f"SEARCH_URL: no search engine is called « {parts.scheme} »; use embedded:///a/folder, "
        "elasticsearch://host:9200/index or elasticsearch+https://user:password@host:9200/index"
    )
