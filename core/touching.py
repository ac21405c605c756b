"""Says that a page changed when what changed is not in its own row: its terms, its tags, its testimonials."""

from collections.abc import Iterable

from wagtail.models import Page

from core.caching import changed, page_name


def touch(pages: Iterable[Page]) -> int:
    """Have the page cache and whoever listens to saved pages (the index) look at these pages again; how many.

    Nothing of a page is altered, no revision is made. Call it inside the transaction of the change.
    """
    count = 0
    for page in pages:
        changed(page_name(page))
        page.specific.save(update_fields=["title"], clean=False)
        count += 1
    return count
