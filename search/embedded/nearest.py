"""Distances. The index knows places (some ten metres wide); documents share them, so few distances are computed."""

import math
from collections.abc import Iterator

import tantivy

from ..matching.distances import EARTH_KM, distance_km
from ..query import Point
from . import schema
from .algebra import MUST, MUST_NOT, every
from .store import Snapshot
from .stored import count

_FIRST_KM = 8.0
_MOST_PLACES = 20_000
_MOST_AT_ONE = 5_000  # documents at one place that are put in order


def _between(field: str, low: float, high: float) -> tantivy.Query:
    found = tantivy.Query.range_query(schema.SCHEMA, field, tantivy.FieldType.Float, low, high)
    return tantivy.Query.const_score_query(found, 0.0)


def _box(here: Point, km: float) -> list[tantivy.Query]:
    """Everything within `km` and more: the square around it; across a pole or the date line, the whole band."""
    high = math.degrees(km / EARTH_KM)
    found = [_between("lat", here.lat - high, here.lat + high)]
    if abs(here.lat) + high < 89:
        wide = math.degrees(math.asin(min(1.0, math.sin(km / EARTH_KM) / math.cos(math.radians(here.lat)))))
        if abs(here.lon) + wide < 180:
            found.append(_between("lon", here.lon - wide, here.lon + wide))
    return found


def _places(snapshot: Snapshot, query: tantivy.Query, here: Point, km: float) -> list[tuple[float, int, int]]:
    """(distance, place, documents) of the places within `km` where the query finds something, nearest first."""
    asked = {"places": {"terms": {"field": "place", "size": _MOST_PLACES}}}
    answer = snapshot.searcher.aggregate(every([query, *_box(here, km)]), asked)
    found = []
    for bucket in answer["places"]["buckets"]:
        number = int(bucket["key"])
        if (far := distance_km(here, schema.position(number))) <= km:
            found.append((far, number, bucket["doc_count"]))
    return sorted(found)


def within(snapshot: Snapshot, here: Point, km: float) -> tantivy.Query:
    """Documents within `km` of here."""
    places = [number for _, number, _ in _places(snapshot, tantivy.Query.all_query(), here, km)]
    return _at(places) if places else tantivy.Query.empty_query()


def _at(places: list[int]) -> tantivy.Query:
    found = tantivy.Query.term_set_query(schema.SCHEMA, "place", places)
    return tantivy.Query.const_score_query(found, 0.0)


def nearest(
    snapshot: Snapshot, query: tantivy.Query, here: Point, offset: int, limit: int
) -> list[tuple[tantivy.DocAddress, float]]:
    """The addresses and scores of what the query finds, the nearest first, those without a place last."""
    searcher = snapshot.searcher
    placed = count(searcher, every([query, tantivy.Query.exists_query("place")]))
    found: list[tuple[tantivy.DocAddress, float]] = []
    if offset < placed:
        wanted = min(offset + limit, placed)
        places = next(tried for tried in _growing(snapshot, query, here) if _sum(tried) >= wanted)
        found = _window(searcher, query, places, offset, wanted)
    if (more := limit - len(found)) > 0 and offset + len(found) >= placed:
        without = tantivy.Query.boolean_query([(MUST, query), (MUST_NOT, tantivy.Query.exists_query("place"))])
        last = searcher.search(
            without, limit=more, offset=max(0, offset - placed), order_by_field="by_published", count=False
        )
        found += [(address, 0.0) for _, address in last.hits]
    return found


def _growing(snapshot: Snapshot, query: tantivy.Query, here: Point) -> Iterator[list[tuple[float, int, int]]]:
    """The places in wider and wider circles; the last one is the Earth."""
    km = _FIRST_KM
    while km < 2_000:
        yield _places(snapshot, query, here, km)
        km *= 4
    places = _places(snapshot, query, here, math.pi * EARTH_KM + 1)
    yield [*places, (math.inf, 0, 1 << 62)]


def _sum(places: list[tuple[float, int, int]]) -> int:
    return sum(documents for _, _, documents in places)


def _window(
    searcher: tantivy.Searcher, query: tantivy.Query, places: list[tuple[float, int, int]], offset: int, wanted: int
) -> list[tuple[tantivy.DocAddress, float]]:
    """What stands between two ranks: only the places that reach into it are read."""
    rank, first, last, chosen = 0, 0, 0, {}
    for far, number, documents in places:
        if rank + documents <= offset:
            first = rank + documents
        elif rank < wanted:
            chosen[number] = far
            last = rank + documents
        rank += documents
    found = searcher.search(every([query, _at(list(chosen))]), limit=min(last - first, wanted - first + _MOST_AT_ONE))
    addresses = [address for _, address in found.hits]
    far_of = [chosen.get(int(number or 0), math.inf) for number in searcher.fast_field_values("place", addresses)]
    ranked = sorted(zip(far_of, range(len(addresses)), found.hits, strict=True), key=lambda row: row[:2])
    return [(address, score) for _, _, (score, address) in ranked[offset - first : wanted - first]]
