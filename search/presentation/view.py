"""Everything that the template of a list shows, beside the list's own machinery."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from ..engines import get_engine
from ..listing import Listing, ListSpec, listing_for
from ..listing.page import Group, Option
from ..listing.state import ListState, Pairs
from ..query import Query
from .acronyms import SearchedAcronym, searched_acronyms
from .near import Near, near_of
from .rows import Row, RowMaker

SHOWN = 8  # options of a group; the others unfold
MOST_OPTIONS = 40  # of a group, the most frequent; narrowing the list brings up the others
OPEN = 3  # groups that are unfolded at first
MOST_WAYS_OUT = 6
FEW = 5  # results; as few as that, and those in other languages are offered beside them


@dataclass(frozen=True)
class Facet:
    """A group of boxes. shown, more: those that stand there and those that unfold, as HTML. hidden, selected: how many
    unfold, and are ticked. open: whether the group itself is unfolded."""

    name: str
    label: str
    shown: SafeString
    more: SafeString
    hidden: int
    selected: int
    open: bool


@dataclass(frozen=True)
class WayOut:
    """What to try where nothing was found; `language` is that of the results, where it is not the reader's."""

    text: str
    url: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class ListView:
    """What the templates in templates/lists/ take. kept: hidden fields of the form with the boxes.
    chosen: how many of the filters are filled in. ways_out: what finds something where this finds nothing; elsewhere:
    what other languages have where this finds little. acronyms: those that were searched, with what they stand for."""

    listing: Listing
    rows: tuple[Row, ...]
    kept: Pairs
    facets: tuple[Facet, ...]
    near: Near
    has_near: bool
    heading: str
    chosen: int
    ways_out: tuple[WayOut, ...] = ()
    elsewhere: tuple[WayOut, ...] = ()
    acronyms: tuple[SearchedAcronym, ...] = ()


def list_view(request: HttpRequest, spec: ListSpec, row: RowMaker, *, apart: Sequence[str] = ()) -> ListView:
    """The list that this request asks for. apart: axes that are shown elsewhere than among the boxes (tabs)."""
    listing = listing_for(request, spec)
    state = listing.state
    near = near_of(listing, request.GET)
    counted = {axis.name for axis in spec.axes if axis.counted} - set(apart)
    return ListView(
        listing=listing,
        rows=tuple(row(hit) for hit in listing.hits),
        kept=state.beside_filters + [(axis, code) for axis in apart for code in state.filters.get(axis, ())],
        facets=facets((group for group in listing.groups if group.name not in apart), listing.total),
        near=near,
        has_near=spec.locate is not None,
        heading=counted_heading(listing.total),
        chosen=sum(len(codes) for axis, codes in state.filters.items() if axis in counted) + (state.near is not None),
        ways_out=() if listing.total else ways_out(listing),
        elsewhere=tuple(_other_languages(listing)) if 0 < listing.total <= FEW else (),
        acronyms=searched_acronyms(state),
    )


def counted_heading(total: int) -> str:
    """How many there are: what is read aloud when the list changes."""
    if not total:
        return _("Nothing found")
    return ngettext("%(total)s result", "%(total)s results", total) % {"total": total}


def facets(groups: Iterable[Group], total: int) -> tuple[Facet, ...]:
    """Groups cut in what is shown and what unfolds; a box that is ticked is always shown. A group of which every box
    leaves all of the list as it is, is left out."""
    useful = (group for group in groups if any(option.selected or option.count != total for option in group.options))
    found = []
    for place, group in enumerate(useful):
        options, selected = group.options[:MOST_OPTIONS], group.selected
        shown = [option for rank, option in enumerate(group.options) if rank < SHOWN or option.selected]
        more = [option for option in options[SHOWN:] if not option.selected]
        if len(more) == 1:  # one more line costs less than the words that would hide it
            shown, more = list(options), []
        is_open = place < OPEN or selected > 0
        found.append(Facet(group.name, group.label, _boxes(shown), _boxes(more), len(more), selected, is_open))
    return tuple(found)


def _boxes(options: Iterable[Option]) -> SafeString:
    """Made here rather than by the template, where hundreds of them would be most of the work of a page."""
    lines = (
        f'<label><input type="checkbox" name="{option.axis}" value="{escape(option.code)}"'
        f"{' checked' if option.selected else ''}>{escape(option.label)} <b>{option.count}</b></label>"
        for option in options
    )
    return mark_safe("".join(lines))  # noqa: S308 - codes and labels are escaped above


def ways_out(listing: Listing) -> tuple[WayOut, ...]:
    """What finds something: the same list without one of the choices, the last one first, then other languages."""
    state = listing.state
    wider = [state.without("q")] if state.q else []
    wider += [state.without("near")] if state.near else []
    wider += [state.with_(remove=(axis, code)) for axis, codes in state.filters.items() for code in codes]
    labels = [chip.label for chip in listing.chips]
    tries = [(_("Without %(choice)s"), label, found) for label, found in zip(labels, wider, strict=False)]
    tries += [("%(choice)s", label, other) for label, other in _not_assumed(state)]
    if state.km:
        tries.append((_("Farther than %(choice)s km"), str(state.km), state.without("km")))
    found = []
    for text, label, other in tries[::-1][:MOST_WAYS_OUT]:
        total = _total(other.query(counted=False))
        if total:
            found.append(WayOut(f"{text % {'choice': label}} ({counted_heading(total)})", other.url()))
    return (*found, *_other_languages(listing))


def _not_assumed(state: ListState) -> Iterator[tuple[str, ListState]]:
    """What the list leaves out as long as nobody asks for it: its name, and the list with it instead."""
    for axis in state.spec.axes:
        if axis.name in state.spec.assumed and not state.filters.get(axis.name):
            for code in axis.codes() or ():
                if code not in state.spec.assumed[axis.name]:
                    yield axis.label_of(code), state.with_(add=(axis.name, code))


def _other_languages(listing: Listing) -> list[WayOut]:
    """The same words on the search page of another language, where they find what is written in it and more than stands
    in this list for want of a translation."""
    state, found = listing.state, []
    for code, _name in settings.LANGUAGES if state.q else ():
        if code == state.language:
            continue
        asked = Query(text=state.q, language=code, kinds=state.spec.kinds, untranslated=False)
        total = _total(asked)
        if total > sum(hit.language == code for hit in listing.hits):
            with override(code):
                text = ngettext("%(total)s result in English", "%(total)s results in English", total)
                address = f"{reverse('search')}?{urlencode([('q', state.q)])}"
                found.append(WayOut(text % {"total": total}, address, code))
    return found


def _total(query: Query) -> int:
    results = get_engine().search(replace(query, size=1, page=1))
    # Words that were put right by themselves do not find what was asked.
    return 0 if results.corrected else results.total
