"""Open hosts near a stop, to take the place of one who cannot receive."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from network.companionship.tours.models import TourStop
from network.companionship.tours.route import Place
from search.beside import quietly
from search.engines import get_engine
from search.query import Point, Query, Sort
from search.results import Hit, Results

MOST = 6
_LOOKED_AT = 60
_KINDS = ("organisation", "practice")


@dataclass(frozen=True)
class Near:
    """key: the translation key of the page. km: from the stop that it would replace, where that is known."""

    key: str
    title: str
    url: str
    summary: str
    kind: str
    town: str
    km: float | None


def near(place: Place | None, language: str, stops: Collection[TourStop], most: int = MOST) -> list[Near]:
    """Up to ``most`` open doors, the nearest to ``place`` first; without the hosts of ``stops``. None while the search
    is down."""
    asked = Query(
        language=language,
        kinds=_KINDS,
        filters={"open": ("yes",)},
        near=Point(*place) if place else None,
        sort=Sort.NEAREST if place else Sort.NEWEST,
        size=_LOOKED_AT,
    )
    hits = quietly(lambda: get_engine().search(asked), Results()).hits
    hosts, pages = {one.host_title for one in stops}, {str(key) for one in stops for key in _keys(one)}
    found = []
    for hit in hits:
        # Each host once: by its own page or by its nearest practice.
        host = hit.payload.get("carrier") or hit.title
        if host in hosts or hit.payload["key"] in pages:
            continue
        hosts.add(host)
        found.append(_near(hit))
    return found[:most]


def _keys(stop: TourStop) -> tuple[UUID, UUID]:
    return stop.page_key, stop.host_key


def _near(hit: Hit) -> Near:
    said = hit.payload
    return Near(said["key"], hit.title, hit.url, hit.summary, hit.kind, said.get("town", ""), hit.distance_km)
