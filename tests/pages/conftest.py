"""A small real site, its pages, and how they are read."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from wagtail.models import Locale, Page

from core.models import StructureKind, Territory
from knowledgebase.models import BarrierIndexPage, BarrierPage, PracticePage, ProjectIndexPage, ProjectPage, Testimonial
from network.models import OrganisationPage
from tests.admin.builders import GOOD, directory, home, organisation, practice, term
from tests.harness.client import StrictClient

Read = Callable[..., BeautifulSoup]

RICH = {
    **GOOD,
    "context": "<p>Un CPAS et trois crèches.</p>",
    "means_people": "Un mi-temps",
    "funding": "La commune",
    "since": 2019,
    "period": "2022–2025",
    "figures": [
        (
            "figure",
            {"label": "Abandons", "value": 9, "total": 14, "unit": "people", "year": 2025, "source": "Cahier"},
        ),
        ("figure", {"label": "Occupation", "value": "81.5", "unit": "percent", "year": 2025, "source": "Comptes"}),
        ("figure", {"label": "Enfants", "value": 1254, "unit": "people", "year": 2024, "source": "Registre"}),
    ],
    "held_back": [("factor", "Le bus de 8 h 12.")],
    "transfer_across_border": "En France, un autre cadre.",
    "easy_read": "Vous avez un enfant.\nLa crèche garde une place.",
    "authors": [("author", {"name": "Équipe", "role": "rédaction"})],
    "tags": ["crèche", "première semaine"],
}


@pytest.fixture
def read(client: StrictClient) -> Read:
    """``read(page)``: the page as an anonymous reader gets it, parsed. Anything but 200 fails."""

    def get(page: Page | str, **extra: Any) -> BeautifulSoup:
        url = page if isinstance(page, str) else page.url
        response = client.get(url, **extra)
        assert response.status_code == 200, f"{url}: {response.status_code}"
        return BeautifulSoup(response.content, "html.parser")

    return get


@pytest.fixture
def index(own_index: None) -> Callable[[], None]:
    """``index()`` puts every page that there is in an index of this test's own."""
    return lambda: call_command("search_rebuild", verbosity=0)


@pytest.fixture
def carrier(db: None) -> OrganisationPage:
    page = directory().add_child(
        instance=OrganisationPage(
            title="Crèche des Trois Ponts",
            summary="Une crèche.",
            town="La Louvière",
            contact_role="Direction",
            contact_email="porte@creche.example",
            contact_phone="+32 64 12 34 56",
            contact_consent_on=date(2026, 1, 1),
            languages=["fr", "sign"],
            website="https://www.creche.example/",
            latitude=50.47,
            longitude=4.18,
            offers=[("offer", "Quatre places")],
        )
    )
    page.kinds = [term(StructureKind, "cisp", acronym="CISP", country="BE")]
    page.territories = [term(Territory, "BE-WHT")]
    page.save_revision().publish()
    return OrganisationPage.objects.get(pk=page.pk)


@pytest.fixture
def barrier(db: None) -> BarrierPage:
    found = BarrierIndexPage.objects.first()
    index = found or home().add_child(instance=BarrierIndexPage(title="Freins", slug="freins", summary="Tous"))
    page = BarrierPage(
        title="Pas de place sans contrat",
        summary="Et pas de contrat sans place.",
        case="<p>Une mère appelle sept crèches.</p>",
        nature="regulation",
        change="<p>Accepter une promesse d’entrée.</p>",
        tried="<p>Une convention.</p>",
        legal_reference="Décret du 3 mars, article 2",
    )
    page.territories = [term(Territory, "BE-WHT")]
    return index.add_child(instance=page)


@pytest.fixture
def project(carrier: OrganisationPage) -> ProjectPage:
    found = ProjectIndexPage.objects.first()
    index = found or home().add_child(instance=ProjectIndexPage(title="Projets", slug="projets", summary="Tous"))
    page = ProjectPage(
        title="Ponts",
        acronym="PTS",
        summary="Un projet.",
        programme="FSE",
        funder="Union européenne",
        budget="125000.00",
        starts_on=date(2022, 1, 1),
        ends_on=date(2025, 12, 31),
        objectives="<p>Se rencontrer.</p>",
        actions="<p>Des visites.</p>",
        results="<p>Dix visites.</p>",
        partners=[
            ("partner", {"organisation": carrier, "name": "", "role": "chef de file", "country": ""}),
            ("partner", {"organisation": None, "name": "Icam Lille", "role": "forme", "country": "FR"}),
        ],
        figures=[
            ("figure", {"label": "Visites", "value": 10, "unit": "count", "year": 2025, "source": "Rapport"}),
            ("figure", {"label": "Heures", "value": 1, "unit": "hours", "year": 2025, "source": "Rapport"}),
        ],
    )
    page.territories = [term(Territory, "BE-WHT")]
    index.add_child(instance=page)
    return ProjectPage.objects.get(pk=page.pk)


@pytest.fixture
def rich(carrier: OrganisationPage, barrier: BarrierPage) -> PracticePage:
    """A practice of which every part is filled in."""
    partner = organisation("Maison de l’emploi")
    page = practice(
        "Garder une place",
        carrier=carrier,
        open_to_visits=True,
        visit_formats=["visit"],
        visit_languages=["fr", "nl"],
        visit_access="De plain-pied",
        visit_next_date=date(2999, 1, 4),
        partners=[("partner", {"organisation": partner, "name": "", "role": "oriente", "country": ""})],
        **RICH,
    )
    page.barriers = [barrier]
    page.save()
    Testimonial.objects.create(
        practice=page, first_name="Samira", role="mère", text="Je suis arrivée à l’heure.", consent_on=date(2026, 1, 1)
    )
    return PracticePage.objects.get(pk=page.pk)


@pytest.fixture
def in_language() -> Callable[..., Page]:
    """``in_language(page, "nl", title=…)``: a published translation, with pages above it where they are missing."""

    def translate(page: Page, language: str, **fields: Any) -> Page:
        home(language)
        copy = page.specific.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True)
        for name, value in fields.items():
            setattr(copy, name, value)
        copy.save_revision().publish()
        return type(page.specific).objects.get(pk=copy.pk)

    return translate
