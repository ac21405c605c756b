"""What the page of an organisation shows, gathered in a handful of queries and a few questions to the index."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db.models import Q

from core.enums import Country, Language
from core.presentation import (
    Shown,
    TermLink,
    Visits,
    chosen,
    content_language,
    countries_of,
    crumbs,
    each,
    foreign,
    ids,
    section,
    shown,
    term_links,
)
from network.agenda import NEXT_ONES, events_of
from network.companionship.gatherings.presentation import ShownDate, dates_of
from network.companionship.presentation import visit_offer
from search.beside import Beside, carrying, similar
from search.results import Hit

if TYPE_CHECKING:
    from network.models import OrganisationPage

AXES = {
    "kinds": "structure_kind",
    "helps_with": "challenge",
    "audiences": "audience",
    "sectors": "sector",
    "territories": "territory",
}
PRACTICES, PEERS, PROJECTS, MEMBERS = 6, 3, 6, 6


@dataclass(frozen=True)
class Contact:
    """How to reach somebody who agreed to be reached. phone_link is the number as telephones want it."""

    role: str
    email: str
    phone: str
    phone_link: str


@dataclass(frozen=True)
class OrganisationView:
    """Everything that templates/network/organisation_page.html shows beside the page's own plain fields."""

    language: str
    lang: str
    crumbs: tuple[tuple[str, str], ...]
    countries: frozenset[str]
    terms: dict[str, tuple[TermLink, ...]]
    languages: tuple[str, ...]
    country: str
    map_url: str
    website: str
    contact: Contact | None
    visits: Visits | None
    group_dates: tuple[ShownDate, ...]
    federations: tuple[Shown, ...]
    partners: tuple[Shown, ...]
    practices: Beside
    projects: Beside
    events: Beside
    members: Beside
    peers: tuple[Hit, ...]


def organisation_view(page: "OrganisationPage") -> OrganisationView:
    """Three queries, whatever the page holds: terms, federations, and the pages of these and of partners."""
    codes = chosen(page)
    language = content_language(page)
    federations, partners = _network(page)
    return OrganisationView(
        language=language,
        lang=foreign(language),
        crumbs=crumbs("directory"),
        countries=countries_of((page.country, *codes["territories"])),
        terms={name: term_links(axis, codes[name], section("directory").url) for name, axis in AXES.items()},
        languages=tuple(str(Language(code).label) for code in page.languages if code in Language.values),
        country=str(Country(page.country).label) if page.country in Country.values else "",
        map_url=_map_url(page),
        website=urlsplit(page.website).netloc.removeprefix("www.") if page.website else "",
        contact=contact(page),
        visits=visit_offer(page, page.translation_key),
        group_dates=dates_of(page.translation_key),
        federations=federations,
        partners=partners,
        practices=carrying(page, "practice", "organisation", list_kind="practices", size=PRACTICES),
        projects=carrying(page, "project", "organisation", list_kind="projects", size=PROJECTS),
        events=events_of(page, "organisation", NEXT_ONES),
        members=carrying(page, "organisation", "federation", list_kind="directory", size=MEMBERS),
        peers=similar(page, "organisation", size=PEERS),
    )


def contact(page: "OrganisationPage") -> Contact | None:
    """Whom to write to or call; None, whatever the fields hold, where no consent is on record."""
    if not page.contact_is_public:
        return None
    digits = "".join(sign for sign in page.contact_phone if sign.isdigit() or sign == "+")
    return Contact(page.contact_role, page.contact_email, page.contact_phone, digits)


def _network(page: "OrganisationPage") -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    model = type(page)
    federations = {one.pk for one in page.federations.all()}
    wanted = Q(pk__in=federations) | Q(pk__in=ids(page, "partners"))
    found = shown(model._default_manager.filter(wanted))
    above = each({pk: one for pk, one in found.items() if pk in federations})
    keys = {one.key for one in above}
    return above, each({pk: one for pk, one in found.items() if one.key not in keys})


def _map_url(page: "OrganisationPage") -> str:
    """Where a map of the place is; a link, so that nobody's address goes to a third party unasked."""
    if page.position is None:
        return ""
    lat, lon = (f"{degrees:.5f}" for degrees in page.position)
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=16/{lat}/{lon}"
