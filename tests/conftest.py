"""What every test starts from."""

import gc
import shutil
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.utils import translation

from core.caching.remembered import forget_everything
from search.learning import log
from tests.harness.client import StrictClient

HARNESS = ("admin_index", "database", "index", "mail", "order", "processes", "skips", "worlds")
pytest_plugins = [f"tests.harness.{name}" for name in HARNESS]


def pytest_collection_finish() -> None:
    """What is imported by now stays until the end; looking for garbage in it, and as often as new objects are made,
    would take an eighth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


# How long an example takes depends on what else the machine does.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture
def client() -> StrictClient:
    return StrictClient()


@pytest.fixture(autouse=True)
def _in_french() -> None:
    """What a test asked in another language leaves that language behind: the next one begins in French again."""
    translation.activate(django_settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """A test's database is rolled back, so what was remembered of it must go too."""
    forget_everything()
    cache.clear()
    yield
    forget_everything()
    log._waiting.clear()  # what was searched and not written down is nobody's any more


def pytest_sessionfinish(session: Any) -> None:
    # Only a folder that tests/harness/environment.py made: never the one of the site.
    if django_settings.VAR_DIR.name.startswith("passerelles-test-"):
        shutil.rmtree(django_settings.VAR_DIR, ignore_errors=True)
