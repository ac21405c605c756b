"""The one machinery of lists: practices, organisations, barriers, projects and the search page. See docs/search.md."""

from .exports import export_for
from .page import Listing, listing_for
from .spec import Axis, Column, ListSpec
from .state import ListState

__all__ = ["Axis", "Column", "ListSpec", "ListState", "Listing", "export_for", "listing_for"]
