"""Names of countries and provinces on the map, where neither a marker nor another name stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.vocabulary import term

from .outlines import XY, Frame, shapes

_NEAR = 1.6  # degrees of latitude: from how near the small provinces have room for their names
_SMALL = frozenset({"BE-BRU", "BE-WBR", "BE-VBR"})
_LETTER, _LINE = 0.0175, 0.042  # width of a letter and height of a line, of the map's side where the map is small
_STEPS = (0.0, _LINE, -_LINE, 2 * _LINE, -2 * _LINE)  # how far up or down a name may be moved


@dataclass(frozen=True)
class Name:
    """A name to find one's way by: a country, a province, or where the reader is. x, y: as « 12.5% »."""

    x: str
    y: str
    text: str
    is_country: bool = False


class Disc(NamedTuple):
    """Where something is drawn already, of the map's side."""

    x: float
    y: float
    radius: float


class _Box(NamedTuple):
    x: float
    y: float
    half_width: float
    half_height: float

    def meets(self, other: "_Box | Disc") -> bool:
        width, height = (other.radius, other.radius) if isinstance(other, Disc) else other[2:]
        return abs(self.x - other.x) < self.half_width + width and abs(self.y - other.y) < self.half_height + height


def percent(point: XY) -> tuple[str, str]:
    return f"{100 * point[0]:.1f}%", f"{100 * point[1]:.1f}%"


def names_of(frame: Frame, discs: Sequence[Disc], *, countries_only: bool) -> tuple[Name, ...]:
    """Names of what is seen, where their territory has its middle or a little above or below; without those that have
    no room."""
    taken: list[_Box | Disc] = list(discs)
    found = []
    for text, (x, y), is_country in sorted(_seen(frame), key=lambda one: not one[2]):
        if countries_only and not is_country:
            continue
        boxes = (_Box(x, y + step, len(text) * _LETTER / 2, _LINE / 2) for step in _STEPS)
        box = next((box for box in boxes if not any(box.meets(other) for other in taken)), None)
        if box:
            taken.append(box)
            found.append(Name(*percent((box.x, box.y)), text, is_country))
    return tuple(found)


def _seen(frame: Frame) -> Iterable[tuple[str, XY, bool]]:
    for shape in shapes(frame):
        found = term("territory", shape.code)
        lat, lon = (found.extra["latitude"], found.extra["longitude"]) if found else (None, None)
        if found is None or not isinstance(lat, float) or not isinstance(lon, float):
            continue
        x, y = frame.place(lat, lon)
        is_small = shape.code in _SMALL and frame.height > _NEAR
        if 0.13 < x < 0.87 and 0.05 < y < 0.96 and shape.code != "BE" and not is_small:
            yield found.label().partition(" (")[0], (x, y), shape.is_country  # « Luxembourg (province) »
