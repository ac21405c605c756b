"""A host with an open door."""

from copy import deepcopy

import pytest

from knowledgebase.models import PracticePage
from network.models import OrganisationPage
from tests.admin.builders import organisation, practice
from tests.harness.worlds import Stand


@pytest.fixture(scope="module")
def open_door(stand: Stand) -> tuple[OrganisationPage, PracticePage]:
    return stand(_open_door)


def _open_door() -> tuple[OrganisationPage, PracticePage]:
    host = organisation(
        "Maison Ouverte",
        open_to_visits=True,
        visit_formats=["visit", "call"],
        visit_languages=["fr"],
        visit_capacity=2,
        contact_email="accueil@maison.example",
    )
    seen = practice("Garder une place", carrier=host, open_to_visits=True, visit_formats=["visit"], visit_capacity=2)
    return host, seen


@pytest.fixture
def host(open_door: tuple[OrganisationPage, PracticePage], db: None, own_index: None) -> OrganisationPage:
    return deepcopy(open_door[0])


@pytest.fixture
def seen(open_door: tuple[OrganisationPage, PracticePage], db: None, own_index: None) -> PracticePage:
    """A practice of the host whose door is open."""
    return deepcopy(open_door[1])
