"""Which parts of the tree of pages are private."""

from collections.abc import Iterable

from wagtail.models import Page, PageViewRestriction

from core.caching import depends_on, remembered


def restricted_paths() -> tuple[str, ...]:
    """Where the private parts of the tree begin. No query once warm."""

    def load() -> tuple[str, ...]:
        depends_on("restrictions")
        return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))

    return remembered("restrictions", load)


def is_under(page: Page, paths: Iterable[str]) -> bool:
    return any(page.path.startswith(path) for path in paths)
