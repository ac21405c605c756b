"""What a template shows of a list: hits, groups of options, chips, pages. Every address is ready made."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.caching import depends_on

from ..engines import get_engine
from ..results import Hit, Results
from .spec import Axis, ListSpec
from .state import DISTANCES, SIZES, ListState

_AROUND = 2  # pages shown on each side of the one that stands here


@dataclass(frozen=True)
class Option:
    """One code of an axis, in a state of the list."""

    code: str
    count: int
    selected: bool
    of: Axis = field(repr=False)
    state: ListState = field(repr=False)

    @property
    def axis(self) -> str:
        return self.of.name

    @property
    def label(self) -> str:
        """Its name. Made when asked: a long axis has hundreds of options, and a page shows some of them."""
        return self.of.label_of(self.code)

    @property
    def url(self) -> str:
        """Following it chooses the option, or takes it back when it is selected. Made when asked."""
        here = (self.axis, self.code)
        return self.state.url(remove=here) if self.selected else self.state.url(add=here)


@dataclass(frozen=True)
class Group:
    """An axis and its options; `name` is the parameter that a box sends. `url` takes back every choice made on it."""

    name: str
    label: str
    options: tuple[Option, ...]
    url: str

    @property
    def selected(self) -> int:
        """How many options are chosen."""
        return sum(option.selected for option in self.options)


@dataclass(frozen=True)
class Chip:
    """Something chosen; `url` takes it back. `group` says what kind of choice it is."""

    group: str
    label: str
    url: str


@dataclass(frozen=True)
class Choice:
    """One of several ways to show the list."""

    value: str
    label: str
    selected: bool
    url: str


@dataclass(frozen=True)
class PageLink:
    """A page of the list; without a number it stands for those left out."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Pagination:
    """`first` and `last` are ranks in the whole list, 0 when it is empty; `previous` and `next` addresses or empty."""

    number: int
    pages: int
    first: int
    last: int
    previous: str
    next: str
    links: tuple[PageLink, ...]


def quoted(words: str) -> str:
    """Words that somebody typed, in the quotes of the reader's language."""
    return _("“%(words)s”") % {"words": words}


class Listing:
    """A list in one of its states, answered by the index."""

    def __init__(self, state: ListState, results: Results) -> None:
        self.state = replace(state, page=results.page)
        self.results = results

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.results.hits

    @property
    def total(self) -> int:
        return self.results.total

    @property
    def corrected(self) -> str | None:
        """The text that was searched because words of the one typed exist nowhere."""
        return self.results.corrected

    @cached_property
    def suggestion(self) -> Choice | None:
        """A text that may have been meant, and its address."""
        text = self.results.suggestion
        return Choice(text, text, False, self.state.url(q=text)) if text else None

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The axes that have something to choose, in the order of the list."""
        found = (self._group(axis) for axis in self.state.spec.axes if axis.counted)
        return tuple(group for group in found if group.options)

    def _group(self, axis: Axis) -> Group:
        counts = self.results.facets.get(axis.name, {})
        codes = axis.codes()
        order = {code: place for place, code in enumerate(sorted(counts) if codes is None else codes)}
        chosen = self.state.filters.get(axis.name, ())
        shown = [code for code in dict.fromkeys((*counts, *chosen)) if codes is None or code in order]
        shown.sort(key=lambda code: (-counts.get(code, 0), order.get(code, 0)))
        options = tuple(self._option(axis, code, counts.get(code, 0)) for code in shown)
        return Group(axis.name, str(axis.label), options, self.state.url(remove=axis.name))

    def _option(self, axis: Axis, code: str, count: int) -> Option:
        return Option(code, count, self.state.has(axis.name, code), axis, self.state)

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """Everything chosen: the text, the place, each option."""
        state, found = self.state, []
        if state.q:
            found.append(Chip(_("Search"), quoted(state.q), state.url(remove="q")))
        if state.near:
            near = _("within %(km)s km of %(place)s") if state.km else _("near %(place)s")
            found.append(Chip(_("Place"), near % {"km": state.km, "place": state.place}, state.url(remove="near")))
        for axis in state.spec.axes:
            for code in state.filters.get(axis.name, ()):
                url = state.url(remove=(axis.name, code))
                found.append(Chip(str(axis.label), axis.label_of(code), url))
        if not state.untranslated:
            found.append(Chip(_("Language"), _("translated only"), state.url(remove="untranslated")))
        return tuple(found)

    @property
    def clear_url(self) -> str:
        """The list with nothing chosen."""
        return self.state.path or "?"

    @property
    def sorts(self) -> tuple[Choice, ...]:
        state = self.state
        offered = state.spec.offered(bool(state.q), state.near is not None)
        return tuple(self._choice(sort.value, sort.label, sort == state.sort, sort=sort) for sort in offered)

    @property
    def sizes(self) -> tuple[Choice, ...]:
        return tuple(self._choice(str(n), str(n), n == self.state.size, size=n) for n in sorted(SIZES))

    @property
    def distances(self) -> tuple[Choice, ...]:
        """How far from a place at most: values of the parameter « km »."""
        km = [(replace(self.state, km=n, page=1), n) for n in DISTANCES]
        return tuple(Choice(str(n), _("%(km)s km") % {"km": n}, n == self.state.km, state.url()) for state, n in km)

    def _choice(self, value: str, label: Any, selected: bool, **change: Any) -> Choice:
        return Choice(value, str(label), selected, self.state.url(**change))

    @cached_property
    def pagination(self) -> Pagination:
        here, last, size = self.results.page, self.results.pages, self.results.size
        first = (here - 1) * size + 1 if self.total else 0
        return Pagination(
            number=here,
            pages=last,
            first=first,
            last=min(here * size, self.total),
            previous=self.state.url(page=here - 1) if here > 1 else "",
            next=self.state.url(page=here + 1) if here < last else "",
            links=tuple(self._links(here, last)),
        )

    def _links(self, here: int, last: int) -> Iterable[PageLink]:
        shown = sorted({1, last, *range(max(1, here - _AROUND), min(last, here + _AROUND) + 1)})
        before = 0
        for number in shown:
            if number > before + 1:
                yield PageLink(None)
            yield PageLink(number, self.state.url(page=number), number == here)
            before = number

    @property
    def csv_url(self) -> str:
        """The address of everything that the list shows, as a table."""
        return self.state.url(page=1, format="csv")

    @property
    def pdf_url(self) -> str:
        """The address of what the list shows as a document to print; empty where there is none."""
        return self.state.url(page=1, format="pdf") if self.state.spec.printed else ""

    @property
    def calendar_url(self) -> str:
        """The address of the list as a calendar to follow; empty where there is none."""
        return self.state.url(page=1, format="ics") if self.state.spec.calendar else ""

    @property
    def json_url(self) -> str:
        """The address of the same for programs."""
        return self.state.url(page=1, format="json")

    @property
    def feed_url(self) -> str:
        """The address of the list as a feed, the newest first."""
        return self.state.url(page=1, format="atom")


def listing_for(request: HttpRequest, spec: ListSpec) -> Listing:
    """The list that this request asks for; what is rendered from it depends on the index, as the page cache is told."""
    state = spec.parse(request.GET, path=request.path)
    depends_on_lists(state)
    return Listing(state, get_engine().search(state.query()))


def depends_on_lists(state: ListState) -> None:
    """Tell the page cache what a list in this state is made from."""
    depends_on(*(f"index:{kind}:{state.language}" for kind in state.spec.kinds or ("",)))
