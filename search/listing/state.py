"""One state of a list: what was asked of it. Each state is a URL, and the URL gives the state back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from core import vocabulary
from core.enums import TerritoryKind

from ..query import Point, Query, Sort
from ..synonyms import alternatives

if TYPE_CHECKING:
    from .spec import ListSpec

SIZES = (20, 10, 50, 100)  # hits on a page; the first one unless told
DISTANCES = (5, 10, 25, 50, 100, 200)  # kilometres

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class ListState:
    """What the reader chose. `place` is « near » as typed, `near` where that is; `km` how far from it at most."""

    spec: "ListSpec"
    path: str
    language: str
    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort
    page: int = 1
    size: int = 20
    place: str = ""
    near: Point | None = None
    km: int | None = None
    untranslated: bool = True

    def query(self, *, counted: bool = True) -> Query:
        """The question to the index, with the counts of the axes unless told."""
        return Query(
            text=self.q,
            language=self.language,
            kinds=self.spec.kinds,
            filters={**self._asked(), **self.spec.fixed},
            untranslated=self.untranslated,
            facets=tuple(axis.name for axis in self.spec.axes if axis.counted) if counted else (),
            sort=self.sort,
            alternatives=alternatives(self.q, self.language, self.countries) if self.q else {},
            near=self.near,
            within_km=self.km,
            page=self.page,
            size=self.size,
        )

    def _asked(self) -> dict[str, tuple[str, ...]]:
        """The choices, in the axes of the index."""
        assumed = self.spec.assumed.items()
        found = {name: codes for name, codes in assumed if not self.filters.get(name)}
        for name, codes in self.filters.items():
            axis = self.spec.axis(name)
            found |= axis.means(codes, self.language) if axis and axis.means else {name: codes}
        return found

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries chosen, by themselves or by a territory in them: an acronym may mean two things in two."""
        found = dict.fromkeys(self.filters.get("country", ()))
        for code in self.filters.get("territory", ()):
            for place in (code, *vocabulary.ancestors("territory", code)):
                known = vocabulary.term("territory", place)
                if known and known.extra.get("kind") == TerritoryKind.COUNTRY:
                    found[place] = None
        return tuple(found)

    def has(self, axis: str, code: str) -> bool:
        """Whether this is chosen."""
        return code in self.filters.get(axis, ())

    @property
    def narrowed(self) -> bool:
        """Whether anything is chosen that can be taken back."""
        return bool(self.q or self.filters or self.near or not self.untranslated)

    def with_(self, *, add: tuple[str, str] | None = None, remove: tuple[str, str] | None = None) -> "ListState":
        """The first page of the state with one more choice, or one less."""
        filters = dict(self.filters)
        if add and not self.has(*add):
            filters[add[0]] = (*filters.get(add[0], ()), add[1])
        if remove:
            axis, code = remove
            filters[axis] = tuple(chosen for chosen in filters.get(axis, ()) if chosen != code)
        kept = {axis.name: filters[axis.name] for axis in self.spec.axes if filters.get(axis.name)}
        return replace(self, filters=kept, page=1)

    def without(self, *names: str) -> "ListState":
        """The first page of the state without a text ("q"), a place ("near"), or the choices on an axis."""
        filters = {axis: codes for axis, codes in self.filters.items() if axis not in names}
        state = replace(self, filters=filters, page=1)
        if "q" in names:
            state = replace(state, q="")
        if "near" in names:
            state = replace(state, place="", near=None, km=None)
        if "km" in names:
            state = replace(state, km=None)
        if "untranslated" in names:
            state = replace(state, untranslated=True)
        return state._sorted(self)

    def _sorted(self, before: "ListState") -> "ListState":
        """In the order that was chosen; where none was, or it makes no sense any more, in the usual one."""
        was_usual = before.sort == before.usual_sort
        if was_usual or self.sort not in self.spec.offered(bool(self.q), self.near is not None):
            return replace(self, sort=self.usual_sort)
        return self

    @property
    def usual_sort(self) -> Sort:
        """The order unless told."""
        return self.spec.usual(bool(self.q), self.near is not None)

    def url(
        self,
        *,
        add: tuple[str, str] | None = None,
        remove: tuple[str, str] | str | None = None,
        page: int | None = None,
        sort: Sort | str | None = None,
        size: int | None = None,
        q: str | None = None,
        format: str | None = None,
    ) -> str:
        """The address of this state, changed as told. Whatever changes, the list starts at its first page again.

        remove: (axis, code), or the name of an axis, "q", "near" or "untranslated"."""
        state = self
        if isinstance(remove, str):
            state = state.without(remove)
            remove = None
        if add or remove:
            state = state.with_(add=add, remove=remove)
        if q is not None:
            state = replace(state, q=q, page=1)._sorted(state)
        if sort is not None:
            state = replace(state, sort=Sort(sort), page=1)
        if size is not None:
            state = replace(state, size=size, page=1)
        if page is not None:
            state = replace(state, page=page)
        pairs = state.pairs() + ([("format", format)] if format else [])
        return f"{state.path}?{urlencode(pairs)}" if pairs else state.path or "?"

    def pairs(self, *leave_out: str) -> Pairs:
        """The parameters of the address, in their order; what is as usual is left out."""
        found: Pairs = [("q", self.q)] if self.q else []
        found += [(axis, code) for axis, codes in self.filters.items() for code in codes]
        if self.place:
            found.append(("near", self.place))
        if self.km:
            found.append(("km", str(self.km)))
        if not self.untranslated:
            found.append(("untranslated", "no"))
        if self.sort != self.usual_sort:
            found.append(("sort", self.sort.value))
        if self.size != SIZES[0]:
            found.append(("size", str(self.size)))
        if self.page > 1:
            found.append(("page", str(self.page)))
        return [(name, value) for name, value in found if name not in leave_out]

    @property
    def beside_search(self) -> Pairs:
        """Hidden fields of the form that asks for a text: everything but the text."""
        return self.pairs("q", "page", "sort")

    @property
    def beside_filters(self) -> Pairs:
        """Hidden fields of the form with the groups of options: everything that has no box there."""
        counted = [axis.name for axis in self.spec.axes if axis.counted]
        return self.pairs("page", "near", "km", "untranslated", *counted)

    @property
    def beside_sort(self) -> Pairs:
        """Hidden fields of the form that asks for an order."""
        return self.pairs("page", "sort")
