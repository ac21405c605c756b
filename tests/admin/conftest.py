"""Clients logged in as those who work in the admin."""

import pytest

from tests.harness.client import StrictClient

from .builders import superuser


@pytest.fixture
def chef(db):
    return superuser()


@pytest.fixture
def admin(chef):
    """A client logged in as somebody who may do everything."""
    client = StrictClient()
    client.force_login(chef)
    return client
