"""The documents nearest to one of them."""

import json
from collections.abc import Sequence
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, Term

from ..matching.layout import writable
from ..matching.similar import traits
from ..query import KIND, LANGUAGE
from .algebra import SAY
from .store import Store


def similar(store: Store, id: str, limit: int, kinds: Sequence[str]) -> list[dict[str, Any]]:
    """Hits, the nearest first; none when there is no such document."""
    itself = Term("id", {"value": writable(id)})
    found = store.ask(Search().query(Bool(filter=[itself])).extra(size=1))["hits"]["hits"]
    if not found or limit < 1:
        return []

    kept = found[0]["_source"]
    card = json.loads(kept["card"])
    words = traits(SAY, card, kept["analysed"], store.count(), store.frequencies)
    if not words:
        return []
    only = [SAY.tagged(LANGUAGE, (card["language"],)), *([SAY.tagged(KIND, kinds)] if kinds else [])]
    asked = Bool(must=[SAY.at_least(1, words)], filter=only, must_not=[itself])
    hits: list[dict[str, Any]] = store.ask(Search().query(asked).extra(size=limit))["hits"]["hits"]
    return hits
