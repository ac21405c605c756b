"""The map of the directory, drawn by the server: markers that are links, numbered where several stand close."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.caching import depends_on, remembered
from core.places import find_place
from search.engines import get_engine
from search.listing import Listing, ListState
from search.listing.state import DISTANCES
from search.query import Point
from search.results import Hit

from .map_names import Disc, Name, names_of, percent
from .map_parts import Leg, Map, Marker, Spot
from .outlines import Frame, shapes

MOST = 300  # organisations drawn; a longer list is narrowed first
CLOSE = 0.06  # of the map's side: nearer ones share a marker, so that each can be touched
FEW = 9  # markers: so many have room for the names of their towns
_STEP = 0.05  # degrees: frames fall on a grid, so that their outlines are drawn once
_USUAL = (49.3, 51.4, 2.2, 6.2)  # south, north, west, east: where nothing says otherwise
_WIDEST = (41.0, 55.0, -6.0, 16.0)  # what lies outside is told, not drawn
_SMALLEST = 0.4  # degrees of latitude, some 45 km
_AIR = 0.09  # of the side, around the markers
_SMALL_DISC, _LARGE_DISC = 0.021, 0.038  # radius of a marker, of the map's side where the map is small
_EARTH_KM = 6_371.0
_NAMED = 15  # km: how far from a group's middle the town may be whose name it takes


def map_of(listing: Listing) -> Map | None:
    """The map of a whole list of organisations, whatever its page; None when there is nobody to put on it."""
    state = listing.state
    if state.pairs("page"):
        return _draw(listing)

    def load() -> Map | None:
        depends_on(f"index:organisation:{state.language}")
        return _draw(listing)

    # Of the whole directory, which is asked for most and takes longest: drawn once until an organisation changes.
    return remembered(f"network:map:{state.language}", load)


def _draw(listing: Listing) -> Map | None:
    hits = _hits(listing)
    spots = [spot for hit in hits if (spot := _spot(hit))]
    seen = [spot for spot in spots if _is_within(spot, _WIDEST)]
    if not seen:
        return None
    state = listing.state
    found = _composed(
        seen,
        lambda group, frame, is_named: _marker(group, frame, state, is_named),
        gettext_lazy("Organisations on the map"),
        near=state.near,
        place=state.place,
    )
    has_open = any(one.open for one in found.markers)
    return replace(
        found,
        spots=[[spot.title, spot.url, spot.lat, spot.lon] for spot in seen],
        remarks=tuple(_remarks(listing.total, len(hits), len(spots), len(seen), has_open)),
    )


def map_of_spots(spots: Sequence[Spot], label: Any) -> Map | None:
    """A small map of places that are told of on the same page; None where there is none to show. label: what it is."""
    seen = [spot for spot in spots if _is_within(spot, _WIDEST)]
    return _composed(seen, _place_marker, label) if seen else None


def map_of_route(days: Sequence[Sequence[Spot]], start: Point | None, place: str, label: Any) -> Map | None:
    """The map of a way of one day or two, from ``start`` (called ``place``), with a line between the stops.

    Each spot has its own ``url`` and its ``sign``. None where no place is known.
    """
    seen = [spot for day in days for spot in day if _is_within(spot, _WIDEST)]
    if not seen:
        return None
    found = _composed(seen, _place_marker, label, near=start, place=place)
    frame = _frame_of(seen, start)
    # The line ends where the marker stands, which may be that of several.
    where = {spot.url: frame.place(*_middle(group)) for group in _groups(seen, frame) for spot in group}
    legs, here = [], frame.place(*start) if start else None
    for number, day in enumerate(days, start=1):
        for there in (where[spot.url] for spot in day if spot.url in where):
            if here is not None and here != there:
                legs.append(Leg(*percent(here), *percent(there), number))
            here = there
    return replace(found, legs=tuple(legs))


def _composed(
    seen: Sequence[Spot],
    draw: Callable[[Sequence[Spot], Frame, bool], Marker],
    label: Any,
    *,
    near: Point | None = None,
    place: str = "",
) -> Map:
    """Land, names, and a marker for each group of spots that stand close: ``draw(group, frame, is_named)``."""
    frame = _frame_of(seen, near)
    groups = _groups(seen, frame)
    is_few = len(groups) <= FEW  # then their towns are written, and the provinces are not
    return Map(
        shapes=shapes(frame),
        markers=tuple(draw(group, frame, is_few) for group in groups),
        names=names_of(frame, [_disc(group, frame) for group in groups], countries_only=is_few),
        here=_here(near, place, frame, groups) if near else None,
        spots=[],
        remarks=(),
        label=label,
    )


def _frame_of(seen: Sequence[Spot], near: Point | None) -> Frame:
    return frame_for([(spot.lat, spot.lon) for spot in seen] + ([near] if near else []))


def _place_marker(group: Sequence[Spot], frame: Frame, is_named: bool) -> Marker:
    x, y = percent(frame.place(*_middle(group)))
    label = ", ".join(dict.fromkeys(f"{spot.title} ({spot.town})" for spot in group))
    town = group[0].town if is_named else ""
    return Marker(x, y, len(group), label, group[0].url, town, open=False, text=_sign(group))


def _sign(group: Sequence[Spot]) -> str:
    """What is written on the marker: the signs of those for whom it stands, or how many they are."""
    signs = [spot.sign for spot in group if spot.sign]
    if not signs:
        return str(len(group)) if len(group) > 1 else ""
    return "·".join(signs) if len(signs) < 3 else f"{signs[0]}…"


def _hits(listing: Listing) -> Sequence[Hit]:
    if listing.total == len(listing.hits):
        return listing.hits
    query = replace(listing.state.query(counted=False), page=1, size=MOST)
    return get_engine().search(query).hits


def _spot(hit: Hit) -> Spot | None:
    position = hit.payload.get("position")
    if not position:
        return None
    lat, lon = position
    return Spot(
        hit.title, hit.payload.get("town", ""), hit.url, round(lat, 5), round(lon, 5), bool(hit.payload.get("open"))
    )


def _is_within(spot: Spot, box: tuple[float, float, float, float]) -> bool:
    south, north, west, east = box
    return south <= spot.lat <= north and west <= spot.lon <= east


def frame_for(points: Sequence[tuple[float, float]]) -> Frame:
    """The smallest square frame on the grid that holds the points, with some air around them."""
    lats, lons = [lat for lat, _lon in points], [lon for _lat, lon in points]
    south, north, west, east = min(lats), max(lats), min(lons), max(lons)
    narrow = math.cos(math.radians((south + north) / 2))
    height = max(north - south, (east - west) * narrow, _SMALLEST * (1 - 2 * _AIR)) / (1 - 2 * _AIR)
    if len(set(points)) == 1:  # one place alone: show where in the region it lies
        height = max(height, (_USUAL[1] - _USUAL[0]) / 2)
    height = math.ceil(height / _STEP) * _STEP
    wide = height / narrow
    return Frame(
        south=round(round(((south + north - height) / 2) / _STEP) * _STEP, 2),
        west=round(round(((west + east - wide) / 2) / _STEP) * _STEP, 2),
        height=round(height, 2),
    )


def _groups(spots: Iterable[Spot], frame: Frame) -> list[list[Spot]]:
    """The spots, those together that would touch each other on the map."""
    groups: list[tuple[float, float, list[Spot]]] = []
    for spot in spots:
        x, y = frame.place(spot.lat, spot.lon)
        near = next((group for group in groups if math.hypot(group[0] - x, group[1] - y) < CLOSE), None)
        if near:
            near[2].append(spot)
        else:
            groups.append((x, y, [spot]))
    return [group for _x, _y, group in groups]


def _here(near: Point, place: str, frame: Frame, groups: list[list[Spot]]) -> Name:
    """Where the reader is; named unless it is a bare position, or a town whose name is written already."""
    is_known = place[:1] in "-0123456789" or any(spot.town == place for group in groups for spot in group)
    return Name(*percent(frame.place(*near)), "" if is_known else place)


def _marker(group: Sequence[Spot], frame: Frame, state: ListState, is_named: bool) -> Marker:
    x, y = percent(frame.place(*_middle(group)))
    if len(group) == 1:
        spot = group[0]
        said = (spot.title, spot.town, _("Open to visits") if spot.open else "")
        label, url = ", ".join(part for part in said if part), spot.url
    else:
        towns = ", ".join(list(dict.fromkeys(spot.town for spot in group if spot.town))[:3])
        label = ngettext("%(number)s organisation: %(towns)s", "%(number)s organisations: %(towns)s", len(group))
        label, url = label % {"number": len(group), "towns": towns}, _closer(group, state)
    town = group[0].town if is_named else ""
    return Marker(x, y, len(group), label, url, town, len(group) == 1 and group[0].open, _sign(group))


def _disc(group: Sequence[Spot], frame: Frame) -> Disc:
    return Disc(*frame.place(*_middle(group)), _SMALL_DISC if len(group) == 1 else _LARGE_DISC)


def _middle(group: Sequence[Spot]) -> tuple[float, float]:
    return sum(spot.lat for spot in group) / len(group), sum(spot.lon for spot in group) / len(group)


def _closer(group: Sequence[Spot], state: ListState) -> str:
    """The list of those who stand around here, whose map is closer; where it is this one already, the list below."""
    middle = _middle(group)
    towns = dict.fromkeys(spot.town for spot in sorted(group, key=lambda spot: _km(middle, (spot.lat, spot.lon))))
    place, here = f"{middle[0]:.3f},{middle[1]:.3f}", middle
    for town in towns:
        found = find_place(town) if town else None
        if found and _km(middle, (found.lat, found.lon)) <= _NAMED:
            place, here = found.name, (found.lat, found.lon)
            break
    farthest = max(_km(here, (spot.lat, spot.lon)) for spot in group)
    km = next((km for km in DISTANCES if km > farthest), DISTANCES[-1])
    closer = replace(state, place=place, near=Point(*here), km=km, page=1)
    if state.sort == state.usual_sort:
        closer = replace(closer, sort=closer.usual_sort)
    return "#results" if (state.place, state.km) == (place, km) else closer.url()


def _km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Kilometres on flat ground, near enough at the distances of a map."""
    x = math.radians(there[1] - here[1]) * math.cos(math.radians((here[0] + there[0]) / 2))
    return _EARTH_KM * math.hypot(x, math.radians(there[0] - here[0]))


def _remarks(total: int, listed: int, placed: int, seen: int, has_open: bool) -> Iterable[str]:
    if has_open:
        yield _("A light centre: open to visits.")
    if total > listed:
        yield _("The map shows the first %(shown)s of %(total)s.") % {"shown": listed, "total": total}
    if missing := listed - placed:
        yield ngettext("%(number)s has no address yet.", "%(number)s have no address yet.", missing) % {
            "number": missing
        }
    if away := placed - seen:
        yield ngettext("%(number)s lies farther away.", "%(number)s lie farther away.", away) % {"number": away}
