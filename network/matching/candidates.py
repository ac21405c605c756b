"""Who comes into question, from the index: a few questions, however many hosts there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from core.caching import depends_on
from network.counting import COUNTED
from network.counting.answering import Answering, answering_of
from network.matching.need import Need, Purpose
from network.matching.scoring import Candidate, Score, Wanted, score
from search.engines import get_engine
from search.query import Point, Query, Sort
from search.results import Hit

AT_ONCE = 60  # of each thing that is asked; who stands further down would not be among the first
MOST = 12
KINDS = {Purpose.VISIT: ("practice", "organisation"), Purpose.HELP: ("organisation",)}


@dataclass(frozen=True)
class Match:
    """Somebody who is proposed. hit: what is to be seen, or who helps; host: the key of who answers; answering: how.
    more: how many other things of the same host come into question."""

    hit: Hit
    host: str
    score: Score
    answering: Answering
    more: int = 0


def matches(need: Need, language: str, now: datetime) -> list[Match]:
    """The best for this need, each host once. SearchUnavailable while the search is down."""
    opened = {"open": ("yes",)} if need.purpose == Purpose.VISIT else {}
    asked = [{axis: (code,)} for axis, code in need.codes.items()] or [{}]
    hits = found_by(
        [{**opened, **one} for one in asked], KINDS[need.purpose], language, near=need.near, within_km=need.km
    )
    return best(need.wanted, hits, now)


def found_by(
    asked: Iterable[Mapping[str, tuple[str, ...]]],
    kinds: tuple[str, ...],
    language: str,
    *,
    near: Point | None = None,
    within_km: float | None = None,
) -> list[Hit]:
    """What carries any of these sets of codes, each document once; one question to the index for each set."""
    depends_on(*(f"index:{kind}:{language}" for kind in kinds))
    found: dict[str, Hit] = {}
    for filters in asked:
        query = Query(
            language=language,
            kinds=kinds,
            filters=filters,
            sort=Sort.NEAREST if near else Sort.NEWEST,
            near=near,
            within_km=within_km,
            size=AT_ONCE,
        )
        for hit in get_engine().search(query).hits:
            found.setdefault(hit.id, hit)
    return list(found.values())


def best(wanted: Wanted, hits: Iterable[Hit], now: datetime, most: int = MOST) -> list[Match]:
    """Those that share something, the best first: more points, then nearer, then by name. One query."""
    depends_on(COUNTED)
    hits = list(hits)
    answers = answering_of((host for hit in hits if (host := host_of(hit))), now)
    scored = [
        Match(hit, host, found, answers[host])
        for hit in hits
        if (host := host_of(hit)) and (found := score(wanted, candidate(hit, answers[host]))) is not None
    ]
    scored.sort(key=_order)
    once: dict[str, Match] = {}
    for match in scored:
        first = once.get(match.host)
        once[match.host] = replace(first, more=first.more + 1) if first else match
    return list(once.values())[:most]


def host_of(hit: Hit) -> str:
    """The key of the organisation that answers; empty where none does."""
    return str(hit.payload.get("host" if hit.kind == "practice" else "key") or "")


def candidate(hit: Hit, answering: Answering) -> Candidate:
    """What the index knows of it."""

    def codes(name: str) -> frozenset[str]:
        return frozenset(hit.payload.get(name) or ())

    return Candidate(
        challenges=codes("challenges"),
        audiences=codes("audiences"),
        sectors=codes("sectors"),
        kinds=codes("kinds"),
        distance_km=hit.distance_km,
        answering=answering,
        is_practice=hit.kind == "practice",
    )


def _order(match: Match) -> tuple[float, float, str]:
    distance = match.hit.distance_km
    return (-match.score.points, float("inf") if distance is None else distance, match.hit.title)
