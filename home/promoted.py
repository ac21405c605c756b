"""What editors promoted, above the results of the search page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from search.listing import ListState
from search.presentation import ListView, Row, counted_heading
from search.promotions import promoted
from search.query import KIND, Sort
from search.results import Hit


def promoted_hits(state: ListState) -> tuple[Hit, ...]:
    """What was promoted for these words. A reader who narrows or orders the list chooses by other rules."""
    filters: Mapping[str, Sequence[str]] = state.filters
    if not state.q or set(filters) - {KIND} or state.near or state.sort != Sort.RELEVANCE:
        return ()
    kinds = filters.get(KIND, ())
    return tuple(hit for hit in promoted(state.q, state.language) if not kinds or hit.kind in kinds)


def with_promoted(view: ListView, make_row: Callable[[Hit], Row]) -> tuple[ListView, int]:
    """The page with what was promoted first on it, and nowhere else; and how many that are."""
    listing = view.listing
    hits = promoted_hits(listing.state)
    if not hits:
        return view, 0
    known = {hit.id for hit in hits}
    rest = [row for hit, row in zip(listing.hits, view.rows, strict=True) if hit.id not in known]
    first = [replace(make_row(hit), chosen=True) for hit in hits] if listing.state.page == 1 else []
    heading = view.heading if listing.total else counted_heading(len(hits))
    return replace(view, rows=(*first, *rest), heading=heading), len(hits)
