"""A large index is asked in parts at once; nobody sees where one ends."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.embedded import EmbeddedEngine, parts
from search.query import Query, Sort

from .conftest import document

WORDS = ("crèche", "vélo", "mobilité", "emploi", "formation", "soir", "logement")
QUERIES = (
    Query(text="crèche du soir et mobilité", language="fr", facets=("challenge", "kind"), size=5),
    Query(text="crèche du soir et mobilité", language="fr", facets=("challenge", "kind"), size=5, page=3),
    Query(text="vélo", language="fr", facets=("challenge",), filters={"challenge": ("even",)}),
    Query(text="emploi formation", language="fr", sort=Sort.NEWEST),
    Query(text="logement", language="fr", kinds=("practice",)),
    Query(text="rien de tel", language="fr", facets=("challenge",)),
    Query(language="fr", facets=("challenge",), size=50),
)


def _documents() -> Iterator[object]:
    for number in range(60):
        said = [word for place, word in enumerate(WORDS) if (number >> place % 5) & 1 or number % 7 == place]
        challenge = "even" if number % 2 == 0 else "odd"
        yield document(number, title=f"Fiche {number}", body=" ".join(said), facets={"challenge": (challenge,)})


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild(_documents())
    engine.delete([document(7).id])
    engine.upsert([document(3, title="Refaite", body="crèche du soir", facets={"challenge": ("even",)})])
    return engine


@pytest.mark.parametrize("processors", [2, 3, 9])
def test_what_is_found_is_the_same(engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch, processors: int) -> None:
    whole = [engine.search(query) for query in QUERIES]
    assert all(found.total for found in whole[:5])
    monkeypatch.setattr(parts, "LARGE", 10)
    monkeypatch.setattr(parts, "_PROCESSORS", processors)
    anew = EmbeddedEngine(engine.store.folder)
    snapshot = anew.store.snapshot()
    assert snapshot
    assert len(parts.parts(snapshot)) == min(processors, 4)
    assert [anew.search(query) for query in QUERIES] == whole


def test_parts_are_of_one_size_and_hold_everything_once(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LARGE", 10)
    monkeypatch.setattr(parts, "_PROCESSORS", 4)
    snapshot = engine.store.snapshot()
    assert snapshot
    sizes = [snapshot.searcher.search(part[0], limit=1).count for part in parts.parts(snapshot)]
    assert sum(sizes) == 59
    assert max(sizes) - min(sizes) <= 1


def test_a_small_index_is_one_part(engine: EmbeddedEngine) -> None:
    snapshot = engine.store.snapshot()
    assert snapshot
    assert parts.parts(snapshot) == [()]


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # what is asked here is whether it works
def test_a_process_that_was_forked_has_threads_of_its_own() -> None:
    assert parts.at_once([os.getpid, os.getpid]) == [os.getpid()] * 2
    if not (child := os.fork()):
        os._exit(0 if parts.at_once([os.getpid, os.getpid]) == [os.getpid()] * 2 else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_what_fails_in_one_part_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        parts.at_once([int, lambda: 1 // 0])
