"""Whatever is typed, an answer comes back."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import SearchEngine
from search.engines import open_engine
from search.query import Point, Query, Sort

from .conftest import ENGINES, an_address, document


@pytest.fixture(scope="module", params=ENGINES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    with an_address(request.param, tmp_path_factory.mktemp("index")) as url:
        engine = open_engine(url)
        engine.upsert(
            document(n, body="La crèche, le vélo et l’article 60.", facets={"sector": (f"s{n % 3}",)}, position=(50, 4))
            for n in range(20)
        )
        yield engine


TYPED = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="crèche vélo\x00\"'()*?:~^+-!{}[]\\/·’–", max_size=100),
    st.sampled_from(
        ["🎉" * 50, "a" * 10_000, "mot " * 2_500, "AND OR NOT", '"crèche', "((((", "ﬁ", "\ud800", "é́́́" * 99]
    ),
)
QUERIES = st.builds(
    Query,
    text=TYPED,
    language=st.sampled_from(["fr", "nl", "de", "en", "fr-be", "xx", ""]),
    kinds=st.lists(st.sampled_from(["practice", "", "\x00"]), max_size=2).map(tuple),
    filters=st.dictionaries(
        st.sampled_from(["sector", "kind", "a.b", "", "é"]), st.lists(st.text(max_size=5), max_size=3).map(tuple)
    ),
    untranslated=st.booleans(),
    facets=st.lists(st.sampled_from(["sector", "kind", "none"]), max_size=3, unique=True).map(tuple),
    sort=st.sampled_from(list(Sort)),
    near=st.none() | st.builds(Point, st.floats(-90, 90), st.floats(-180, 180)),
    within_km=st.none() | st.floats(0, 25_000),
    page=st.integers(-(10**9), 10**9),
    size=st.integers(-5, 10**9),
)


@given(query=QUERIES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_query_has_an_answer(filled: SearchEngine, query: Query) -> None:
    results = filled.search(query)
    assert 0 <= len(results.hits) <= results.total <= 20
    assert 1 <= results.page <= results.pages
    assert set(results.facets) == set(query.facets)


@given(text=TYPED, language=st.sampled_from(["fr", "nl", "xx"]))
@settings(max_examples=80, deadline=None)
def test_every_beginning_has_completions_and_every_text_a_suggestion_or_none(
    filled: SearchEngine, text: str, language: str
) -> None:
    assert len(filled.complete(text, language, limit=3)) <= 3
    assert filled.suggest(text, language) != ""
    assert filled.similar(text) == []


@given(title=TYPED, body=TYPED, code=st.text(min_size=1, max_size=20))
@settings(max_examples=25, deadline=None)
def test_every_document_can_be_stored(filled: SearchEngine, title: str, body: str, code: str) -> None:
    odd = document(99, title=title, body=body, keywords=(title, body), facets={"odd": (code,)}, payload={"t": title})
    filled.upsert([odd])
    assert filled.fingerprints()[odd.id] == odd.fingerprint()
    filled.delete([odd.id])
