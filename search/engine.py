"""The port: what the site asks of a search engine. Every adapter passes tests/search/test_contract.py."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from .document import Document
from .query import Query
from .results import Completion, Hit, Results


class IndexBusy(Exception):
    """Somebody else is writing; try again later. Searches go on."""


class SearchUnavailable(Exception):
    """The engine cannot be reached, or refuses. Nothing is known of what it holds; try again later."""


class SearchEngine(Protocol):
    """Reading never raises because of what was typed, nor where there is no index yet: then nothing is found.

    Every method raises SearchUnavailable where the engine is elsewhere and does not answer."""

    def search(self, query: Query) -> Results: ...

    def suggest(self, text: str, language: str) -> str | None:
        """`text` with its misspelt words corrected from the index's own words; None when there is nothing to say."""

    def complete(self, prefix: str, language: str, limit: int = 8) -> list[Completion]:
        """Keywords and titles that have a word beginning like the last one typed, the most used first."""

    def similar(self, id: str, limit: int = 4, kinds: Sequence[str] = ()) -> list[Hit]:
        """Documents of the same language that speak of the same things as document `id`, nearest first."""

    def upsert(self, documents: Iterable[Document]) -> None:
        """Put in documents, each in place of the one with its id. All of them or, when it raises, none."""

    def delete(self, ids: Iterable[str]) -> None: ...

    def replace(self, sources: Mapping[str, Document | None]) -> set[tuple[str, str]]:
        """Say which document stands for each source from now on, None for none, in one step.

        Answers with the (kind, language) of every list that this may have changed."""

    def sources_of(self, axis: str, code: str) -> set[str]:
        """The sources of the documents that carry `code` on `axis`."""

    def fingerprints(self) -> dict[str, str]:
        """`Document.fingerprint()` by id, of everything in the index."""

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Build an index anew beside the one in use, then swap; how many documents it holds.

        Searches go on in the old one; when it raises or is killed the old one stays."""
