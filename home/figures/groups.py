"""Counted requests put together by month, theme and area."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from network.companionship.dates import next_month
from network.counting.answering import Answering, answering
from network.counting.facts import Fact


@dataclass(frozen=True)
class Group:
    """Requests that have something in common. key: a month (its first day), a code, empty for none or for several.

    came: who came to a group date, which nobody asked for; taken_up: from how many a published réplique came."""

    key: str
    facts: tuple[Fact, ...] = field(repr=False)
    came: int = 0
    taken_up: int = 0

    @property
    def asked(self) -> int:
        return len(self.facts)

    @cached_property
    def held(self) -> int:
        """How many of the requests led to a visit that took place."""
        return sum(fact.held for fact in self.facts)

    @cached_property
    def hosts(self) -> Counter[str]:
        """How many of the requests each host got."""
        return Counter(fact.host for fact in self.facts)

    @cached_property
    def answering(self) -> Answering:
        return answering(
            (fact.days for fact in self.facts if fact.days is not None), sum(fact.silent for fact in self.facts)
        )


def group(key: str, facts: Iterable[Fact], taken_up: frozenset[int]) -> Group:
    """One group. taken_up: which requests (primary keys) led to a published réplique."""
    found = tuple(facts)
    return Group(
        key,
        tuple(fact for fact in found if not fact.in_a_group),
        sum(fact.in_a_group for fact in found),
        sum(fact.pk in taken_up for fact in found),
    )


def by_month(facts: Sequence[Fact], taken_up: frozenset[int], first: date, last: date) -> list[Group]:
    """A group for each month from ``first`` to ``last`` (their first days), empty ones too."""
    months: dict[date, list[Fact]] = {}
    month = first
    while month <= last:
        months[month] = []
        month = next_month(month)
    for fact in facts:
        months[fact.month].append(fact)
    return [group(each.isoformat(), found, taken_up) for each, found in months.items()]


def by_theme(facts: Sequence[Fact], taken_up: frozenset[int]) -> list[Group]:
    """A group for each theme, the largest first; a request with three themes is in three of them."""
    return _by(facts, taken_up, lambda fact: fact.themes)


def by_area(facts: Sequence[Fact], taken_up: frozenset[int]) -> list[Group]:
    """A group for each area, the largest first, one of those without any; a request is in one of them."""
    return _by(facts, taken_up, lambda fact: (fact.area,))


def _by(facts: Sequence[Fact], taken_up: frozenset[int], keys: Callable[[Fact], tuple[str, ...]]) -> list[Group]:
    sorted_out: dict[str, list[Fact]] = {}
    for fact in facts:
        for key in keys(fact):
            sorted_out.setdefault(key, []).append(fact)
    groups = [group(key, found, taken_up) for key, found in sorted_out.items()]
    return sorted(groups, key=lambda one: (-one.asked, one.key))
