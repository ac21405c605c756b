"""The embedded index's folder: one writer, and whole at every moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from search.embedded import EmbeddedEngine, store
from search.engine import IndexBusy
from search.query import Query

from .conftest import document

KILLED = """
import os, signal, sys
from django.conf import settings
settings.configure()
from pathlib import Path
from search.document import Document
from search.embedded import EmbeddedEngine

def documents():
    for number in range(50):
        yield Document(id=f"practice:new{number}:fr", kind="practice", language="fr", title="Nouveau")
    os.kill(os.getpid(), signal.SIGKILL)

engine = EmbeddedEngine(Path(sys.argv[1]))
if sys.argv[2] == "rebuild":
    engine.rebuild(documents())
else:
    from search.embedded.schema import lay_out
    with engine.store.writer() as writer:
        for each in documents():
            writer.add_document(lay_out(each))
"""


def titles(engine: EmbeddedEngine) -> list[str]:
    return [hit.title for hit in engine.search(Query(language="fr", size=100)).hits]


@pytest.mark.parametrize("during", ["rebuild", "update"])
def test_a_process_killed_while_it_writes_leaves_the_last_commit(tmp_path: Path, during: str) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.upsert([document(1, title="Ancien")])
    command = [sys.executable, "-c", KILLED, str(tmp_path), during]
    ended = subprocess.run(command, cwd=settings.BASE_DIR, check=False, env={**os.environ, "PYTHONPATH": "."})  # noqa: S603

    assert ended.returncode == -signal.SIGKILL
    assert titles(EmbeddedEngine(tmp_path)) == ["Ancien"]
    engine.upsert([document(2, title="Suivant")])
    assert sorted(titles(engine)) == ["Ancien", "Suivant"]
    assert engine.rebuild([document(3, title="Refait")]) == 1
    assert titles(engine) == ["Refait"]


def test_the_second_writer_is_told_that_the_index_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0)
    engine, other = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    engine.upsert([document(1)])
    with engine.store.writer():
        with pytest.raises(IndexBusy):
            other.upsert([document(2)])
        assert titles(other) == ["Pratique 1"], "reading goes on"


def test_versions_that_nobody_reads_any_more_are_removed(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    for number in range(4):
        engine.rebuild([document(number)])
    assert len(list(tmp_path.glob("v*"))) == 2
    assert titles(engine) == ["Pratique 3"]


def test_an_index_of_another_layout_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.upsert([document(1)])
    monkeypatch.setattr("search.embedded.schema.VERSION", 10**6)
    later = EmbeddedEngine(tmp_path)
    assert titles(later) == []
    later.rebuild([document(2)])
    assert titles(later) == ["Pratique 2"]
