"""What an engine answers."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from .document import Document


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One document found.

    highlight: the sentence that matched, escaped, its words in <mark>; the summary where no text was asked.
    distance_km: from the query's `near`, None without it or without a position.
    """

    id: str
    score: float
    title: str
    summary: str
    url: str
    kind: str
    language: str
    highlight: SafeString
    distance_km: float | None
    published: datetime.date | None
    reviewed: datetime.date | None
    payload: Mapping[str, Any]

    @classmethod
    def of(cls, document: Document, score: float = 0.0) -> "Hit":
        """The document as it would be found where no text was asked."""
        return cls(
            id=document.id,
            score=score,
            title=document.title,
            summary=document.summary,
            url=document.url,
            kind=document.kind,
            language=document.language,
            highlight=escape(document.summary),
            distance_km=None,
            published=document.published,
            reviewed=document.reviewed,
            payload=document.payload,
        )


@dataclass(frozen=True, kw_only=True)
class Results:
    """One page of hits, and what is known of all of them.

    facets: for each axis asked, how many documents carry each code; codes that none carries are absent.
    page: the page that stands here, which is the last one when a later one was asked.
    corrected: the text that was searched in place of the one typed, where words of that exist nowhere.
    suggestion: a text that may have been meant; offered, not applied.
    """

    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    page: int = 1
    size: int = 20
    corrected: str | None = None
    suggestion: str | None = None

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // self.size))


@dataclass(frozen=True)
class Completion:
    """What the beginning of a word may become; `url` leads to a document, empty for a word to search."""

    text: str
    url: str = ""
    kind: str = ""
