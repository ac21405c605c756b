"""A site of a test of its own, of which processes can be killed; with SQLite and the embedded engine everywhere."""

import json
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


class Ready:
    """A process in which the site stands ready (tests/harness/ready.py); its VAR_DIR leads to that of the test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None

    def run(self, command: tuple[str, ...], var: str) -> "subprocess.CompletedProcess[str]":
        link, said = self._folder / "var", {name: self._folder / name for name in ("stdout", "stderr")}
        for path in (link, *said.values()):
            path.unlink(missing_ok=True)
        link.symlink_to(var)
        process = self._started(link)
        assert process.stdin and process.stdout
        process.stdin.write(json.dumps({"command": command, **{name: str(path) for name, path in said.items()}}) + "\n")
        process.stdin.flush()
        code = int(process.stdout.readline())
        return subprocess.CompletedProcess(command, code, *(path.read_text() for path in said.values()))

    def _started(self, var: Path) -> "subprocess.Popen[str]":
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.harness.ready"],
                cwd=settings.BASE_DIR,
                env={"PATH": os.environ["PATH"], "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        return self._process

    def stop(self) -> None:
        if self._process is not None:
            self._process.communicate()


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ready]:
    process = Ready(tmp_path_factory.mktemp("ready"))
    yield process
    process.stop()


@pytest.fixture
def run(own_site: dict[str, str], ready: Ready) -> Run:
    """Runs a command of manage.py on that site until it ends, in a process of its own: forked from one that has started
    or, with variables of the environment, which go by name, started from nothing."""

    def manage(*command: str, killed: bool = False, **variables: str) -> "subprocess.CompletedProcess[str]":
        if variables:
            done = subprocess.run(  # noqa: S603
                [sys.executable, "manage.py", *command],
                cwd=settings.BASE_DIR,
                env={**own_site, **variables},
                capture_output=True,
                text=True,
                check=False,
            )
        else:
            done = ready.run(command, own_site["VAR_DIR"])
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
