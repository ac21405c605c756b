"""The longest files first, so that no process is left alone with one of them at the end. pytest-xdist would begin with
those of the most tests: pyproject.toml tells it not to. Tests that commit stay the last, where pytest-django puts them:
they leave nothing in the database."""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
LONGEST = (
    *("bench/run", "config/environment", "config/health", "admin/practice_editor", "core/inbound", "admin/groups"),
    *("admin/translations", "core/worker", "search/killed"),
    *("browser/axe", "browser/admin", "browser/white_paper", "browser/visits", "browser/account", "browser/journeys"),
    *("servers/pdf_ua", "network/who_sees_what", "tours/pages", "network/space", "search/contract"),
)


def _file(name: str) -> Path:
    folder, _slash, file = name.partition("/")
    return TESTS / folder / f"test_{file}.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {_file(name): place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))
