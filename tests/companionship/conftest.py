"""A host with an open door."""

from typing import Any

import pytest

from network.models import OrganisationPage
from tests.admin.builders import organisation, practice


@pytest.fixture
def host(db: None, own_index: None) -> OrganisationPage:
    return organisation(
        "Maison Ouverte",
        open_to_visits=True,
        visit_formats=["visit", "call"],
        visit_languages=["fr"],
        visit_capacity=2,
        contact_email="accueil@maison.example",
    )


@pytest.fixture
def seen(host: OrganisationPage) -> Any:
    """A practice of the host whose door is open."""
    return practice("Garder une place", carrier=host, open_to_visits=True, visit_formats=["visit"], visit_capacity=2)
