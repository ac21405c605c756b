"""The indexes on a cluster: one alias, swapped in one step, and shards that change nothing for readers."""

import random
import threading
from collections.abc import Iterator

import pytest

from search.document import Document
from search.elastic import ElasticEngine, store
from search.engines import open_engine
from search.query import Query

from .conftest import NEEDS_SERVER, an_address, document

pytestmark = NEEDS_SERVER
SUBJECTS = (
    "crèche vélo logement permis dette emploi stage formation mentor quartier atelier horaire contrat enfant langue "
    "bénévole commune transport santé budget cuisine jardin bureau équipe parcours abandon première semaine accueil"
)
WORDS = SUBJECTS.split()


def open_elastic(url: str) -> ElasticEngine:
    engine = open_engine(url)
    assert isinstance(engine, ElasticEngine)
    return engine


@pytest.fixture
def elastic(tmp_path: object) -> Iterator[ElasticEngine]:
    with an_address("elasticsearch", None) as url:
        yield open_elastic(url)


def written(count: int) -> list[Document]:
    """Documents of every length, the same each time."""
    chance = random.Random(7)

    def text(words: int) -> str:
        return " ".join(chance.choice(WORDS[: 1 + int(chance.paretovariate(0.6)) % len(WORDS)]) for _ in range(words))

    return [
        document(
            number,
            title=text(chance.randint(2, 9)).capitalize(),
            summary=f"{text(chance.randint(5, 20))}.",
            body=f"{text(chance.randint(20, 300))}.",
            keywords=(text(2), text(1)),
            facets={"sector": (chance.choice("abc"),)},
        )
        for number in range(count)
    ]


def asked(engine: object, text: str) -> tuple[object, ...]:
    results = engine.search(Query(text=text, language="fr", size=10, facets=("sector",), untranslated=False))  # type: ignore[attr-defined]
    return [hit.id for hit in results.hits], results.total, dict(results.facets), results.corrected, results.suggestion


def test_both_engines_rank_alike(elastic: ElasticEngine, tmp_path: object) -> None:
    embedded = open_engine(f"embedded://{tmp_path}/index")
    documents = written(150)
    for engine in (embedded, elastic):
        engine.rebuild(documents)
    chance = random.Random(11)
    for _ in range(60):
        text = " ".join(chance.sample(WORDS, chance.randint(1, 5)))
        if chance.random() < 0.3:
            text = text.replace(text[2], "", 1)
        assert asked(embedded, text) == asked(elastic, text), text


def test_several_shards_rank_as_one_does(elastic: ElasticEngine) -> None:
    documents = written(100)
    elastic.rebuild(documents)
    with an_address("elasticsearch", None, shards=3) as url:
        several = open_elastic(url)
        several.rebuild(documents)
        (settings,) = several.store.client.indices.get_settings(index=several.store.alias).body.values()
        assert settings["settings"]["index"]["number_of_shards"] == "3"
        for text in ("crèche", "vélo logement", "permis dette emploi"):
            one, other = (
                {hit.id: hit.score for hit in engine.search(Query(text=text, language="fr", untranslated=False)).hits}
                for engine in (elastic, several)
            )
            assert one == pytest.approx(other, rel=1e-5)


def test_copies_are_made_once_the_index_is_full() -> None:
    with an_address("elasticsearch", None, replicas=1) as url:
        engine = open_elastic(url)
        engine.rebuild([document(1)])
        (settings,) = engine.store.client.indices.get_settings(index=engine.store.alias).body.values()
        assert settings["settings"]["index"]["number_of_replicas"] == "1"
        assert engine.search(Query(language="fr")).total == 1


def test_searches_find_everything_at_every_moment_of_a_rebuild(elastic: ElasticEngine) -> None:
    documents = [document(number) for number in range(20)]
    elastic.rebuild(documents)
    url = f"{elastic.store.address.hosts[0].replace('http', 'elasticsearch')}/{elastic.store.address.index}"
    found, stop = [], threading.Event()

    def search() -> None:
        reader = open_engine(url)
        while not stop.is_set():
            found.append(reader.search(Query(language="fr")).total)

    thread = threading.Thread(target=search)
    thread.start()
    for _ in range(4):
        elastic.rebuild(documents)
    stop.set()
    thread.join()
    assert set(found) == {20}
    assert list(elastic.store.client.indices.get(index=f"{elastic.store.address.index}-v*").body) == [
        f"{elastic.store.alias}-000005"
    ]


def test_another_layout_has_an_index_of_its_own(elastic: ElasticEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    elastic.upsert([document(1)])
    monkeypatch.setattr(store, "VERSION", 10**6)
    assert elastic.search(Query(language="fr")).total == 0
    elastic.rebuild([document(2)])
    assert [hit.id for hit in elastic.search(Query(language="fr")).hits] == ["practice:2:fr"]


def test_two_that_write_first_at_once_make_one_index(elastic: ElasticEngine) -> None:
    threads = [threading.Thread(target=elastic.upsert, args=([document(number)],)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert elastic.search(Query(language="fr")).total == 4


def test_many_documents_are_written_and_read_in_parts(elastic: ElasticEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_AT_ONCE", 3)
    monkeypatch.setattr(store, "_READ_AT_ONCE", 4)
    documents = [document(number) for number in range(11)]
    elastic.upsert(documents)
    assert elastic.fingerprints() == {each.id: each.fingerprint() for each in documents}
