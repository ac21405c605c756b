"""One at a time, among all threads, processes and machines of a site; let go by itself when a process dies."""

import fcntl
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, connection


@contextmanager
def alone(name: str, patience: float | None = None) -> Iterator[bool]:
    """Whether this block is the only one of that name; the others wait `patience` seconds, however long unless told.

    A file holds off the other threads and processes of this machine; on PostgreSQL its own lock holds off other
    machines, for as long as the connection lasts: do not close it inside the block."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    key = key_of(name)
    with (settings.VAR_DIR / f"{name}.lock").open("w") as lock:
        deadline = None if patience is None else time.monotonic() + patience
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _lock_database(key):
                    break
                fcntl.flock(lock, fcntl.LOCK_UN)
            except BlockingIOError:
                pass
            if deadline is not None and time.monotonic() > deadline:
                yield False
                return
            time.sleep(0.02)
        try:
            yield True
        finally:
            _unlock_database(key)


def key_of(name: str) -> int:
    """The number by which PostgreSQL knows the lock of that name."""
    return zlib.crc32(f"passerelles:{name}".encode())


def _lock_database(key: int) -> bool:
    """Whether no other machine does it; a server that is no PostgreSQL serves one machine."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        return bool(cursor.fetchone()[0])


def _unlock_database(key: int) -> None:
    if connection.vendor != "postgresql":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
    except DatabaseError:
        connection.close()  # the lock goes with it
