"""The barriers of a list by territory: drawn on a map, and the same as a table. Each number leads to its list."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import vocabulary
from core.enums import TerritoryKind
from core.vocabulary import TermInfo
from network.map import frame_for
from network.map_names import Disc, names_of, percent
from network.map_parts import Map, Marker
from network.outlines import shapes
from search.listing import Listing, ListState

AXIS = "territory"
NAMED = 12  # markers: so many have room for their names
_LEAST, _MOST = 13, 22  # radius of a marker, in pixels
_AROUND = 0.06  # of the map's side, where no name of the land is written
_WIDEST = (41.0, 55.0, -6.0, 16.0)  # south, north, west, east: what lies outside stands in the table alone
_BESIDE = 0.6  # degrees of longitude: room for the names of those at the edge
# From the finest that is drawn to the widest. What is finer is drawn in its province.
_DRAWN = (
    (TerritoryKind.PROVINCE, TerritoryKind.DEPARTMENT, TerritoryKind.CANTON),
    (TerritoryKind.REGION,),
    (TerritoryKind.COUNTRY,),
)


@dataclass(frozen=True)
class Line:
    """A territory, how many barriers stand there or in what lies in it, and the list of them."""

    name: str
    kind: str
    number: int
    url: str


@dataclass(frozen=True)
class ByTerritory:
    """map: none where no territory has a known place. lines: every territory, the widest kinds first."""

    map: Map | None
    lines: tuple[Line, ...]


def by_territory(listing: Listing) -> ByTerritory:
    """Of the whole list, whatever its page and the territories chosen on it. No query: the list has counted them."""
    counts = listing.results.facets.get(AXIS, {})
    state = listing.state.without(AXIS)
    kinds = list(TerritoryKind.values)
    terms = [term for term in vocabulary.terms(AXIS) if counts.get(term.code)]
    terms.sort(key=lambda term: (kinds.index(str(term.extra["kind"])), -counts[term.code], term.label()))
    lines = tuple(_line(term, counts[term.code], state) for term in terms)
    return ByTerritory(_map([term for term in terms if _is_placed(term)], counts, state), lines)


def _line(term: TermInfo, number: int, state: ListState) -> Line:
    kind = TerritoryKind(str(term.extra["kind"])).label
    return Line(term.label(), str(kind), number, state.url(add=(AXIS, term.code)))


def _is_placed(term: TermInfo) -> bool:
    lat, lon = term.extra["latitude"], term.extra["longitude"]
    south, north, west, east = _WIDEST
    return isinstance(lat, float) and isinstance(lon, float) and south <= lat <= north and west <= lon <= east


def _map(terms: list[TermInfo], counts: Mapping[str, int], state: ListState) -> Map | None:
    drawn = drawn_of(terms)
    if not drawn:
        return None
    frame = frame_for([(lat, lon + side) for lat, lon in map(_place, drawn) for side in (-_BESIDE, _BESIDE)])
    most, is_few = max(counts[term.code] for term in drawn), len(drawn) <= NAMED
    markers = []
    # The large ones first, so that a small one near them is not covered.
    for term in sorted(drawn, key=lambda term: -counts[term.code]):
        number = counts[term.code]
        label = ngettext("%(place)s: %(number)s barrier", "%(place)s: %(number)s barriers", number)
        markers.append(
            Marker(
                *percent(frame.place(*_place(term))),
                number=number,
                label=label % {"place": term.label(), "number": number},
                url=state.url(add=(AXIS, term.code)),
                town=term.label() if is_few else "",
                open=False,
                text=str(number),
                radius=_LEAST + round((_MOST - _LEAST) * (number / most) ** 0.5),
            )
        )
    discs = [Disc(*frame.place(*_place(term)), _AROUND) for term in drawn]
    return Map(
        shapes=shapes(frame),
        markers=tuple(markers),
        names=names_of(frame, discs, countries_only=is_few),
        here=None,
        spots=[],
        remarks=(_("What holds for a whole region or country, or for a zone across borders, stands in the table."),),
        label=gettext_lazy("Barriers by territory"),
    )


def drawn_of(terms: list[TermInfo]) -> list[TermInfo]:
    """The provinces and their like; a region or a country only where nothing in it is drawn."""
    drawn: list[TermInfo] = []
    filled: set[str] = set()
    for kinds in _DRAWN:
        found = [term for term in terms if term.extra["kind"] in kinds and term.code not in filled]
        drawn += found
        filled |= {code for term in found for code in vocabulary.ancestors(AXIS, term.code)}
    return drawn


def _place(term: TermInfo) -> tuple[float, float]:
    return float(str(term.extra["latitude"])), float(str(term.extra["longitude"]))
