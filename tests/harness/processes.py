"""A site of a test of its own, of which processes can be killed; with SQLite and the embedded engine everywhere."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Start = Callable[..., "subprocess.Popen[str]"]
KILL = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture
def own_site(tmp_path: Path, migrated_file: Path) -> dict[str, str]:
    """The environment of a migrated, empty site."""
    shutil.copy(migrated_file, tmp_path / "passerelles.sqlite3")
    return {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}


@pytest.fixture
def run(own_site: dict[str, str]) -> Run:
    """Runs a command of manage.py on that site until it ends; variables of the environment go by name."""

    def manage(*command: str, killed: bool = False, **variables: str) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env={**own_site, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        expected = -signal.SIGKILL if killed else 0
        assert done.returncode == expected, done.stdout + done.stderr
        return done

    return manage


@pytest.fixture
def start(own_site: dict[str, str]) -> Iterator[Start]:
    """Starts such a command, and kills it at the end of the test if it still runs."""
    started: list[subprocess.Popen[str]] = []

    def manage(*command: str, **variables: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env={**own_site, **variables},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield manage
    for process in started:
        if process.poll() is None:
            process.kill()
            process.communicate()


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    last = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < last
        time.sleep(0.05)
