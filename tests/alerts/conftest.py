"""The lists of the site with an index of a test's own, and a member."""

import pytest

from network.models import Member
from tests.admin.builders import member
from tests.lists.conftest import index, site, standing_site

__all__ = ["index", "site", "standing_site"]


@pytest.fixture
def nadia(site: object) -> Member:
    return member("nadia@passerelles.example", first_name="Nadia")
