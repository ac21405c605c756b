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


def a_centre() -> OrganisationPage:
    return organisation(website="https://www.centre.example/", contact_email="accueil@centre.example")


def somebody_new() -> Member:
    return member("quelquun@passerelles.example", first_name="Quelle", last_name="Qu’une")


def who_runs(where: OrganisationPage) -> Member:
    who = member("direction@centre.example", first_name="Dora", last_name="Direction")
    belongs(who, where, Role.ADMINISTRATOR)
    return who


def a_moderator() -> Member:
    home()
    setup_groups()
    return member("moderation@passerelles.example", MODERATOR.name)


@pytest.fixture
def centre(db: None) -> OrganisationPage:
    return a_centre()


@pytest.fixture
def other_centre(db: None) -> OrganisationPage:
    return organisation("Autre Centre")


@pytest.fixture
def somebody(db: None) -> Member:
    return somebody_new()


@pytest.fixture
def boss(centre: OrganisationPage) -> Member:
    """Runs the centre."""
    return who_runs(centre)


@pytest.fixture
def moderator(db: None) -> Member:
    return a_moderator()
