"""What a map is made of, and its drawing."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from .map_names import Name
from .outlines import Shape


@dataclass(frozen=True)
class Spot:
    """One organisation on the ground; open: to visits. sign: what is written on its marker, such as a number."""

    title: str
    town: str
    url: str
    lat: float
    lon: float
    open: bool = False
    sign: str = ""


@dataclass(frozen=True)
class Marker:
    """A link on the map. x, y: from the top left, as in « 12.5% ». number: how many it stands for. label: who.
    town: written beside it where there is room. open: the one for whom it stands opens its door to visits. text: what
    is written on it. radius: in pixels, of one with a text."""

    x: str
    y: str
    number: int
    label: str
    url: str
    town: str
    open: bool
    text: str = ""
    radius: int = 13

    @property
    def below(self) -> int:
        """How far below its middle the town is written, in pixels."""
        return self.radius + 14 if self.text else 21


@dataclass(frozen=True)
class Leg:
    """A line of the way, from one place to the next, as in « 12.5% ». day: on which of the days."""

    x1: str
    y1: str
    x2: str
    y2: str
    day: int


@dataclass(frozen=True)
class Map:
    """shapes: outlines. markers: who is there. names: of the outlines. here: the place of « near ».
    spots: [title, url, lat, lon] of each, for a map with tiles. remarks: what it does not show. label: what it is.
    legs: the way, where there is one."""

    shapes: tuple[Shape, ...]
    markers: tuple[Marker, ...]
    names: tuple[Name, ...]
    here: Name | None
    spots: list[list[Any]]
    remarks: tuple[str, ...]
    label: Any
    legs: tuple[Leg, ...] = ()

    @cached_property
    def drawing(self) -> SafeString:
        """The drawing as SVG, in the language in which it is first asked for."""
        return mark_safe(render_to_string("network/map_drawing.html", {"map": self}))  # noqa: S308 - escaped there

    @cached_property
    def spots_script(self) -> SafeString:
        """The spots as data for the script that shows tiles."""
        return json_script(self.spots, "map-spots")
