"""The longest files first, so that no process is left alone with one of them at the end; pytest-xdist would begin with
those of the most tests, and pyproject.toml tells it not to. Files with a test that commits are the last of all: it
empties every table after it."""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
LONGEST = (
    *("bench/run", "config/environment", "config/health", "admin/practice_editor", "core/inbound", "admin/groups"),
    *("admin/translations", "core/worker", "search/killed"),
    *("browser/axe", "browser/admin", "browser/white_paper", "browser/visits", "browser/account", "browser/journeys"),
    *("servers/pdf_ua", "network/who_sees_what", "tours/pages", "network/space", "search/contract"),
    *("servers/last_places", "servers/exact_cache"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {_file(name): place for place, name in enumerate(LONGEST)}
    last = {item.path for item in items if _commits(item)}
    items.sort(key=lambda item: (item.path in last, places.get(item.path, len(places))))


def _file(name: str) -> Path:
    folder, _slash, file = name.partition("/")
    return TESTS / folder / f"test_{file}.py"


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return marker is not None and bool(marker.kwargs.get("transaction"))
