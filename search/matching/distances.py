"""How far two places are from each other."""

import math

from ..query import Point

EARTH_KM = 6_371.0


def distance_km(here: Point, there: tuple[float, float]) -> float:
    """The great-circle distance."""
    lat_1, lon_1, lat_2, lon_2 = map(math.radians, (*here, *there))
    half = math.sin((lat_2 - lat_1) / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
