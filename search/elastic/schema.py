"""How a document stands in Elasticsearch; `matching.layout` says what is written."""

from typing import Any

from elasticsearch import dsl
from elasticsearch.dsl import MetaField

from ..document import Document
from ..matching import layout
from ..matching.layout import ANYWHERE, INDEX_LANGUAGES, TEXTS, writable

LONGEST_PAGE = 1_000_000  # the last document of a list that a page can show
_LONGEST_CODE = 8_000
_KEPT = ("card", "sentences", "analysed", "place")  # what is read back; nothing of it but the place is indexed


class Record(dsl.Document):
    """A document. Texts come analysed, and are cut at white space; each language has fields of its own, below."""

    id = dsl.Keyword()
    source = dsl.Keyword()
    fingerprint = dsl.Keyword(index=False)
    tag = dsl.Keyword(ignore_above=_LONGEST_CODE)
    axes = dsl.Flattened(ignore_above=_LONGEST_CODE)  # a column for each axis
    by_title = dsl.Keyword(index=False)
    by_published = dsl.Integer(index=False)
    by_reviewed = dsl.Integer(index=False)
    by_met = dsl.Long(index=False)
    by_soonest = dsl.Long(index=False)
    place = dsl.GeoPoint()

    class Meta:
        dynamic = MetaField(False)
        source = MetaField(includes=list(_KEPT))


for _language in INDEX_LANGUAGES:
    _mapping = Record._doc_type.mapping
    for _text in TEXTS:
        _mapping.field(f"{_text}_{_language}", dsl.Text(analyzer="whitespace"))
    _mapping.field(f"words_{_language}", dsl.Text(analyzer="whitespace", index_options="freqs"))
    _mapping.field(f"{ANYWHERE}_{_language}", dsl.Text(analyzer="whitespace", index_options="docs", norms=False))
    _mapping.field(f"begins_{_language}", dsl.Keyword())


def new_index(name: str, shards: int) -> dsl.Index:
    """An index as it is filled: without copies, and showing what it holds only when told to."""
    index = dsl.Index(name)
    index.document(Record)
    index.settings(
        number_of_shards=shards,
        number_of_replicas=0,
        refresh_interval="-1",
        max_result_window=LONGEST_PAGE,
    )
    return index


def lay_out(document: Document) -> dict[str, Any]:
    """The document as it is written."""
    laid = layout.lay_out(document)
    fields = laid.fields() | {
        "fingerprint": laid.fingerprint,
        "card": writable(laid.card),
        "sentences": laid.sentences,
        "analysed": laid.analysed,
    }
    if laid.position:
        lat, lon = laid.position
        fields["place"] = {"lat": lat, "lon": lon}
    return fields
