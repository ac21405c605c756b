"""What the home page shows, all of it asked of the index."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.caching import depends_on
from core.enums import ChallengeAxis
from core.vocabulary import TermInfo, terms
from network.agenda import NEXT_ONES
from search.beside import quietly
from search.engines import get_engine
from search.query import Query, Sort
from search.results import Hit

NEW = 6  # cards
OPEN = 4
EVENTS = 3


@dataclass(frozen=True)
class CountedTerm:
    term: TermInfo
    count: int


@dataclass(frozen=True)
class HomeView:
    """practices, hosts: how many there are; hosts are organisations that welcome visits.
    is_known: false while the index is out of reach, and nothing of this can be said."""

    practices: int = 0
    hosts: int = 0
    person: Sequence[CountedTerm] = ()
    organisation: Sequence[CountedTerm] = ()
    new: tuple[Hit, ...] = ()
    open: tuple[Hit, ...] = ()
    events: tuple[Hit, ...] = ()
    is_known: bool = True


def home_view(language: str) -> HomeView:
    """Three questions to the index, no query to the database but the generation."""
    depends_on(f"index:practice:{language}", f"index:organisation:{language}", f"index:event:{language}")
    return quietly(lambda: _asked(language), HomeView(is_known=False))


def _asked(language: str) -> HomeView:
    engine = get_engine()
    practices = engine.search(
        Query(language=language, kinds=("practice",), facets=("challenge",), sort=Sort.NEWEST, size=NEW)
    )
    hosts = engine.search(
        Query(language=language, kinds=("organisation",), filters={"open": ("yes",)}, sort=Sort.NEWEST, size=OPEN)
    )
    events = engine.search(
        Query(language=language, kinds=("event",), filters=NEXT_ONES, sort=Sort.SOONEST, size=EVENTS)
    )
    counts = practices.facets.get("challenge", {})
    sides: dict[str, list[CountedTerm]] = {side.value: [] for side in ChallengeAxis}
    for term in terms("challenge"):
        if counts.get(term.code):
            sides[str(term.extra["side"])].append(CountedTerm(term, counts[term.code]))
    return HomeView(
        practices=practices.total,
        hosts=hosts.total,
        person=sides[ChallengeAxis.PERSON],
        organisation=sides[ChallengeAxis.ORGANISATION],
        new=practices.hits,
        open=hosts.hits,
        events=events.hits,
    )
