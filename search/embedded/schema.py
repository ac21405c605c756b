"""How a document is laid out in the index.

Texts are analysed before they get here; tantivy only cuts at white space. Each language has its own fields, so that
the frequency of a word is counted among texts of its language. Documents are filtered by "axis:code" terms of one
field, and counted by the columns of another, one an axis, so that an axis that nobody counts costs nothing.
"""

import json
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

import tantivy

from ..analysis import LANGUAGES, OTHER, analyse, index_language, normalise, sentences, words
from ..document import Document
from ..query import KIND, LANGUAGE

VERSION = 1  # counts the layouts: an index of another layout is not read, and search_rebuild makes a new one
SHOWN = "shown"
TEXTS = ("title", "summary", "keywords", "body")
LONGEST_BODY = 200_000  # characters of a text that are indexed
LONGEST_SHOWN = 20_000  # characters of a text where the sentence to show is looked for: answers are read often
SEPARATOR = "\x1f"


def build() -> tantivy.Schema:
    """The layout."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "source", "stamp"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("tag", tokenizer_name="raw", index_option="basic")
    builder.add_json_field("axes", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("by_title", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("by_published", "by_reviewed", "place"):
        builder.add_integer_field(name, fast=True, indexed=True)
    for name in ("lat", "lon"):
        builder.add_float_field(name, fast=True, indexed=True)
    for language in (*LANGUAGES, OTHER):
        for text in TEXTS:
            builder.add_text_field(f"{text}_{language}", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(f"words_{language}", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field(f"begins_{language}", tokenizer_name="raw", index_option="basic")
    for name in ("card", "sentences", "stems"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


SCHEMA = build()


def tag(axis: str, code: str) -> str:
    """The term by which documents with this code are filtered."""
    return writable(f"{axis}:{code}")


def writable(name: str) -> str:
    """A name that the index takes, whatever it came from: half a character (a lone surrogate) cannot be written."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode()


def place(lat: float, lon: float) -> int:
    """One number for a place, to some ten metres; places, unlike documents, are few."""
    return round((lat + 90) * 10_000) << 23 | round((lon + 180) * 10_000)


def position(number: int) -> tuple[float, float]:
    """Latitude and longitude of a `place`."""
    return (number >> 23) / 10_000 - 90, (number & 0x7FFFFF) / 10_000 - 180


def lay_out(document: Document) -> tantivy.Document:
    """The document as it is written."""
    language = index_language(document.language)
    title, summary = normalise(document.title), normalise(document.summary)
    found = sentences(normalise(document.body[:LONGEST_BODY]))
    stems = [" ".join(analyse(sentence, language)) for sentence in found]
    shown = sum(1 for end in accumulate(map(len, found)) if end <= LONGEST_SHOWN)
    in_summary = analyse(summary, language)
    keywords = " ".join(document.keywords)
    axes = _axes(document)
    fields: dict[str, Any] = {
        "id": document.id,
        "source": document.source,
        "stamp": document.id + SEPARATOR + document.fingerprint(),
        "tag": [tag(axis, code) for axis, codes in axes.items() for code in codes],
        "axes": axes,
        "by_title": " ".join(word.text for word in words(title, language)),
        "by_published": document.published.toordinal() if document.published else -1,
        "by_reviewed": document.reviewed.toordinal() if document.reviewed else -1,
        f"title_{language}": " ".join(analyse(title, language)),
        f"summary_{language}": " ".join(in_summary),
        f"keywords_{language}": " ".join(analyse(keywords, language)),
        f"body_{language}": " ".join(stems),
        f"words_{language}": " ".join(
            word.text for text in (title, summary, normalise(keywords), *found) for word in words(text, language)
        ),
        f"begins_{language}": _beginnings(document, title, language),
        "card": json.dumps(_card(document, title, summary), ensure_ascii=False).encode("utf-8", "replace"),
        "sentences": "\n".join((" ".join(summary.split()), *found[:shown])).encode(),
        "stems": "\n".join(f" {sentence} " for sentence in (" ".join(in_summary), *stems[:shown])).encode(),
    }
    if document.position:
        lat, lon = document.position
        fields |= {"lat": float(lat), "lon": float(lon), "place": place(lat, lon)}
    return tantivy.Document.from_dict(fields, SCHEMA)


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


def _beginnings(document: Document, title: str, language: str) -> list[str]:
    """What completion looks up: each keyword and the title, from each of its words on."""
    entries = []
    for text, url in (*((normalise(keyword), "") for keyword in document.keywords), (title, document.url)):
        found = [word.text for word in words(text, language)]
        shown = SEPARATOR.join((text, url, document.kind if url else ""))
        entries += [f"{' '.join(found[place : place + 8])}{SEPARATOR}{shown}" for place in range(min(len(found), 12))]
    return entries
