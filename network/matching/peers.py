"""« Des pairs comme vous »: organisations that share kind, problems, sectors, audiences or area with mine."""

from dataclasses import replace
from datetime import datetime

from core.documents import with_ancestors
from network.matching.candidates import Match, best, found_by
from network.matching.scoring import EVERY_AUDIENCE, EVERY_SECTOR, Reason, Wanted
from network.models import OrganisationPage
from search.query import Point

MOST = 6
WIDE = frozenset({"BE", "FR", "LU", "DE", "NL"})  # what lies in the same country only is not near


def peers_of(page: OrganisationPage, language: str, now: datetime, most: int = MOST) -> list[Match]:
    """The organisations nearest to this one in what they do and for whom, then in distance. A few questions to the
    index, a handful of queries. SearchUnavailable while the search is down."""
    wanted = Wanted(
        challenges=frozenset(term.code for term in page.helps_with.all()),
        audiences=frozenset(term.code for term in page.audiences.all()) - {EVERY_AUDIENCE},
        sectors=frozenset(term.code for term in page.sectors.all()) - {EVERY_SECTOR},
        kinds=frozenset(term.code for term in page.kinds.all()),
    )
    areas = frozenset(with_ancestors("territory", [term.code for term in page.territories.all()])) - WIDE
    asked = {
        "structure_kind": wanted.kinds,
        "challenge": wanted.challenges,
        "sector": wanted.sectors,
        "audience": wanted.audiences,
        "territory": areas,
    }
    hits = found_by(
        [{axis: tuple(sorted(codes))} for axis, codes in asked.items() if codes],
        ("organisation",),
        language,
        near=Point(*page.position) if page.position else None,
    )
    key = str(page.translation_key)
    return [_of_a_peer(match) for match in best(wanted, (hit for hit in hits if _key(hit) != key), now, most)]


def _key(hit: object) -> str:
    return str(getattr(hit, "payload", {}).get("key") or "")


def _of_a_peer(match: Match) -> Match:
    """A peer is not asked for anything yet: how it answers says nothing here."""
    reasons = tuple(reason for reason in match.score.reasons if _speaks(reason))
    return replace(match, score=replace(match.score, reasons=reasons))


def _speaks(reason: Reason) -> bool:
    return reason.what not in ("answers", "every_audience", "every_sector")
