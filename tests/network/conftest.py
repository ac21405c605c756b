"""Organisations and the people of each kind who meet them."""

from typing import Any

import pytest

from home.permissions import MODERATOR
from home.services import setup_groups
from network.models import Member, Membership, MembershipState, OrganisationPage, Role
from tests.admin.builders import home, member, organisation


def belongs(
    who: Member, where: OrganisationPage, role: str = Role.CONTACT, state: str = MembershipState.ACTIVE, **fields: Any
) -> Membership:
    """A membership as it stands after somebody went that far."""
    return Membership.objects.create(member=who, organisation=where, role=role, state=state, **fields)


@pytest.fixture
def centre(db: None) -> OrganisationPage:
    return organisation(website="https://www.centre.example/", contact_email="accueil@centre.example")


@pytest.fixture
def other_centre(db: None) -> OrganisationPage:
    return organisation("Autre Centre")


@pytest.fixture
def somebody(db: None) -> Member:
    return member("quelquun@passerelles.example", first_name="Quelle", last_name="Qu’une")


@pytest.fixture
def boss(centre: OrganisationPage) -> Member:
    """Runs the centre."""
    who = member("direction@centre.example", first_name="Dora", last_name="Direction")
    belongs(who, centre, Role.ADMINISTRATOR)
    return who


@pytest.fixture
def moderator(db: None) -> Member:
    home()
    setup_groups()
    return member("moderation@passerelles.example", MODERATOR.name)
