"""Where the sections of the site stand in each language: the lists into which terms, crumbs and « see all » lead."""

from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Page

from core.caching import depends_on, remembered

HOME_DEPTH, SECTION_DEPTH = 2, 3


@dataclass(frozen=True)
class Section:
    title: str
    url: str


def section(kind: str, language: str | None = None) -> Section:
    """The published page of that ``content_kind`` right under the home, or the home itself ("home").

    Both fields are empty where the language has none. No query once warm.
    """
    language = (language or get_language() or "fr")[:2]
    found = remembered(f"presentation:sections:{language}", lambda: _sections(language))
    return found.get(kind, Section("", ""))


def crumbs(*kinds: str) -> tuple[tuple[str, str], ...]:
    """Title and address of the home and of these sections, as the breadcrumbs want them."""
    found = (section(kind) for kind in ("home", *kinds))
    return tuple((one.title, one.url) for one in found if one.url)


def _sections(language: str) -> dict[str, Section]:
    depends_on("navigation", "settings")
    pages = Page.objects.filter(
        depth__in=(HOME_DEPTH, SECTION_DEPTH), live=True, locale__language_code=language
    ).order_by("path")
    found: dict[str, Section] = {}
    for page in pages:
        kind = getattr(page.specific_class, "content_kind", None)
        if kind and page.url:
            found.setdefault(kind, Section(page.title, page.url))
    return found
