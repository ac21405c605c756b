"""The words of a text by which documents are found, and the others, which rank them."""

import pytest
import tantivy
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded import schema
from search.embedded.algebra import SAY, every
from search.engine import SearchEngine
from search.matching.asked import understand
from search.matching.telling import telling
from search.query import Query

from .conftest import document


def _told(text: str, counts: dict[str, int], documents: int = 100) -> list[str]:
    asked = understand(Query(text=text, language="fr", untranslated=False), text)
    found = telling(asked, documents, lambda places: {place: counts.get(place[1], 0) for place in places})
    return [term.token.stem for term in found.terms["fr"]]


def test_the_rarest_words_tell_and_a_word_that_no_document_has_does_not() -> None:
    counts = {"crech": 3, "soir": 10, "mobilit": 15, "velo": 19, "travail": 60, "emploi": 80}
    assert _told("crèche du soir, mobilité, vélo, travail, emploi, zzz", counts) == ["velo", "mobilit", "soir", "crech"]


def test_four_words_are_kept_however_common_they_are() -> None:
    counts = {"crech": 3, "soir": 50, "travail": 60, "emploi": 80, "form": 90}
    assert _told("crèche soir travail emploi forme", counts) == ["emploi", "travail", "soir", "crech"]


def test_a_short_text_is_taken_as_it_is() -> None:
    asked = understand(Query(text="travail emploi", language="fr"), "travail emploi")
    assert telling(asked, 100_000, lambda places: pytest.fail("counted for nothing")) is asked


def test_words_that_are_also_called_by_several_come_first() -> None:
    """They take longest to look up; a word that no document has stays in a short text."""
    query = Query(text="travail zzz crèche", language="fr", alternatives={"crèche": ("accueil de la petite enfance",)})
    counts = {"travail": 60, "crech": 50}
    found = telling(
        understand(query, query.text), 10_000, lambda places: {place: counts.get(place[1], 0) for place in places}
    )
    assert [term.token.stem for term in found.terms["fr"]] == ["crech", "travail", "zzz"]


@pytest.mark.parametrize(("documents", "others"), [(9_999, (("acueil",),)), (10_000, ())])
def test_in_a_large_index_a_common_word_is_found_by_itself(documents: int, others: tuple[tuple[str, ...], ...]) -> None:
    asked = understand(Query(text="crèche", language="fr", alternatives={"crèche": ("accueil",)}), "crèche")
    found = telling(asked, documents, lambda places: dict.fromkeys(places, documents // 4))
    assert [term.others for term in found.terms["fr"]] == [others]


def test_a_word_is_looked_for_in_the_fewest_ways() -> None:
    names = ("crèches", "milieu d’accueil", "accueil", "crèche parentale", "accueil")
    asked = understand(Query(text="crèche", language="fr", alternatives={"crèche": names}), "crèche")
    (term,) = asked.terms["fr"]
    assert term.others == (("acueil",),)


def test_common_words_alone_find_nothing_of_a_long_text(engine: SearchEngine) -> None:
    said = "emploi travail formation accueil"
    engine.rebuild(
        [
            *(document(number, title=f"Une page {number}", body=said) for number in range(20)),
            document(30, title="Potager collectif à vélo électrique", body=said),
        ]
    )
    found = engine.search(Query(text=f"{said} potager collectif vélo électrique", language="fr"))
    assert [hit.title for hit in found.hits] == ["Potager collectif à vélo électrique"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sets(st.integers(0, 5)), max_size=12), st.integers(1, 7), st.integers(1, 6))
def test_enough_of_some_words_is_counted_well(documents: list[set[int]], number: int, words: int) -> None:
    index = tantivy.Index(schema.SCHEMA)
    with index.writer(heap_size=15_000_000, num_threads=1) as writer:
        for held in documents:
            writer.add_document(tantivy.Document(tag=[str(word) for word in held]))
    index.reload()
    asked = [tantivy.Query.term_query(schema.SCHEMA, "tag", str(word), index_option="basic") for word in range(words)]
    found = index.searcher().search(every([SAY.at_least(number, asked)]), limit=20).count  # type: ignore[attr-defined]
    enough = min(number, words)
    assert found == sum(len(held & set(range(words))) >= enough for held in documents)
