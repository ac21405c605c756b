"""Of every page that is saved Wagtail writes down the words that its choosers search, and what refers to what.

That is a fifth of the time of the tests and of use to the admin's alone: they have it, the others go without. A test
elsewhere that wants it asks for the fixture ``wagtail_index``.
"""

from pathlib import Path
from typing import Any

import pytest

WITH_IT = ("admin", "browser", "servers")  # folders of tests


class _Nothing:
    @staticmethod
    def enqueue(*args: Any) -> None:
        """What would be written down is not."""


@pytest.fixture
def wagtail_index() -> None:
    """Ask for it to have Wagtail's own indexes kept."""


@pytest.fixture(autouse=True)
def _without_wagtail_index(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(request.node.path).relative_to(request.config.rootpath / "tests").parts[0]
    if folder in WITH_IT or "wagtail_index" in request.fixturenames:
        return
    monkeypatch.setattr("modelsearch.signal_handlers.insert_or_update_object_task", _Nothing)
    monkeypatch.setattr("wagtail.signal_handlers.update_reference_index_task", _Nothing)
