"""What of the counts may be published, so that nobody is named and no single host is blamed.

1. No number from 1 to 4 is shown, nor one from which it could be computed: where the sum of a column is known, more of
   its numbers are left out until each of the small ones may still be 1, 2, 3 or 4. Where the requests of a line are not
   shown, nothing else of it is: there cannot be more visits than requests.
2. A theme or an area stands alone only with five requests from three hosts; the others are put together, with as many
   of the next ones as it takes.
3. A rate or a delay is said of ten answered or ended requests from three hosts, of whom none got more than half.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from enum import Enum

from home.figures.groups import Group

LEAST = 5
LEAST_HOSTS = 3
LEAST_FOR_RATES = 10
LARGEST_SHARE = 0.5
RATE_STEP = 5  # rates are rounded to so many percent


class Shown(Enum):
    YES = "yes"
    FEW = "few"  # from 1 to LEAST - 1
    WITHHELD = "withheld"  # larger, left out for the sake of a small one


@dataclass(frozen=True)
class Cell:
    """A number of a table. value: None where it is not shown."""

    value: int | None
    shown: Shown = Shown.YES


def masked(values: Sequence[int], also: Set[int] = frozenset()) -> list[Cell]:
    """The numbers of a column whose sum is known, as they may be shown. Zero is shown: it tells of nobody.

    also: which ones are left out in any case."""
    few = {index for index, value in enumerate(values) if 0 < value < LEAST} - also
    large = sorted((at for at, value in enumerate(values) if value >= LEAST and at not in also), key=values.__getitem__)
    withheld: set[int] = set()
    if sum(values) >= LEAST:  # else the sum is not shown either
        while few and not _safe(values, few, withheld, also):
            if not large:
                # Nothing is left to hide behind: say of none which of them is small.
                few, withheld = set(), few | withheld
                break
            withheld.add(large.pop(0))
    return [_cell(value, index in few, index in withheld | also) for index, value in enumerate(values)]


def total(values: Sequence[int]) -> Cell:
    """The sum of the column, as it may be shown."""
    found = sum(values)
    return _cell(found, 0 < found < LEAST, False)


def _cell(value: int, few: bool, withheld: bool) -> Cell:
    if few:
        return Cell(None, Shown.FEW)
    return Cell(None, Shown.WITHHELD) if withheld else Cell(value)


def _safe(values: Sequence[int], few: Set[int], withheld: Set[int], also: Set[int]) -> bool:
    """Whether each small number may still be anything from 1 to LEAST - 1, for who knows the sum and this rule."""
    hidden = sum(values[index] for index in few | withheld | also)
    others, most_few = len(few) - 1, LEAST - 1
    highest = hidden - others - LEAST * len(withheld)
    lowest = hidden - most_few * others
    if withheld:
        shown = [value for index, value in enumerate(values) if value >= LEAST and index not in withheld | also]
        # What was left out is no larger than what is shown.
        lowest = lowest - min(shown) * len(withheld) if shown else 1
    return highest >= most_few and (lowest <= 1 or bool(also))


def put_together(
    groups: Sequence[Group], joined: Callable[[Sequence[Group]], Group]
) -> tuple[list[Group], Group | None]:
    """The groups that may stand alone, the largest first, and the others as one (None where there are none).

    joined: makes one group of several. Where not even all together are enough, nothing stands alone."""
    ordered = sorted(groups, key=lambda one: (one.key != "" and may_stand_alone(one), one.asked), reverse=True)
    alone = [one for one in ordered if one.key and may_stand_alone(one)]
    rest = ordered[len(alone) :]
    if not rest:
        return alone, None
    together = joined(rest)
    while alone and not may_stand_alone(together):
        rest = [alone.pop(), *rest]
        together = joined(rest)
    return alone, together


def may_stand_alone(group: Group) -> bool:
    """Whether the numbers of this group speak of enough requests, of enough hosts."""
    return group.asked >= LEAST and len(group.hosts) >= LEAST_HOSTS


def rate(group: Group) -> int | None:
    """The part of the requests that was answered, in percent, rounded; None where it may not be said."""
    found = group.answering.rate
    if found is None or not _enough_for_rates(group):
        return None
    return round(100 * found / RATE_STEP) * RATE_STEP


def days(group: Group) -> float | None:
    """Within how many days half of the answers came; None where it may not be said."""
    return group.answering.days if _enough_for_rates(group) else None


def _enough_for_rates(group: Group) -> bool:
    found, hosts = group.answering, group.hosts
    if found.answered + found.unanswered < LEAST_FOR_RATES or len(hosts) < LEAST_HOSTS:
        return False
    return max(hosts.values()) <= LARGEST_SHARE * group.asked
