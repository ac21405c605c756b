"""A database that is behind what was squashed is not migrated without a word."""

from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from wagtail.signal_handlers import connect_reference_index_signal_handlers

from core.migrating import refuse_half_way

SQUASHED = "0001_squashed_0003_questions"


@pytest.fixture
def noting_again() -> Iterator[None]:
    """Wagtail stops noting what refers to what before a migration, and begins again after it: here none is done."""
    yield
    connect_reference_index_signal_handlers()


@pytest.mark.django_db
@pytest.mark.usefixtures("noting_again")
def test_a_database_that_is_half_way_is_refused_with_what_to_do() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("search", SQUASHED)
    recorder.record_unapplied("search", "0003_questions")
    with pytest.raises(CommandError, match=rf"2 of the 3 migrations that search\.{SQUASHED} replaces"):
        call_command("migrate", verbosity=0)


@pytest.mark.django_db
def test_one_that_has_all_of_them_goes_on() -> None:
    MigrationRecorder(connection).record_unapplied("search", SQUASHED)
    refuse_half_way(using=connection.alias)
