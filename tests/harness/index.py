"""An index of a test's own, and the end of the transactions after which it is brought up to date."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

Commit = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def own_index(settings: Any, tmp_path: Path) -> None:
    """What this test writes into the index, no other one finds."""
    settings.SEARCH_URL = f"embedded://{tmp_path / 'index'}"


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Commit:
    """``with commit():`` carries out at its end what follows a change once its transaction is committed."""
    return partial(django_capture_on_commit_callbacks, execute=True)
