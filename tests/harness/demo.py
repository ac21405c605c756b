"""A folder with the demo content, loaded once for the code and content as they stand, for tests to copy."""

import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from django.conf import settings

CONTENT = ("demo", "core/data", "home/demo", "search/analysis", "search/embedded")
MAKERS = (
    "*/migrations/*.py",
    "*/models/*.py",
    "*/documents.py",
    "*/events/*.py",
    "*/services.py",
    "*/services/*.py",
    "*/management/commands/load_*.py",
)


def demo_folder(cache_folder: Path, migrated: Path) -> Path:
    """A VAR_DIR with database, media and index of the demo, made by the first process that asks, from a ``migrated``
    SQLite file. Do not write to it."""
    folder = cache_folder / _fingerprint()
    with (cache_folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            # Only the newest is kept: who copies another one does so under this lock's shadow, in the same run.
            for old in sorted(cache_folder.glob("*/"), key=lambda path: path.stat().st_mtime)[:-2]:
                shutil.rmtree(old)
            unfinished = cache_folder / f"unfinished-{os.getpid()}"
            unfinished.mkdir()
            shutil.copy(migrated, unfinished / "passerelles.sqlite3")
            _prepare(unfinished)
            unfinished.rename(folder)
    return folder


def free_port() -> int:
    with socket.socket() as connection:
        connection.bind(("127.0.0.1", 0))
        return connection.getsockname()[1]


def _fingerprint() -> str:
    """Of what the loaded content and its index are made from; how pages are shown is not among it."""
    digest = hashlib.blake2b(digest_size=12)
    base = Path(settings.BASE_DIR)
    files = [file for top in CONTENT for file in (base / top).rglob("*") if file.is_file()]
    files += [file for pattern in MAKERS for file in base.glob(pattern)]
    for file in sorted(set(files)):
        if file.suffix != ".pyc":
            digest.update(str(file.relative_to(base)).encode() + file.read_bytes())
    return digest.hexdigest()


def _prepare(var: Path) -> None:
    command = [sys.executable, "manage.py", "demo", "--prepare-only"]
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(var)}
    done = subprocess.run(  # noqa: S603
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"The demo content could not be loaded.\n{done.stdout}\n{done.stderr}")
