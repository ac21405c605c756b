"""What a search page says of itself to the log. It is kept with the page, so that a page of the cache says it too."""

from core.caching import note

from ..listing import Listing
from ..query import KIND
from ..results import Results
from .words import key_of

NOTE = "search"


def answers(results: Results, text: str, language: str) -> int:
    """How many documents answer what was typed: none, where other words were searched in its place."""
    corrected = results.corrected
    other_words = corrected is not None and key_of(corrected, language) != key_of(text, language)
    return 0 if other_words else results.total


def say_searched(listing: Listing, promoted: int = 0) -> None:
    """Say what was searched. Only a text counts, and only its first page. promoted: results that editors put first."""
    state = listing.state
    if not state.q or state.page > 1:
        return
    filters: dict[str, object] = {axis: list(codes) for axis, codes in state.filters.items() if axis != KIND}
    if state.near:
        filters["near"] = "yes"  # where somebody lives or goes is nobody's business
    note(
        NOTE,
        {
            "words": state.q,
            "language": state.language,
            "total": max(promoted, answers(listing.results, state.q, state.language)),
            "kind": ",".join(state.filters.get(KIND, ()))[:40],
            "filters": filters,
        },
    )
