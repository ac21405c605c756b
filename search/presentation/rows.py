"""One row of a list: everything that its template prints, ready made, so that the template stays flat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.dates import date_format
from core.enums import Language
from core.templatetags.interface import kind_mark
from core.vocabulary import label

from ..results import Hit


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """mark: kind of content, as HTML. lang: the language of title and sentence where it is not the reader's, and
    `language` its name. problems: what it answers. facts: who, where, how tried, reviewed when. chosen: by the
    editors, to stand first. when: it takes place. note: what must not be missed, in a word."""

    mark: SafeString
    kind: str
    title: str
    url: str
    sentence: SafeString
    lang: str = ""
    language: str = ""
    problems: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    distance: str = ""
    open: bool = False
    demonstration: bool = False
    chosen: bool = False
    when: str = ""
    note: str = ""


MOST_PROBLEMS = 4  # an organisation may help with a dozen
RowMaker = Callable[[Hit], Row]


def base_row(hit: Hit, *, kind: str = "", word: str = "", facts: Sequence[str] = ()) -> Row:
    """A row of any kind.

    kind: the mark (core/templatetags/interface.py), the document's kind unless told. word: in place of the mark's own.
    facts: who and where, and what is particular to the kind; the date of the review comes after them."""
    payload, foreign = hit.payload, hit.language != (get_language() or "")[:2]
    reviewed = back = ""
    if payload.get("back_on"):
        day = date_format(date.fromisoformat(payload["back_on"]))
        back = _("visits again from %(day)s") % {"day": day}
    if hit.reviewed:
        reviewed = _("reviewed in %(month)s") % {"month": date_format(hit.reviewed, "YEAR_MONTH_FORMAT")}
    return Row(
        mark=kind_mark(kind or hit.kind, word),
        kind=kind or hit.kind,
        title=hit.title,
        url=hit.url,
        sentence=hit.highlight,
        lang=hit.language if foreign else "",
        language=str(Language(hit.language).label) if foreign and hit.language in Language.values else "",
        problems=tuple(label("challenge", code) for code in payload.get("challenges", ())[:MOST_PROBLEMS]),
        facts=tuple(fact for fact in (*facts, back, reviewed) if fact),
        distance=distance(hit.distance_km),
        open=bool(payload.get("open")),
        demonstration=bool(payload.get("demonstration")),
    )


def distance(km: float | None) -> str:
    """A distance for people; empty where there is none."""
    if km is None:
        return ""
    return _("%(km)s km away") % {"km": round(km)} if km >= 1 else _("less than 1 km away")


def territories(hit: Hit, most: int = 2) -> str:
    """The names of the first territories, to stand among the facts."""
    return ", ".join(label("territory", code) for code in hit.payload.get("territories", ())[:most])
