"""Outlines of countries and provinces, projected onto a square and cut to it, as SVG paths."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import core

FILE = Path(core.__file__).parent / "data" / "map" / "outlines.json"
SIDE = 800  # units of the paths; about two of them are one pixel
_NEAREST = 3  # units between two points that are both drawn
_MARGIN = 20  # units beyond the square, so that the cut edges are not seen

XY = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """A square piece of the ground, in degrees: its south-west corner and its height. Both are multiples of 0.05, so
    that the paths of few frames are kept for many lists."""

    south: float
    west: float
    height: float

    @property
    def width(self) -> float:
        """In degrees of longitude: as many kilometres as the height."""
        return self.height / math.cos(math.radians(self.south + self.height / 2))

    def place(self, lat: float, lon: float) -> XY:
        """Where a point stands, from the top left: 0 to 1 inside the square."""
        return (lon - self.west) / self.width, (self.south + self.height - lat) / self.height


@dataclass(frozen=True)
class Shape:
    """A country or a province as the « d » of a path."""

    code: str
    path: str

    @property
    def is_country(self) -> bool:
        return len(self.code) == 2


@lru_cache(maxsize=1)
def _outlines() -> dict[str, list[list[list[float]]]]:
    return json.loads(FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@lru_cache(maxsize=64)
def shapes(frame: Frame) -> tuple[Shape, ...]:
    """What is seen of each outline in that frame: the countries, then the provinces on top of them."""
    found = []
    for code, rings in _outlines().items():
        path = "".join(_path(_cut(_project(ring, frame))) for ring in rings)
        if path:
            found.append(Shape(code, path))
    return tuple(sorted(found, key=lambda shape: not shape.is_country))


def _project(ring: Iterable[Iterable[float]], frame: Frame) -> list[XY]:
    points = (frame.place(lat, lon) for lon, lat in ring)
    return [(x * SIDE, y * SIDE) for x, y in points]


def _cut(ring: list[XY]) -> list[XY]:
    """What of a ring lies in the square, by cutting it along each of its four edges (Sutherland and Hodgman)."""
    low, high = -_MARGIN, SIDE + _MARGIN
    for axis, limit, keep_above in ((0, low, True), (0, high, False), (1, low, True), (1, high, False)):
        kept: list[XY] = []
        for before, here in zip([ring[-1], *ring[:-1]], ring, strict=True):
            inside = (here[axis] >= limit) == keep_above
            if inside != ((before[axis] >= limit) == keep_above):
                share = (limit - before[axis]) / (here[axis] - before[axis])
                other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
                kept.append((limit, other) if axis == 0 else (other, limit))
            if inside:
                kept.append(here)
        if not kept:
            return []
        ring = kept
    return ring


def _path(ring: list[XY]) -> str:
    """The ring in whole units, each point told from the one before: half the letters of plain coordinates."""
    drawn: list[tuple[int, int]] = []
    for x, y in ring:
        point = round(x), round(y)
        if not drawn or abs(point[0] - drawn[-1][0]) + abs(point[1] - drawn[-1][1]) >= _NEAREST:
            drawn.append(point)
    if len(drawn) < 3:
        return ""
    steps = [f"{x - px} {y - py}" for (px, py), (x, y) in pairwise(drawn)]
    return f"M{drawn[0][0]} {drawn[0][1]}l{' '.join(steps)}z".replace(" -", "-")
