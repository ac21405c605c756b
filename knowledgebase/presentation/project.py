"""What the page of a project shows."""

import datetime
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.presentation import (
    Download,
    Figures,
    TermLink,
    chosen,
    content_language,
    countries_of,
    crumbs,
    downloads,
    figures,
    foreign,
    section,
    shown,
    term_links,
)
from network.models import OrganisationPage
from search.beside import similar
from search.results import Hit

from .people import Partner, organisation_ids, partners
from .terms import AXES

if TYPE_CHECKING:
    from knowledgebase.models import ProjectPage

SIMILAR = 3


@dataclass(frozen=True)
class ProjectView:
    """countries_of_partners: each country with the number of partners that come from it, the most first."""

    language: str
    lang: str
    crumbs: tuple[tuple[str, str], ...]
    countries: frozenset[str]
    terms: dict[str, tuple[TermLink, ...]]
    partners: tuple[Partner, ...]
    countries_of_partners: tuple[tuple[str, int], ...]
    budget: str
    dates: str
    figures: Figures
    downloads: tuple[Download, ...]
    similar: tuple[Hit, ...]


def project_view(page: "ProjectPage") -> ProjectView:
    """At most three queries, whatever the page holds: terms, partners, files."""
    codes = chosen(page)
    language, url = content_language(page), section("projects").url
    ids = organisation_ids(page.partners)
    with_roles = partners(page.partners, shown(OrganisationPage.objects.filter(pk__in=ids)) if ids else {})
    return ProjectView(
        language=language,
        lang=foreign(language),
        crumbs=crumbs("projects"),
        countries=countries_of(codes["territories"]),
        terms={name: term_links(axis, codes[name], url) for name, axis in AXES.items() if name in codes},
        partners=with_roles,
        countries_of_partners=tuple(Counter(one.country for one in with_roles if one.country).most_common()),
        budget=_euro(page.budget),
        dates=_dates(page.starts_on, page.ends_on),
        figures=figures(page.figures),
        downloads=downloads(page.documents),
        similar=similar(page, "project", size=SIMILAR),
    )


def _euro(amount: Decimal | None) -> str:
    return f"{number_format(amount, decimal_pos=0, use_l10n=True, force_grouping=True)} €" if amount is not None else ""


def _dates(start: datetime.date | None, end: datetime.date | None) -> str:
    """The years are enough for a reader, and all that many projects tell."""
    if start and end:
        return f"{start.year}–{end.year}" if start.year != end.year else str(start.year)
    if start:
        return _("Since %(since)s") % {"since": start.year}
    return _("Until %(year)s") % {"year": end.year} if end else ""
