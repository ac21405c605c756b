"""What the page of a barrier shows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.presentation import TermLink, chosen, content_language, countries_of, crumbs, foreign, section, term_links
from search.beside import Beside, carrying, similar
from search.results import Hit

from .terms import AXES

if TYPE_CHECKING:
    from knowledgebase.models import BarrierPage

PRACTICES, SIMILAR = 6, 3


@dataclass(frozen=True)
class BarrierView:
    """practices: those that met this barrier and tell how."""

    language: str
    lang: str
    crumbs: tuple[tuple[str, str], ...]
    countries: frozenset[str]
    terms: dict[str, tuple[TermLink, ...]]
    practices: Beside
    similar: tuple[Hit, ...]


def barrier_view(page: "BarrierPage") -> BarrierView:
    """One query, whatever the page holds: its terms."""
    codes = chosen(page)
    language, url = content_language(page), section("barriers").url
    return BarrierView(
        language=language,
        lang=foreign(language),
        crumbs=crumbs("barriers"),
        countries=countries_of(codes["territories"]),
        terms={name: term_links(axis, codes[name], url) for name, axis in AXES.items()},
        practices=carrying(page, "practice", "barrier", list_kind="practices", size=PRACTICES),
        similar=similar(page, "barrier", size=SIMILAR),
    )
