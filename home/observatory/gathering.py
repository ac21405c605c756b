"""The numbers of the observatory, from what the index counts: five questions, however much there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from core.caching import depends_on
from core.presentation import section
from knowledgebase.enums import BarrierStatus
from knowledgebase.lists import BARRIERS
from knowledgebase.practised import NO, YES, practices_of_barriers, practised
from search.engines import get_engine
from search.query import Query, Sort
from search.results import Hit, Results

# In a proposal, or farther.
PROPOSED = tuple(
    status.value
    for status in (
        BarrierStatus.PROPOSED,
        BarrierStatus.SENT,
        BarrierStatus.ANSWERED,
        BarrierStatus.CHANGED,
        BarrierStatus.REFUSED,
    )
)
AXES = ("challenge", "audience", "sector", "authority", "territory", "year", "nature", "status")
OF_PRACTICES = ("challenge", "audience", "sector", "territory")  # by these, practices are counted too
MOST_BARRIERS = 12  # named one by one, those first that most organisations meet

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Number:
    """A number, and the list of what it counts (empty where there is no such list)."""

    value: int
    url: str

    def __bool__(self) -> bool:
        return self.value > 0


@dataclass(frozen=True)
class Line:
    """practices: those that the same word finds; None where practices do not have such a word. width, inner: of the
    bars of ``barriers`` and ``practised``, in percent of the longest one."""

    code: str
    label: str
    barriers: Number
    practised: Number
    proposed: Number
    practices: Number | None
    width: float
    inner: float


@dataclass(frozen=True)
class Table:
    """key: the axis. lines: the longest first; years in their order."""

    key: str
    title: str
    lines: tuple[Line, ...]

    @property
    def has_practices(self) -> bool:
        return self.key in OF_PRACTICES


@dataclass(frozen=True)
class Named:
    """One barrier."""

    title: str
    url: str
    lang: str
    status: str
    met: int
    practices: Number


@dataclass(frozen=True)
class Observatory:
    """practised, alone: barriers with and without a practice. named: one by one, those first that most meet."""

    barriers: Number
    practised: Number
    alone: Number
    proposed: Number
    tables: tuple[Table, ...]
    named: tuple[Named, ...]


def observatory(language: str) -> Observatory:
    """Of everything that the lists of this language show."""
    depends_on(f"index:barrier:{language}", f"index:practice:{language}")
    found = _ask(language, "barrier", {}, AXES, MOST_BARRIERS)
    with_practice = _ask(language, "barrier", practised((YES,), language), AXES)
    proposed = _ask(language, "barrier", {"status": PROPOSED}, AXES)
    practices = _ask(language, "practice", {}, OF_PRACTICES)
    state = tuple(("status", status) for status in PROPOSED)
    return Observatory(
        barriers=_number(found.total, "barriers"),
        practised=_number(with_practice.total, "barriers", ("practices", YES)),
        alone=_number(found.total - with_practice.total, "barriers", ("practices", NO)),
        proposed=_number(proposed.total, "barriers", *state),
        tables=tuple(_table(axis, found, with_practice, proposed, practices) for axis in AXES),
        named=tuple(_named(hit, practices_of_barriers(language), language) for hit in found.hits),
    )


def _ask(
    language: str, kind: str, filters: Mapping[str, tuple[str, ...]], facets: tuple[str, ...], size: int = 1
) -> Results:
    asked = Query(language=language, kinds=(kind,), filters=filters, facets=facets, sort=Sort.MET, size=size)
    return get_engine().search(asked)


def _table(axis: str, found: Results, with_practice: Results, proposed: Results, practices: Results) -> Table:
    counts, spec = found.facets.get(axis, {}), BARRIERS.axis(axis)
    assert spec is not None  # noqa: S101 - AXES are axes of the list
    codes = spec.codes()
    order = {code: place for place, code in enumerate(sorted(counts, reverse=True) if codes is None else codes)}
    known = [code for code in counts if code in order]
    in_order = axis in ("year", "status")
    known.sort(key=lambda code: (0 if in_order else -counts[code], order[code]))
    most = max((counts[code] for code in known), default=1)
    lines = []
    for code in known:
        inside = _inside(axis, code, with_practice, proposed)
        lines.append(
            Line(
                code=code,
                label=spec.label_of(code),
                barriers=_number(counts[code], "barriers", (axis, code)),
                practised=_number(inside[0], "barriers", (axis, code), ("practices", YES)),
                proposed=_number(inside[1], "barriers", *_chosen(axis, code)),
                practices=_number(practices.facets.get(axis, {}).get(code, 0), "practices", (axis, code))
                if axis in OF_PRACTICES
                else None,
                width=round(100 * counts[code] / most, 1),
                inner=round(100 * inside[0] / most, 1),
            )
        )
    return Table(axis, str(spec.label), tuple(lines))


def _inside(axis: str, code: str, with_practice: Results, proposed: Results) -> tuple[int, int]:
    """How many of those with this code have a practice, and how many are in a proposal."""
    in_proposal = proposed.facets.get(axis, {}).get(code, 0)
    if axis == "status" and code not in PROPOSED:
        in_proposal = 0  # the counts of an axis leave aside what is chosen on it
    return with_practice.facets.get(axis, {}).get(code, 0), in_proposal


def _chosen(axis: str, code: str) -> Choices:
    """What finds the barriers with this code that are in a proposal."""
    if axis == "status":
        return ((axis, code),)
    return ((axis, code), *(("status", status) for status in PROPOSED))


def _named(hit: Hit, practices: Mapping[str, int], language: str) -> Named:
    key, status = str(hit.payload.get("key", "")), hit.payload.get("status")
    return Named(
        title=hit.title,
        url=hit.url,
        lang="" if hit.language == language else hit.language,
        status=str(BarrierStatus(status).label) if status in BarrierStatus.values else "",
        met=int(hit.payload.get("met", 0)),
        practices=_number(practices.get(key, 0), "practices", ("barrier", key)),
    )


def _number(value: int, kind: str, *choices: tuple[str, str]) -> Number:
    url = section(kind).url
    return Number(value, f"{url}?{urlencode(choices)}" if url and choices else url)


def headings(table: Table) -> tuple[str, ...]:
    """Of the columns of numbers."""
    first = (_("Barriers"), _("with a practice"), _("in a proposal or farther"))
    return (*first, _("Practices that answer")) if table.has_practices else first
