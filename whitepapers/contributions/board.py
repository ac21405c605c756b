"""What became of the contributions: to the whole text, and to each chapter or proposal, where its authors decide."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from whitepapers.anchors import Anchor, Placed, places
from whitepapers.contributions.enums import Decision, Kind
from whitepapers.contributions.forms import DecisionForm
from whitepapers.contributions.places import Place
from whitepapers.contributions.presentation import Reader, Shown, threads
from whitepapers.contributions.queries import exchanges, visible
from whitepapers.contributions.settling import WrittenPart, may_put_back, passages_of
from whitepapers.models import Contribution
from whitepapers.presentation import Reading
from whitepapers.text import Passage

PER_PAGE = 30
UNDECIDED, WITHDRAWN = "undecided", "withdrawn"


@dataclass(frozen=True)
class Outcome:
    """How many contributions came to this. width: in percent of all, for SVG."""

    code: str
    label: str
    number: int
    width: str


@dataclass(frozen=True)
class PartLine:
    """A chapter or a proposal of which something was said. undecided: of those, how many wait for its authors."""

    key: str
    title: str
    number: int
    is_proposal: bool
    said: int
    undecided: int


@dataclass(frozen=True)
class Group:
    """Contributions to one passage. words: how it begins; none where the words are no longer in the text."""

    words: str
    entries: tuple[tuple[Shown, DecisionForm | None], ...]


def settled(reading: Reading) -> QuerySet[Contribution]:
    """What authors decide about: comments and other words, not the answers to them, nor positions."""
    return visible(reading).filter(parent=None).exclude(kind=Kind.STANCE)


def outcomes(found: QuerySet[Contribution]) -> tuple[Outcome, ...]:
    """How many came to what. One query."""
    counted: Counter[str] = Counter()
    for decision, withdrawn in found.order_by().values_list("decision", "withdrawn_at"):
        counted[decision or (WITHDRAWN if withdrawn else UNDECIDED)] += 1
    total = sum(counted.values())
    names = [
        (Decision.ACCEPTED, pgettext("contributions", "Accepted")),
        (Decision.IN_PART, pgettext("contributions", "Accepted in part")),
        (Decision.DECLINED, pgettext("contributions", "Not accepted")),
        (UNDECIDED, _("Not decided yet")),
        (WITHDRAWN, _("Withdrawn by who wrote them")),
    ]
    return tuple(
        Outcome(code, label, counted[code], f"{100 * counted[code] / total:.1f}")
        for code, label in names
        if total and (counted[code] or code in Decision.values)
    )


def of_outcome(found: QuerySet[Contribution], code: str) -> QuerySet[Contribution]:
    """Those that came to this; all of them for a code that says nothing."""
    if code == WITHDRAWN:
        return found.filter(decision="", withdrawn_at__isnull=False)
    if code == UNDECIDED:
        return found.filter(decision="", withdrawn_at=None)
    return found.filter(decision=code) if code in Decision.values else found


def lines(found: QuerySet[Contribution], reading: Reading) -> tuple[PartLine, ...]:
    """The parts of the text of which something was said, in its order. One query."""
    said: Counter[str] = Counter()
    undecided: Counter[str] = Counter()
    for key, decision, withdrawn in found.order_by().values_list("part_key", "decision", "withdrawn_at"):
        said[str(key)] += 1
        undecided[str(key)] += not decision and withdrawn is None
    parts = [(part, part is not chapter) for chapter in reading.text.chapters for part in (chapter, *chapter.proposals)]
    return tuple(
        PartLine(part.key, part.title, part.number, is_proposal, said[part.key], undecided[part.key])
        for part, is_proposal in parts
        if said[part.key]
    )


def page_of_all(found: QuerySet[Contribution], number: str, reader: Reader) -> tuple[Page[Any], list[Shown]]:
    """One page of them, those decided last first."""
    page = Paginator(found.order_by("-decided_at", "-pk").values_list("pk", flat=True), PER_PAGE).get_page(number)
    shown = {one.one.pk: one for one in threads(Contribution.objects.filter(pk__in=list(page.object_list)), reader)}
    return page, [shown[pk] for pk in page.object_list if pk in shown]


def page_of_part(
    user: Any, reading: Reading, place: Place, number: str, draft: WrittenPart | None, bound: dict[int, DecisionForm]
) -> tuple[Page[Any], list[Group]]:
    """One page of what was said of a chapter or proposal, in the order of its text; at the end, of words that are gone.

    draft: its page, for who decides about it; others get no forms. bound: forms that came back with something wrong, by
    the contribution.
    """
    found = exchanges(reading).filter(part_key=UUID(place.part.key), language=reading.text.language, parent=None)
    found = found.exclude(kind=Kind.STANCE)
    rows = list(found.order_by("made_at", "pk").values_list("pk", "passage", "quote", "before", "after"))
    held = places([Anchor(*row[1:]) for row in rows], place.part.passages)
    order = {passage.id: index for index, passage in enumerate(place.part.passages)}
    at = {row[0]: one.passage if isinstance(one, Placed) else "" for row, one in zip(rows, held, strict=True)}
    ordered = sorted(at, key=lambda pk: order.get(at[pk], len(order)))
    page = Paginator(ordered, PER_PAGE).get_page(number)
    reader = Reader(user, timezone.now())
    shown = {one.one.pk: one for one in threads(Contribution.objects.filter(pk__in=list(page.object_list)), reader)}
    is_written = draft is not None and any(one.one.in_draft for one in shown.values())
    passages = passages_of(draft) if draft and is_written else ()
    groups: dict[str, list[tuple[Shown, DecisionForm | None]]] = {}
    for pk in page.object_list:
        if pk in shown:
            groups.setdefault(at[pk], []).append((shown[pk], _form(shown[pk], passages, bound) if draft else None))
    words = {passage.id: passage.words for passage in place.part.passages}
    return page, [Group(words.get(id, ""), tuple(entries)) for id, entries in groups.items()]


def _form(shown: Shown, passages: Sequence[Passage], bound: dict[int, DecisionForm]) -> DecisionForm | None:
    one = shown.one
    if not one.stands:
        return None
    return bound.get(one.pk) or DecisionForm(one=one, may_put_back=may_put_back(one, passages))
