"""Tests that need the servers of `.ci/servers`."""

import os
from pathlib import Path

import pytest

NEEDED = ("TEST_DATABASE_URL", "TEST_CACHE_URL")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    missing = [name for name in NEEDED if not os.environ.get(name)]
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.servers)
            if missing:
                item.add_marker(pytest.mark.skip(reason=f"{', '.join(missing)} not set; .ci/servers make test-servers"))
