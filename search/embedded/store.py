"""The folder of an index: versions side by side, one of them current, one writer at a time.

    current          the name of the version in use, replaced in one step
    lock             held by whoever writes
    v1-000001/       a tantivy index; the number grows with each rebuild

A process killed at any moment leaves the last commit of the current version.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from ..engine import IndexBusy
from ..matching.telling import Place
from . import schema

PATIENCE = 10.0  # seconds that a writer waits for another one
_MEMORY = 30_000_000  # bytes that a writer may hold before it writes a segment
_REBUILT = 20 * _MEMORY  # enough for some 100,000 documents: a query looks its words up in each segment anew


@dataclass(frozen=True)
class Snapshot:
    """What a reader sees: one commit of one version. What is computed from it is kept with it."""

    searcher: tantivy.Searcher
    state: tuple[str, int, int]
    kept: dict[Any, Any] = field(default_factory=dict)

    def frequencies(self, places: Collection[Place]) -> dict[Place, int]:
        """How many documents have each of some words; those that were deleted and not yet cleared away, too."""
        return {place: self.searcher.doc_freq(*place) for place in places}

    def keep(self, key: Any, compute: Callable[[], Any], limit: int = 20_000) -> Any:
        """`compute()`, once for this snapshot; beyond `limit` things kept it starts anew."""
        try:
            return self.kept[key]
        except KeyError:
            if len(self.kept) >= limit:
                self.kept.clear()
            value = self.kept[key] = compute()
            return value


class Store:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._snapshot: Snapshot | None = None
        self._index: tuple[str, tantivy.Index] | None = None
        self._named: tuple[tuple[int, int], str | None] = ((0, 0), None)

    def snapshot(self) -> Snapshot | None:
        """The last commit, whoever made it; None where there is no index of today's layout."""
        for _attempt in range(3):
            try:
                return self._read()
            except FileNotFoundError:  # removed between two looks, by a rebuild: look again
                continue
        return None

    def _read(self) -> Snapshot | None:
        if (name := self._current()) is None:
            return None
        meta = (self.folder / name / "meta.json").stat()
        state = (name, meta.st_ino, meta.st_mtime_ns)
        if self._snapshot is None or self._snapshot.state != state:
            index = self._open(name)
            index.reload()
            self._snapshot = Snapshot(index.searcher(), state)
        return self._snapshot

    def _open(self, name: str) -> tantivy.Index:
        if self._index is None or self._index[0] != name:
            index = _open(self.folder / name)
            index.config_reader("manual")
            self._index = (name, index)
        return self._index[1]

    def _current(self) -> str | None:
        """The name of the version in use, read again only when its file is another one."""
        path = self.folder / "current"
        try:
            seen = path.stat()
            state = (seen.st_ino, seen.st_mtime_ns)
            if self._named[0] != state:
                name = path.read_text()
                self._named = (state, name if name.startswith(f"v{schema.VERSION}-") else None)
        except FileNotFoundError:
            return None
        return self._named[1]

    @contextmanager
    def writer(self) -> Iterator[tantivy.IndexWriter]:
        """Write into the current version. What was written counts when the block ends; when it raises, nothing does."""
        with self._lock():
            name = self._current()
            if name is None:
                name = self._create()
                self._swap(name)
            with _writing(_open(self.folder / name)) as writer:
                yield writer

    @contextmanager
    def rebuild(self) -> Iterator[tantivy.IndexWriter]:
        """Write into a new version, which becomes the current one when the block ends."""
        with self._lock():
            name = self._create()
            try:
                with _writing(_open(self.folder / name), memory=_REBUILT) as writer:
                    yield writer
            except BaseException:
                shutil.rmtree(self.folder / name, ignore_errors=True)
                raise
            previous = self._current()
            self._swap(name)
            # A reader may still be opening the version that was current: it stays until the next rebuild.
            for other in self.folder.glob("v*-*"):
                if other.name not in (name, previous):
                    shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            deadline = time.monotonic() + PATIENCE
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise IndexBusy("The search index is being written by another process.") from None
                    time.sleep(0.02)
            yield

    def _create(self) -> str:
        numbers = [int(found.name.rpartition("-")[2]) for found in self.folder.glob("v*-*")]
        name = f"v{schema.VERSION}-{max(numbers, default=0) + 1:06}"
        (self.folder / name).mkdir()
        tantivy.Index(schema.SCHEMA, path=str(self.folder / name), reuse=False)
        return name

    def _swap(self, name: str) -> None:
        beside = self.folder / "current.new"
        with beside.open("w") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.folder / "current")


def _open(path: Path) -> tantivy.Index:
    if not (path / "meta.json").exists():
        raise FileNotFoundError(path / "meta.json")
    return tantivy.Index.open(str(path))


@contextmanager
def _writing(index: tantivy.Index, memory: int = _MEMORY) -> Iterator[tantivy.IndexWriter]:
    writer = index.writer(heap_size=memory, num_threads=1)
    try:
        yield writer
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()
