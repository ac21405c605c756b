"""Several machines on one PostgreSQL carry over to one index, one at a time."""

import pytest
from django.db import connection
from django.utils import timezone

from core.alone import key_of
from search import services
from search.models import IndexTask


@pytest.mark.django_db
def test_who_carries_over_holds_off_other_machines() -> None:
    IndexTask.objects.create(key="home.standardpage:0", not_before=timezone.now())
    elsewhere = connection.copy()  # another connection is what another machine has
    try:
        with elsewhere.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [key_of(services._LOCK)])
            assert services.drain(patience=0) == 0
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key_of(services._LOCK)])
        assert services.drain(patience=0) == 1
        with elsewhere.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [key_of(services._LOCK)])
            assert cursor.fetchone() == (True,), "it was given back"
    finally:
        elsewhere.close()
