"""The search page and the pages of tags: lists that span the floors."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.promoted import promoted_hits, with_promoted
from knowledgebase.enums import PracticeKind
from knowledgebase.events.lists import event_row
from knowledgebase.lists import (
    AUDIENCE,
    CHALLENGE,
    MATURITY,
    SECTOR,
    STRUCTURE_KIND,
    TERRITORY,
    barrier_row,
    practice_row,
    project_row,
    related_tags,
    tag_name,
)
from network.lists import OPEN, organisation_row
from search.engines import get_engine
from search.learning.noting import say_searched
from search.listing import Axis, ListSpec, export_for
from search.presentation import ListView, Row, base_row, list_view, locate
from search.query import KIND, Sort
from search.results import Hit
from whitepapers.lists import proposal_row, white_paper_row

ROWS = {
    "practice": practice_row,
    "organisation": organisation_row,
    "barrier": barrier_row,
    "project": project_row,
    "event": event_row,
    "white_paper": white_paper_row,
    "proposal": proposal_row,
}
KINDS = {
    "practice": gettext_lazy("Practices"),
    "organisation": gettext_lazy("Organisations"),
    "barrier": gettext_lazy("Barriers"),
    "project": gettext_lazy("Projects"),
    "event": gettext_lazy("Events"),
    "white_paper": gettext_lazy("White papers"),
    "proposal": gettext_lazy("Proposals"),
    "page": gettext_lazy("Pages"),
}
TAG = Axis("tag", gettext_lazy("Tag"), tag_name)
EVERYTHING = ListSpec(
    axes=(
        Axis(KIND, gettext_lazy("What"), KINDS),
        CHALLENGE,
        TERRITORY,
        AUDIENCE,
        Axis("practice_kind", gettext_lazy("Depth"), dict(PracticeKind.choices)),
        MATURITY,
        Axis("open", gettext_lazy("Visits"), OPEN),
        SECTOR,
        STRUCTURE_KIND,
        TAG,
    ),
    sorts=(Sort.RELEVANCE, Sort.NEWEST, Sort.REVIEWED, Sort.TITLE, Sort.NEAREST),
    locate=locate,
)
MOST_RELATED = 12


@dataclass(frozen=True)
class Tab:
    label: str
    count: int
    url: str
    selected: bool


def any_row(hit: Hit) -> Row:
    """A row of whatever kind; a kind of tomorrow gets a plain one."""
    make = ROWS.get(hit.kind)
    return make(hit) if make else base_row(hit, kind="page")


def search(request: HttpRequest) -> HttpResponseBase:
    """Everything that the index holds, with a tab for each kind."""
    if export := export_for(request, EVERYTHING, title=_("Search"), filename="passerelles"):
        return export
    view, promoted = with_promoted(list_view(request, EVERYTHING, any_row, apart=(KIND,)), any_row)
    say_searched(view.listing, promoted)
    return render(request, "search/search.html", {"view": view, "title": _("Search"), "tabs": _tabs(view)})


def shown(parameters: QueryDict, language: str, most: int) -> tuple[Hit, ...]:
    """The first hits of the search page for these parameters, from its first page on: for the log of searches."""
    state = replace(EVERYTHING.parse(parameters, language=language), page=1, size=most)
    promoted, hits = promoted_hits(state), get_engine().search(state.query(counted=False)).hits
    known = {hit.id for hit in promoted}
    return (*promoted, *(hit for hit in hits if hit.id not in known))


def _tabs(view: ListView) -> list[Tab]:
    """One tab for everything and one for each kind that has something; counts as if no kind were chosen."""
    listing = view.listing
    counts = listing.results.facets.get(KIND, {})
    chosen = listing.state.filters.get(KIND, ())
    everything = listing.state.without(KIND)
    tabs = [Tab(_("Everything"), sum(counts.values()), everything.url(), not chosen)]
    tabs += [
        Tab(str(label), counts.get(kind, 0), everything.url(add=(KIND, kind)), kind in chosen)
        for kind, label in KINDS.items()
        if counts.get(kind) or kind in chosen
    ]
    return tabs if len(tabs) > 2 or chosen else []


def tag(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What carries a tag, and the tags that stand beside it. 404 for a tag that nothing carries."""
    name = tag_name(slug)
    if name is None:
        raise Http404
    axes = tuple(axis for axis in EVERYTHING.axes if axis is not TAG)
    spec = replace(EVERYTHING, axes=axes, default_sort=Sort.NEWEST, fixed={"tag": (slug,)})
    if export := export_for(request, spec, title=name, filename=slug):
        return export
    view = list_view(request, spec, any_row)
    return render(
        request, "search/tag.html", {"view": view, "title": name, "related": related_tags(slug)[:MOST_RELATED]}
    )
