"""Contributions that somebody may read, counted and gathered; the queries are the same however many there are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.caching import depends_on
from whitepapers.anchors import Anchor, Placed, places
from whitepapers.contributions.enums import Kind
from whitepapers.contributions.services import name_of
from whitepapers.models import Contribution, WhitePaper
from whitepapers.presentation import Reading
from whitepapers.text import ChapterText, ProposalText

CHANGED = ""  # stands for the passage of those whose words are no longer in the text


@dataclass(frozen=True)
class Talk:
    """What a page of the text offers beside each passage. counts: how many were said of each passage of each part (by
    keys); of those that lost their passage too. positions: how many on each proposal. url: where they stand."""

    url: str
    is_open: bool
    counts: dict[tuple[str, str], int]
    positions: dict[str, int]


def visible(reading: Reading) -> QuerySet[Contribution]:
    """What was said of the versions that the reader may read, but for what a moderator took away."""
    return said_of(reading).filter(hidden_at=None)


def exchanges(reading: Reading) -> QuerySet[Contribution]:
    """The same, and what a moderator took away where others had answered it: their words stay, in their place."""
    answers = Contribution.objects.filter(parent=OuterRef("pk"), withdrawn_at=None, hidden_at=None)
    return said_of(reading).filter(Q(hidden_at=None) | Exists(answers))


def said_of(reading: Reading) -> QuerySet[Contribution]:
    """All that was said of the versions that the reader may read, also what a moderator took away."""
    depends_on(name_of(reading.paper))
    return Contribution.objects.filter(paper=reading.paper, version__in=reading.versions)


def talk_of(reading: Reading, parts: Iterable[ChapterText | ProposalText]) -> Talk | None:
    """None in a preview and in an older version: there, nothing is offered."""
    if reading.version is None or not reading.is_latest:
        return None
    by_key = {part.key: part for part in parts}
    rows = visible(reading).filter(part_key__in=by_key, withdrawn_at=None)
    anchors: dict[str, list[Anchor]] = {}
    positions: Counter[str] = Counter()
    fields = ("part_key", "kind", "language", "passage", "quote", "before", "after")
    for key, kind, language, *anchor in rows.order_by().values_list(*fields):
        if kind == Kind.STANCE:
            positions[str(key)] += 1
        elif language == reading.text.language:
            anchors.setdefault(str(key), []).append(Anchor(*anchor))
    counts: Counter[tuple[str, str]] = Counter()
    for key, held in anchors.items():
        for found in places(held, by_key[key].passages):
            counts[key, found.passage if isinstance(found, Placed) else CHANGED] += 1
    url = f"{reading.page.url}contributions/"
    return Talk(url, reading.is_open, dict(counts), dict(positions))


def positions_of(reading: Reading, key: str) -> dict[str, int]:
    """How many organisations and people stand where on a proposal, whatever their language."""
    found = visible(reading).filter(part_key=UUID(key), kind=Kind.STANCE, withdrawn_at=None)
    return dict(Counter(found.order_by().values_list("stance", flat=True)))


def at_passage(found: QuerySet[Contribution], part: ChapterText | ProposalText, passage: str) -> list[int]:
    """The numbers of those whose words stand in this passage today, oldest first. One query."""
    rows = list(found.order_by("made_at", "pk").values_list("pk", "passage", "quote", "before", "after"))
    held = places([Anchor(*row[1:]) for row in rows], part.passages)
    pairs = zip(rows, held, strict=True)
    return [row[0] for row, one in pairs if isinstance(one, Placed) and one.passage == passage]


def undecided_of(paper: WhitePaper) -> QuerySet[Contribution]:
    """What its authors have still to decide about, whoever may read it: no answers, no positions."""
    waiting = Contribution.objects.filter(paper=paper, decision="", withdrawn_at=None, hidden_at=None, parent=None)
    return waiting.exclude(kind=Kind.STANCE)


def brought_in(reading: Reading) -> Counter[int]:
    """How many contributions each version holds, by the version's primary key."""
    found = visible(reading).filter(came_in__isnull=False)
    return Counter(found.order_by().values_list("came_in", flat=True))
