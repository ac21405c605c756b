"""What is read back of a document."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import tantivy


@dataclass(frozen=True)
class Stored:
    """A document as it stands in the index."""

    fields: tantivy.Document

    @cached_property
    def card(self) -> dict[str, Any]:
        """What a result shows; see `schema`."""
        found: dict[str, Any] = json.loads(self._text("card"))
        return found

    @property
    def sentences(self) -> str:
        """The summary and the sentences, one a line."""
        return self._text("sentences")

    @property
    def stems(self) -> str:
        """The stems of each of the sentences, between spaces, one sentence a line."""
        return self._text("stems")

    def _text(self, field: str) -> str:
        value = self.fields.get_first(field)
        return bytes(value).decode() if value else ""


def read(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Stored:
    """The document at an address."""
    return Stored(searcher.doc(address))


def count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """How many documents the query finds."""
    found: int = searcher.search(query, limit=1).count  # type: ignore[attr-defined]  # missing from its stub
    return found
