"""The public figures, ready to print: the last twelve months that are over, by month, theme and area."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import date_format
from core.vocabulary import label
from home.figures import discretion, groups
from home.figures.discretion import LEAST, Cell, Shown
from home.figures.groups import Group
from knowledgebase.enums import ReplicationState
from knowledgebase.models import Replication
from network.companionship.dates import first_of_month
from network.counting.facts import Fact, between, facts, month_start

MONTHS = 12


@dataclass(frozen=True)
class Line:
    """A line of a table. rate: in percent; days: whole; both None where they are not said. width: of its bar, in
    percent of the longest one, None where the number is not shown."""

    label: str
    asked: Cell
    rate: int | None
    days: int | None
    held: Cell
    came: Cell
    taken_up: Cell
    width: int | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The numbers in words, in the order of ``HEADINGS``."""
        rate = percent(self.rate) if self.rate is not None else _("not said")
        days = days_in_words(self.days) if self.days is not None else _("not said")
        return (in_words(self.asked), rate, days, in_words(self.held), in_words(self.came), in_words(self.taken_up))


@dataclass(frozen=True)
class Table:
    """key: in the address of what can be carried away. heading: of its first column."""

    key: str
    title: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Figures:
    """first, last: the first days of the first month and of the last one. enough: whether there is anything to say."""

    first: date
    last: date
    total: Line
    tables: tuple[Table, ...]

    @property
    def enough(self) -> bool:
        return self.total.asked.value is not None and self.total.asked.value >= LEAST


def headings() -> tuple[str, ...]:
    return (
        _("Requests"),
        _("Part answered"),
        _("Half of the answers within"),
        _("Visits held"),
        _("Came to a group date"),
        _("Répliques"),
    )


def in_words(cell: Cell) -> str:
    """The number, or why it is not there."""
    if cell.shown is Shown.FEW:
        return _("fewer than %(number)s") % {"number": LEAST}
    return _("not shown") if cell.shown is Shown.WITHHELD else str(cell.value)


def percent(rate: int) -> str:
    return _("%(rate)s %%") % {"rate": rate}


def days_in_words(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def public_figures(now: datetime) -> Figures:
    """What may be published of the twelve months before this one. Three queries, however many requests there are."""
    since, until = month_start(MONTHS, now), month_start(0, now)
    found, taken_up = facts(since, until), taken_up_between(since, until)
    first, last = first_of_month(since), first_of_month(month_start(1, now))
    everything = groups.group("", found, taken_up)
    months = groups.by_month(found, taken_up, first, last)
    tables = (
        Table("month", _("By month"), _("Month"), _lines(months, [month_name(one.key) for one in months])),
        _pooled("theme", _("By theme"), _("Theme"), groups.by_theme(found, taken_up), taken_up),
        _pooled("area", _("By area"), _("Area of the host"), groups.by_area(found, taken_up), taken_up),
    )
    return Figures(first, last, _total(everything), tables)


def taken_up_between(since: datetime, until: datetime) -> frozenset[int]:
    """Which requests of that time led to a published réplique."""
    published = Replication.objects.filter(between(since, until, "request__"), state=ReplicationState.PUBLISHED)
    return frozenset(published.values_list("request_id", flat=True))


def month_name(key: str) -> str:
    return date_format(date.fromisoformat(key), "YEAR_MONTH_FORMAT")


def _total(found: Group) -> Line:
    return Line(
        _("In all"),
        discretion.total([found.asked]),
        discretion.rate(found),
        whole_days(found),
        discretion.total([found.held]),
        discretion.total([found.came]),
        discretion.total([found.taken_up]),
    )


def whole_days(found: Group) -> int | None:
    days = discretion.days(found)
    return None if days is None else max(1, math.ceil(days))


def _lines(found: Sequence[Group], names: Sequence[str]) -> tuple[Line, ...]:
    asked = discretion.masked([one.asked for one in found])
    hidden = frozenset(at for at, cell in enumerate(asked) if cell.value is None)
    held = discretion.masked([one.held for one in found], hidden)
    came = discretion.masked([one.came for one in found], hidden)
    taken_up = discretion.masked([one.taken_up for one in found], hidden)
    longest = max((cell.value or 0 for cell in asked), default=0)
    return tuple(
        Line(
            names[at],
            asked[at],
            None if at in hidden else discretion.rate(one),
            None if at in hidden else whole_days(one),
            held[at],
            came[at],
            taken_up[at],
            None if asked[at].value is None else round(100 * (asked[at].value or 0) / max(1, longest)),
        )
        for at, one in enumerate(found)
    )


def _pooled(key: str, title: str, heading: str, found: Sequence[Group], taken_up: frozenset[int]) -> Table:
    """A table of themes or areas, in which the small ones stand together."""
    axis = "challenge" if key == "theme" else "territory"
    alone, rest = discretion.put_together(found, lambda others: _joined(others, taken_up))
    names = [label(axis, one.key) for one in alone]
    if rest is not None:
        alone, names = [*alone, rest], [*names, _("All others") if alone else _("All together")]
    return Table(key, title, heading, _lines(alone, names))


def _joined(found: Sequence[Group], taken_up: frozenset[int]) -> Group:
    once: dict[int, Fact] = {fact.pk: fact for one in found for fact in one.facts}
    return groups.group("", once.values(), taken_up)
