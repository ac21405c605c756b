"""What a practice shows of those who went to see it and took it up."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from core.enums import Country
from core.presentation import foreign
from knowledgebase.models.replication import Replication
from network.map import Map, Spot, map_of_spots

MOST = 50  # répliques shown, the newest


@dataclass(frozen=True)
class Told:
    """One réplique. lang: of its words, where that is not the reader's."""

    anchor: str
    organisation: str
    town: str
    country: str
    lang: str
    kept: str
    changed: str
    outcome: str
    people: int | None
    again: str


@dataclass(frozen=True)
class Uptake:
    """seen: visits that took place. taken_up: répliques published. told: the newest of them. map: where they are, or
    nothing."""

    seen: int
    taken_up: int
    told: tuple[Told, ...]
    map: Map | None


def uptake(seen: int, published: Sequence[int]) -> Uptake:
    """seen: how many visits; published: the numbers of the répliques. One query where there are any, else none."""
    found = list(Replication.objects.filter(pk__in=published)[:MOST]) if published else []
    spots = [
        Spot(one.organisation, one.town, f"#{_anchor(one)}", one.latitude, one.longitude)
        for one in found
        if one.latitude is not None and one.longitude is not None
    ]
    told = tuple(_told(one) for one in found)
    return Uptake(seen, len(published), told, map_of_spots(spots, gettext_lazy("Where it was taken up")))


def _anchor(one: Replication) -> str:
    return f"replication-{one.pk}"


def _told(one: Replication) -> Told:
    return Told(
        anchor=_anchor(one),
        organisation=one.organisation,
        town=one.town,
        country=str(Country(one.country).label) if one.country else "",
        lang="" if one.language == "sign" else foreign(one.language),
        kept=one.kept,
        changed=one.changed,
        outcome=one.outcome,
        people=one.people,
        again=one.get_again_display(),
    )
