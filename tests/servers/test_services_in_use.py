"""The suite beside the servers really runs on them."""

import pytest
from django.core.cache import cache
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_postgresql() -> None:
    assert connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")


def test_the_cache_is_redis() -> None:
    assert type(cache).__name__ == "ConnectionProxy"
    cache.set("asked", {"of": "redis"}, 10)

    assert cache._cache.get_client("asked").exists(cache.make_key("asked"))
