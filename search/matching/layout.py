"""How a document is laid out for every engine.

Texts are analysed before an engine sees them; engines only cut at white space. Each language has its own fields
("title_fr"), so that the frequency of a word is counted among texts of its language. Documents are filtered by
"axis:code" terms of one field, and counted by the columns of another, one an axis.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from core.lines import on_one_line

from ..analysis import (
    LANGUAGES,
    OTHER,
    index_language,
    indexed,
    indexed_sentences,
    normalise,
    sentences,
    words,
)
from ..document import Document
from ..query import KIND, LANGUAGE

VERSION = 4  # counts the layouts: an index of another layout is not read, and search_rebuild makes a new one
INDEX_LANGUAGES = (*LANGUAGES, OTHER)
SHOWN = "shown"
TEXTS = ("title", "summary", "keywords", "body")
ANYWHERE = "anywhere"  # every stem of every text: which documents have a word, without asking where
LONGEST_BODY = 200_000  # characters of a text that are indexed
LONGEST_SHOWN = 10_000  # characters of a text where the sentence to show is looked for: answers are read often
LONGEST_COMPLETED = 300  # characters of a title or keyword that completion may offer
LONGEST_ORDERED = 200  # characters of a title by which it is put in order
_DAYS = 10_000_000  # more than any day's ordinal
_MINUTES = 1_000_000_000  # more than any minute's number, from 1970 on
SEPARATOR = "\x1f"
ATTACHED = "\x1e"  # stands before a sentence of an attached file; no text has it, once it is normalised


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A document as it is written.

    language: the one whose fields it fills.
    tags: "axis:code" terms; axes: the same by axis.
    by_title, published, reviewed, met, soonest: what lists are ordered by; the days as ordinals, -1 for none.
    position: latitude and longitude in degrees, to some ten metres.
    stems: what is searched, by text, between spaces; words: the words unstemmed.
    beginnings: what completion looks up.
    card: JSON that results show. sentences, analysed: one a line, as written and as stems between spaces.
    """

    id: str
    source: str
    fingerprint: str
    language: str
    tags: list[str]
    axes: Mapping[str, list[str]]
    by_title: str
    published: int
    reviewed: int
    met: int
    soonest: int
    position: tuple[float, float] | None
    stems: Mapping[str, str]
    words: str
    beginnings: list[str]
    card: str
    sentences: str
    analysed: str

    def fields(self) -> dict[str, Any]:
        """Field → value, for those that every engine has; texts and beginnings in fields of their language."""
        named: dict[str, Any] = {f"{text}_{self.language}": stems for text, stems in self.stems.items()}
        return named | {
            f"words_{self.language}": self.words,
            f"begins_{self.language}": self.beginnings,
            f"{ANYWHERE}_{self.language}": " ".join(filter(None, self.stems.values())),
            "id": self.id,
            "source": self.source,
            "tag": self.tags,
            "axes": self.axes,
            "by_title": self.by_title,
            "by_published": self.published,
            "by_reviewed": self.reviewed,
            "by_met": self.met,
            "by_soonest": self.soonest,
        }


def lay_out(document: Document) -> Laid:
    """The document, analysed."""
    language = index_language(document.language)
    title, summary = normalise(document.title), normalise(document.summary)
    own = sentences(normalise(document.body[:LONGEST_BODY]))
    found = own + sentences(normalise(document.attached[: LONGEST_BODY - min(LONGEST_BODY, len(document.body))]))
    stems, in_body = indexed_sentences(found, language)
    shown = sum(1 for end in accumulate(map(len, found)) if end <= LONGEST_SHOWN)
    in_title, in_summary, in_keywords = (
        indexed(text, language) for text in (title, summary, normalise(" ".join(document.keywords)))
    )
    axes = _axes(document)
    return Laid(
        id=document.id,
        source=document.source,
        fingerprint=document.fingerprint(),
        language=language,
        tags=[tag(axis, code) for axis, codes in axes.items() for code in codes],
        axes=axes,
        by_title=in_title[1][:LONGEST_ORDERED],
        published=document.published.toordinal() if document.published else -1,
        reviewed=document.reviewed.toordinal() if document.reviewed else -1,
        met=_met(document),
        soonest=_soonest(document),
        position=document.position and _place(*document.position),
        stems={
            "title": in_title[0],
            "summary": in_summary[0],
            "keywords": in_keywords[0],
            "body": " ".join(filter(None, stems)),
        },
        words=" ".join(filter(None, (in_title[1], in_summary[1], in_keywords[1], in_body))),
        beginnings=_beginnings(document, title, language),
        card=json.dumps(_card(document, title, summary), ensure_ascii=False),
        sentences="\n".join(
            (on_one_line(summary), *own[:shown], *(ATTACHED + text for text in found[len(own) : shown]))
        ),
        analysed="\n".join(f" {sentence} " for sentence in (in_summary[0], *stems[:shown])),
    )


def tag(axis: str, code: str) -> str:
    """The term by which documents with this code are filtered."""
    return writable(f"{axis}:{code}")


def writable(name: str) -> str:
    """A name that an index takes, whatever it came from: half a character (a lone surrogate) cannot be written."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode()


def _axes(document: Document) -> dict[str, list[str]]:
    """What it can be filtered by."""
    own = {KIND: [document.kind], LANGUAGE: [document.language], SHOWN: list(document.languages)}
    given = {axis: list(dict.fromkeys(map(writable, codes))) for axis, codes in document.facets.items() if codes}
    return given | own


def _card(document: Document, title: str, summary: str) -> Mapping[str, Any]:
    return {
        "id": document.id,
        "title": title,
        "summary": summary,
        "url": document.url,
        "kind": document.kind,
        "language": document.language,
        "published": document.published and document.published.isoformat(),
        "reviewed": document.reviewed and document.reviewed.isoformat(),
        "shown": document.languages,
        "axes": {axis: codes for axis, codes in document.facets.items() if codes},
        "source": document.source,
        "payload": dict(document.payload),
    }


def _met(document: Document) -> int:
    """Those that as many meet stand in the order of their days, the newest first."""
    day = document.published.toordinal() if document.published else 0
    return document.met * _DAYS + day


def _soonest(document: Document) -> int:
    """What comes or goes on, the soonest first; then what is over, the latest first; then what has no date."""
    if document.starts is None:
        return 2 * _MINUTES
    minute = int(document.starts.timestamp()) // 60
    return _MINUTES - minute if document.is_over else minute


def _place(lat: float, lon: float) -> tuple[float, float]:
    """The position, to some ten metres."""
    return round(float(lat), 4), round(float(lon), 4)


def _beginnings(document: Document, title: str, language: str) -> list[str]:
    """What completion looks up: each keyword and the title, from each of its words on."""
    entries = []
    for text, url in (*((normalise(keyword), "") for keyword in document.keywords), (title, document.url)):
        found = [word.text for word in words(text, language)] if len(text) <= LONGEST_COMPLETED else []
        shown = SEPARATOR.join((text, url, document.kind if url else ""))
        entries += [f"{' '.join(found[place : place + 8])}{SEPARATOR}{shown}" for place in range(min(len(found), 12))]
    return entries
