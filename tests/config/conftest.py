"""Starts the site anew in a process of its own, with an environment of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "a-key-for-the-tests-that-is-long-enough-and-keeps-no-secret-0123456789",
    "ALLOWED_HOSTS": "passerelles.example, www.passerelles.example",
    "MAIL_FROM": "Passerelles <no-reply@passerelles.example>",
}

ASK = """
import json, sys
import django
django.setup()
from django.test import Client
asked, headers = json.loads(sys.argv[1])
answers = [Client(raise_request_exception=False).get(path, **headers) for path in asked]
told = [{"status": one.status_code, "headers": dict(one.items()), "body": one.content.decode()} for one in answers]
print(json.dumps(told))
"""


Done = subprocess.CompletedProcess[str]


def run_python(var: Path, *arguments: str, **variables: str) -> Done:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VAR_DIR": str(var),
        **variables,
    }
    command = [sys.executable, *arguments]
    return subprocess.run(  # noqa: S603
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )


def ask_site(var: Path, *paths: str, headers: dict[str, str] | None = None, **variables: str) -> list[dict[str, Any]]:
    done = run_python(var, "-c", ASK, json.dumps([paths, headers or {}]), **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Done]:
    """``run(*arguments, VARIABLE=value…)`` runs Python with these variables and no other of the site's."""
    return partial(run_python, tmp_path / "var")


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """``ask(*paths, headers=…, VARIABLE=value…)`` → status, headers and body of each answer of an empty site, all of
    one process."""
    return partial(ask_site, tmp_path / "var")


@pytest.fixture(scope="session")
def migrated(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("migrated")
    shutil.copy(migrated_file, var / "passerelles.sqlite3")
    return var


@pytest.fixture
def ask_migrated(migrated: Path) -> Callable[..., list[dict[str, Any]]]:
    """Like ``ask``, of a site whose database is ready."""
    return partial(ask_site, migrated)
