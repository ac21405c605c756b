"""The test database is copied from one that was migrated once: the migrations of Django, Wagtail and ours take longer
than most of the tests, and each process of a parallel run would carry them out again."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

LONGEST_KEPT = 7 * 24 * 3600  # seconds; another branch may still want its own


def migrated_sqlite(cache_folder: Path) -> Path:
    """A migrated SQLite file for the migrations as they stand; made by the first process that asks for it."""
    file = cache_folder / f"{_fingerprint()}.sqlite3"
    with _one_at_a_time(cache_folder):
        if not file.exists():
            for old in cache_folder.glob("*sqlite3*"):
                if old.stat().st_mtime < time.time() - LONGEST_KEPT:
                    old.unlink()
            unfinished = cache_folder / f"unfinished-{os.getpid()}.sqlite3"
            _migrate(f"sqlite:///{unfinished.absolute()}")
            unfinished.rename(file)
    return file


def migrated_postgresql(cache_folder: Path) -> str:
    """The name of a migrated database on the server of TEST_DATABASE_URL, to make others from; likewise."""
    name = f"migrated_{_fingerprint()}"
    server, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    with _one_at_a_time(cache_folder), psycopg.connect(f"{server}/postgres", autocommit=True) as connected:
        if not connected.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            unfinished = f"unfinished_{os.getpid()}"
            connected.execute(f"CREATE DATABASE {unfinished}")
            _migrate(f"{server}/{unfinished}")
            connected.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")
    return name


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fingerprint() -> str:
    digest = hashlib.blake2b(digest_size=12)
    for app in apps.get_app_configs():
        for file in sorted((Path(app.path) / "migrations").glob("*.py")):
            digest.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
    return digest.hexdigest()


def _migrate(url: str) -> None:
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(  # noqa: S603
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"The test database could not be migrated.\n{done.stderr}")


@pytest.fixture(scope="session")
def migrated_file(request: pytest.FixtureRequest) -> Path:
    """A SQLite file with every table and nothing of ours in it; copy it, do not write to it."""
    assert request.config.cache is not None
    return migrated_sqlite(request.config.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Before pytest-django makes the test database."""
    test = connection.settings_dict["TEST"]
    if connection.vendor == "postgresql":
        assert request.config.cache is not None
        test["TEMPLATE"] = migrated_postgresql(request.config.cache.mkdir("migrated"))
    else:
        own = Path(settings.VAR_DIR) / "test.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_file"), own)
        test["NAME"] = str(own)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Use the file that was copied, instead of making an empty one in its place; VAR_DIR is thrown away at the end."""
    return connection.vendor == "sqlite"
