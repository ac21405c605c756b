"""A date of a host whose door is open, and who receives there."""

from typing import Any

import pytest

from network.companionship.gatherings.models import GroupDate
from network.models import Member
from tests.admin.builders import home, member
from tests.network.conftest import belongs

from .builders import opened


@pytest.fixture
def date(seen: Any) -> GroupDate:
    return opened(seen)


@pytest.fixture
def receiver(host: Any) -> Member:
    """Answers for the host."""
    home()
    who = member("accueil@a.example", first_name="Ada", last_name="Accueil")
    belongs(who, host)
    return who
