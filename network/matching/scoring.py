"""How well somebody answers a need: a pure function, so that the order can be explained and tested.

Whoever shares nothing that was asked is not proposed. What is shared adds up:

| what | points |
|---|---|
| the same problem | 10 |
| a service whose trade it is, where services are looked for | 6 more |
| the same kind of organisation | 8 |
| the same audience, the same sector | 4 each |
| each further problem, kind, audience or sector that is shared | 1, three at most on an axis |
| open to every audience, to every sector | 2 each, where another one was asked |
| near: at the place itself | 6, one less every 20 km |
| usually answers soon | 3 within two days, 2 within a week, 1 within two |
| shows a practice, not only itself | 1 |

How a host answers can only help it: whoever answers badly, or too seldom to say, gets nothing and nothing is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from network.counting.answering import Answering

SAME_PROBLEM = 10.0
ITS_TRADE = 6.0
SAME_KIND = 8.0
SAME_AUDIENCE = SAME_SECTOR = 4.0
FURTHER, MOST_FURTHER = 1.0, 3
EVERYBODY = 2.0
NEAREST, KM_A_POINT = 6.0, 20.0
SOON = ((2.0, 3.0), (7.0, 2.0), (14.0, 1.0))  # within so many days: points
A_PRACTICE = 1.0

EVERY_AUDIENCE, EVERY_SECTOR = "tous", "transversal"  # the terms that stand for all the others

# What kinds of organisation exist to answer a problem; the others help with it too.
TRADES: dict[str, frozenset[str]] = {
    "dettes": frozenset({"mediation-dettes", "cpas", "ccas"}),
    "logement": frozenset({"ais", "cpas", "ccas"}),
    "garde-enfants": frozenset({"avip"}),
    "droits": frozenset({"cpas", "ccas", "ili", "cri"}),
    "langue": frozenset({"ili", "cri", "eafc"}),
    "isolement": frozenset({"mentorat"}),
    "confiance": frozenset({"mentorat"}),
    "orientation": frozenset({"mission-locale", "maison-emploi", "mire"}),
    "reconnaissance": frozenset({"cvdc"}),
}


@dataclass(frozen=True)
class Wanted:
    """What is looked for: codes of the vocabularies. Several of an axis: any of them. services: somebody whose trade it
    is to help, rather than a peer."""

    challenges: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    services: bool = False

    def __bool__(self) -> bool:
        return bool(self.challenges or self.audiences or self.sectors or self.kinds)


@dataclass(frozen=True)
class Candidate:
    """What is known of somebody. distance_km: from the place that was asked, None without one."""

    challenges: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    distance_km: float | None = None
    answering: Answering = field(default_factory=Answering)
    is_practice: bool = False


@dataclass(frozen=True)
class Reason:
    """Why somebody is proposed. what: "challenge", "trade", "structure_kind", "audience", "sector", "every_audience",
    "every_sector", "near" or "answers"; codes: those that are shared."""

    what: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    points: float
    reasons: tuple[Reason, ...]


def score(wanted: Wanted, found: Candidate) -> Score | None:
    """Points and reasons, the weightiest first; None for whoever shares nothing of what was asked.

    Where nothing but a place was asked, everybody is proposed, by distance and answers."""
    shared = [*_shared(wanted, found)]
    if wanted and not shared:
        return None
    points = sum(each for _reason, each in shared) + (A_PRACTICE if found.is_practice else 0.0)
    reasons = [reason for reason, _points in shared]
    if found.distance_km is not None:
        points += max(0.0, NEAREST - found.distance_km / KM_A_POINT)
        reasons.append(Reason("near"))
    soon = _soon(found.answering)
    if soon:
        points += soon
        reasons.append(Reason("answers"))
    return Score(points, tuple(reasons))


def _shared(wanted: Wanted, found: Candidate) -> Iterable[tuple[Reason, float]]:
    if problems := wanted.challenges & found.challenges:
        yield Reason("challenge", tuple(sorted(problems))), SAME_PROBLEM + _further(problems)
        trades = frozenset().union(*(TRADES.get(code, frozenset()) for code in problems)) & found.kinds
        if trades and wanted.services:
            yield Reason("trade", tuple(sorted(trades))), ITS_TRADE
    if kinds := wanted.kinds & found.kinds:
        yield Reason("structure_kind", tuple(sorted(kinds))), SAME_KIND + _further(kinds)
    yield from _axis("audience", wanted.audiences, found.audiences, EVERY_AUDIENCE, SAME_AUDIENCE)
    yield from _axis("sector", wanted.sectors, found.sectors, EVERY_SECTOR, SAME_SECTOR)


def _axis(
    name: str, wanted: frozenset[str], found: frozenset[str], every: str, points: float
) -> Iterable[tuple[Reason, float]]:
    if same := wanted & found - {every}:
        yield Reason(name, tuple(sorted(same))), points + _further(same)
    elif wanted and every in found:
        yield Reason(f"every_{name}"), EVERYBODY


def _further(shared: frozenset[str]) -> float:
    return FURTHER * min(MOST_FURTHER, len(shared) - 1)


def _soon(found: Answering) -> float:
    if not found.may_be_said or found.days is None:
        return 0.0
    return next((points for days, points in SOON if found.days <= days), 0.0)
