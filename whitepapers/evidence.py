"""What bears a proposal out: who meets its barriers, what practices show, what those who took them up found."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from knowledgebase.enums import ReplicationState
from knowledgebase.models import BarrierMet, BarrierPage, PracticePage, Replication
from whitepapers.text import Evidence, PaperText


@dataclass(frozen=True)
class Found:
    """practices: the keys of those that its authors chose, then of those that met its barriers, in that order."""

    counts: Evidence
    practices: tuple[str, ...] = field(default=())


def evidence_of(text: PaperText) -> dict[str, Found]:
    """The evidence of every proposal, by its key. Four queries, however many proposals there are."""
    proposals = list(text.proposals())
    barriers = {key for proposal in proposals for key in proposal.barriers}
    got_round = _practices_of(barriers)
    organisations = _organisations_of(barriers)
    practices = {
        proposal.key: tuple(
            dict.fromkeys([*proposal.practices, *(one for key in proposal.barriers for one in got_round[key])])
        )
        for proposal in proposals
    }
    replications = _replications_of({key for keys in practices.values() for key in keys})
    return {
        proposal.key: Found(
            Evidence(
                organisations=len({one for key in proposal.barriers for one in organisations[key]}),
                practices=len(practices[proposal.key]),
                replications=sum(replications[key] for key in practices[proposal.key]),
            ),
            practices[proposal.key],
        )
        for proposal in proposals
    }


def _practices_of(barriers: set[str]) -> dict[str, list[str]]:
    """The live practices that met each barrier, by the barrier's key."""
    rows = (
        PracticePage.objects.live()
        .filter(barriers__translation_key__in=barriers)
        .order_by("title", "pk")
        .values_list("barriers__translation_key", "translation_key")
    )
    found: dict[str, list[str]] = defaultdict(list)
    for barrier, practice in rows:
        if str(practice) not in found[str(barrier)]:
            found[str(barrier)].append(str(practice))
    return found


def _organisations_of(barriers: set[str]) -> dict[str, set[str]]:
    """The organisations that said they meet each barrier, and those that carry a practice which met it."""
    rows = (
        BarrierPage.objects.filter(translation_key__in=barriers, met_by__live=True, met_by__carrier__isnull=False)
        .order_by()
        .values_list("translation_key", "met_by__carrier__translation_key")
    )
    said = BarrierMet.objects.filter(barrier_key__in=barriers).order_by().values_list("barrier_key", "organisation_key")
    found: dict[str, set[str]] = defaultdict(set)
    for barrier, organisation in [*rows, *said]:
        found[str(barrier)].add(str(organisation))
    return found


def _replications_of(practices: set[str]) -> Counter[str]:
    published = Replication.objects.filter(practice_key__in=practices, state=ReplicationState.PUBLISHED)
    return Counter(str(key) for key in published.values_list("practice_key", flat=True))
