"""How far it is from stop to stop, how long that takes, and in which order it is shortest."""

import math
from collections.abc import Sequence
from datetime import time
from itertools import pairwise, permutations

from search.matching.distances import distance_km
from search.query import Point

KMH = 50  # as the crow flies: roads are a third longer, and the limits higher
ARRIVING = 10  # minutes to park, to find the door, to shake hands
BEGINS = time(9, 30)
_QUARTER = 15  # minutes
_MIDNIGHT = 24 * 60

Place = tuple[float, float]  # latitude, longitude


def km_between(here: Place | None, there: Place | None) -> float | None:
    """Kilometres in a straight line, None where one of the two is not known."""
    return None if here is None or there is None else distance_km(Point(*here), there)


def minutes_for(km: float | None) -> int:
    """Minutes between leaving one host and being with the next; 0 where the distance is not known."""
    return 0 if km is None else math.ceil(km / KMH * 60) + ARRIVING


def shortest(places: Sequence[Place | None], start: Place | None) -> list[int]:
    """The order, as indexes, in which the way is shortest, from ``start`` where there is one.

    Of ways as long as each other, the one that changes least. Those without a place come last, as they stand.
    """
    known = [number for number, place in enumerate(places) if place is not None]
    unknown = [number for number, place in enumerate(places) if place is None]

    # Where one begins stands at the end, under -1; eight stops have 40,320 orders, so each leg is measured once.
    points = [*places, start]
    legs = {(a, b): km_between(points[a], points[b]) or 0.0 for a in (-1, *known) for b in known}

    def length(order: tuple[int, ...]) -> float:
        # Rounded: the same way forth and back must not differ by the last digit.
        return round(sum(legs[leg] for leg in pairwise((-1, *order))), 3)

    best = min(permutations(known), key=lambda order: (length(order), order))
    return [*best, *unknown]


def clock(places: Sequence[Place | None], lengths: Sequence[int], begins: time = BEGINS) -> list[time | None]:
    """When each visit may begin, at full quarters, with time for the way; None for what would begin after midnight."""
    found: list[time | None] = []
    minute = begins.hour * 60 + begins.minute
    for number, (place, length) in enumerate(zip(places, lengths, strict=True)):
        if number:
            minute += minutes_for(km_between(places[number - 1], place))
        minute = math.ceil(minute / _QUARTER) * _QUARTER
        found.append(time(minute // 60, minute % 60) if minute < _MIDNIGHT else None)
        minute += length
    return found
