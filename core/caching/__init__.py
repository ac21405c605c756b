"""An exact cache: what was rendered is served again until something that it depends on changes.

While a page is made, ``depends_on`` notes the names of what it shows ("page:…", "term:sector:bois"). A change
says ``changed`` with the same names, in its own transaction. A stored response or value carries the
generation (the count of changes) in which it was begun, and is good as long as none of its names changed since.
docs/caching.md tells the names; docs/adr/ why no library does this.
"""

from .generations import changed, current_generation, stale
from .recorder import depends_on, keep_private, note, recording
from .remembered import remembered


def page_name(page) -> str:
    """The name of a page and its translations: each shows links to the others, so they change together."""
    return f"page:{page.translation_key}"


__all__ = [
    "changed",
    "current_generation",
    "depends_on",
    "keep_private",
    "note",
    "page_name",
    "recording",
    "remembered",
    "stale",
]
