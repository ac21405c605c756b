"""What is shown of contributions: one by one, in threads, beside the passages of which they speak."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from core.presentation import foreign
from network.members.permissions import answers_for
from whitepapers.contributions.enums import Kind, Stance
from whitepapers.differences import Change, difference
from whitepapers.models import Contribution


@dataclass(frozen=True)
class Shown:
    """changes: the suggested words as a difference. is_mine: this reader may withdraw it; may_edit: and change it.
    may_report: may tell the moderators of it. is_here: the page is about it."""

    one: Contribution
    author: str
    lang: str
    changes: tuple[Change, ...]
    answers: tuple["Shown", ...]
    is_mine: bool
    may_edit: bool
    may_report: bool
    is_here: bool

    @property
    def is_withdrawn(self) -> bool:
        return self.one.withdrawn_at is not None

    @property
    def is_hidden(self) -> bool:
        """Taken away by a moderator: only who wrote it sees more than that."""
        return self.one.hidden_at is not None

    @property
    def anchor_id(self) -> str:
        return f"said-{self.one.pk}"


@dataclass(frozen=True)
class Bar:
    """One row of positions. width: in percent of all, for SVG."""

    stance: str
    label: str
    number: int
    width: str


class Reader:
    """Who reads, with what is needed to say what is theirs: one query, however many contributions there are.

    here: the contribution that the page is about."""

    def __init__(self, user: Any, now: datetime, here: Contribution | None = None) -> None:
        self.user, self.now, self.here = user, now, here
        is_member = user.is_authenticated
        self.member = user if is_member else None
        self.organisations = set(answers_for(user).values_list("translation_key", flat=True)) if is_member else set()

    def may_see(self) -> Q:
        """What was not taken away, and one's own."""
        return Q(hidden_at=None) | Q(member=self.member) if self.member else Q(hidden_at=None)

    def owns(self, one: Contribution) -> bool:
        if not self.user.is_authenticated:
            return False
        return one.member_id == self.user.pk or one.organisation_key in self.organisations


def threads(found: QuerySet[Contribution], reader: Reader) -> list[Shown]:
    """Those that answer nothing, oldest first, each with its answers; of these, none that was taken away, but for one's
    own. Two queries."""
    roots = list(found.filter(parent=None).select_related("came_in").order_by("made_at", "pk"))
    answers: dict[int, list[Shown]] = defaultdict(list)
    below = Contribution.objects.filter(parent__in=[one.pk for one in roots]).order_by("made_at", "pk")
    below = below.filter(reader.may_see())
    for one in below.select_related("came_in"):
        answers[one.parent_id or 0].append(_shown(one, (), reader))
    return [_shown(one, answers[one.pk], reader) for one in roots]


def bars(counted: dict[str, int]) -> tuple[Bar, ...]:
    """The positions on a proposal; nothing where there is none."""
    total = sum(counted.values())
    if not total:
        return ()
    return tuple(
        Bar(value, str(label), counted.get(value, 0), f"{100 * counted.get(value, 0) / total:.1f}")
        for value, label in Stance.choices
    )


def author_of(one: Contribution) -> str:
    return one.organisation or one.name or _("A member of the network")


def _shown(one: Contribution, answers: Sequence[Shown], reader: Reader) -> Shown:
    is_rewording = one.kind == Kind.REWORDING and one.withdrawn_at is None
    is_mine = one.withdrawn_at is None and reader.owns(one)
    return Shown(
        one=one,
        author=author_of(one),
        lang=foreign(one.language),
        changes=tuple(difference(one.quote, one.words)) if is_rewording else (),
        answers=tuple(answers),
        is_mine=is_mine,
        may_edit=is_mine and one.may_be_edited(reader.now),
        may_report=reader.member is not None and one.stands and not is_mine,
        is_here=one == reader.here,
    )


__all__ = ["Bar", "Reader", "Shown", "author_of", "bars", "threads"]
