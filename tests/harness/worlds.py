"""What tests find when they begin is made once: the site for all of them, a world of its own for those of a file."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation

from home.services import setup_groups
from tests.admin.builders import directory, practice_index

Stand = Callable[[Callable[[], Any]], Any]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Every test finds a home page with an empty list and an empty directory, and the groups. Tests that commit empty
    all tables after them: builders make again what they do not find."""
    with django_db_blocker.unblock(), transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        practice_index()
        directory()
        setup_groups()


@pytest.fixture(scope="module")
def stand(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stand]:
    """``stand(make)`` → what ``make()`` returns; what it writes into the database stays until the last test of the
    file. Fixtures hand out copies of what was returned, as a test may change it."""

    def standing(make: Callable[[], Any]) -> Any:
        with django_db_blocker.unblock(), translation.override(settings.LANGUAGE_CODE):
            return make()

    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
    yield standing
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
