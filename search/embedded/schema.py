"""How a document stands in tantivy; `matching.layout` says what is written."""

import hashlib

import tantivy

from ..document import Document
from ..matching import layout
from ..matching.layout import ANYWHERE, INDEX_LANGUAGES, SEPARATOR, TEXTS

VERSION = layout.VERSION


def build() -> tantivy.Schema:
    """The layout."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "source", "stamp"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("tag", tokenizer_name="raw", index_option="basic")
    # A column for each axis, so that an axis that nobody counts costs nothing.
    builder.add_json_field("axes", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("by_title", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("number", "by_published", "by_reviewed", "by_met", "by_soonest", "place"):
        builder.add_integer_field(name, fast=True, indexed=True)
    for name in ("lat", "lon"):
        builder.add_float_field(name, fast=True, indexed=True)
    for language in INDEX_LANGUAGES:
        for text in TEXTS:
            builder.add_text_field(f"{text}_{language}", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(f"words_{language}", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field(f"{ANYWHERE}_{language}", tokenizer_name="whitespace", index_option="basic")
        builder.add_text_field(f"begins_{language}", tokenizer_name="raw", index_option="basic")
    for name in ("card", "sentences", "stems"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


SCHEMA = build()


def place(lat: float, lon: float) -> int:
    """One number for a place, to some ten metres; places, unlike documents, are few."""
    return round((lat + 90) * 10_000) << 23 | round((lon + 180) * 10_000)


def position(number: int) -> tuple[float, float]:
    """Latitude and longitude of a `place`."""
    return (number >> 23) / 10_000 - 90, (number & 0x7FFFFF) / 10_000 - 180


def _number(id: str) -> int:
    """What a document is looked up by, among those that were just found: read quicker than its identifier."""
    return int.from_bytes(hashlib.blake2b(id.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


def lay_out(document: Document) -> tantivy.Document:
    """The document as it is written."""
    laid = layout.lay_out(document)
    fields = laid.fields() | {
        "number": _number(laid.id),
        "stamp": laid.id + SEPARATOR + laid.fingerprint,
        "card": laid.card.encode("utf-8", "replace"),
        "sentences": laid.sentences.encode(),
        "stems": laid.analysed.encode(),
    }
    if laid.position:
        lat, lon = laid.position
        fields |= {"lat": lat, "lon": lon, "place": place(lat, lon)}
    return tantivy.Document.from_dict(fields, SCHEMA)
