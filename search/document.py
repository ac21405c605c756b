"""What every floor hands to the search: one document, whatever page or record it stands for."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Document:
    """One thing that can be found, in one language.

    id: "practice:<translation key>:<language>", unique in the index.
    attached: what the files on its page say.
    keywords: labels and other names of its terms, tags, acronyms: words people type that its text lacks.
    facets: codes by axis; an axis that is a tree carries the ancestors' codes too.
    shown_in: languages in whose lists it stands: its own, and those that have no translation of it.
    position: latitude and longitude, in degrees.
    met: how many organisations say that they meet it, too.
    starts: when it takes place, aware; None for what is no event. is_over: whether it has taken place.
    payload: what a result card shows beside title and summary; JSON, codes rather than labels.
    source: the record that it comes from, set by `search.services`; a source has one document at most.
    """

    id: str
    kind: str
    language: str
    title: str
    summary: str = ""
    body: str = ""
    attached: str = ""
    keywords: tuple[str, ...] = ()
    url: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown_in: tuple[str, ...] = ()
    published: datetime.date | None = None
    reviewed: datetime.date | None = None
    position: tuple[float, float] | None = None
    met: int = 0
    starts: datetime.datetime | None = None
    is_over: bool = False
    payload: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language in whose lists it stands, its own first."""
        return (self.language, *(code for code in self.shown_in if code != self.language))

    def from_source(self, source: str) -> "Document":
        """The same document, said to come from `source`."""
        return replace(self, source=source)

    def fingerprint(self) -> str:
        """Sixteen letters that change whenever anything in the document does."""
        content = {name: getattr(self, name) for name in self.__dataclass_fields__}
        content["facets"] = {axis: sorted(codes) for axis, codes in self.facets.items()}
        text = json.dumps(content, sort_keys=True, default=str, ensure_ascii=True)
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
