"""Whatever stands in an address gives a list or « not found », never an error of ours."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from wagtail.models import Page

from tests.harness.client import StrictClient

from .conftest import organisation, practice

LISTS = ("/fr/fiches/", "/fr/annuaire/", "/fr/freins/", "/fr/projets/", "/fr/recherche/", "/nl/praktijken/")
NAMES = (
    *(
        "q",
        "near",
        "km",
        "page",
        "size",
        "sort",
        "format",
        "untranslated",
        "kind",
        "challenge",
        "territory",
        "maturity",
    ),
    *(
        "open",
        "tag",
        "organisation",
        "barrier",
        "federation",
        "programme",
        "spoken",
        "country",
        "start_cost",
        "unknown",
    ),
)
VALUES = st.one_of(
    st.text(max_size=40),
    st.integers(-(10**30), 10**30).map(str),
    st.sampled_from(
        ["mobilite", "proven", "yes", "no", "csv", "atom", "title", "nearest", "Mons", "7000", "50.45,3.95"]
    ),
    st.sampled_from(
        ["\x00", "50,", ",", "999,999", "é" * 200, "<script>", "%", "'; --", "\ud800", "\u202e", "💥", "٣"]
    ),
)
HOSTILE = (
    "q=" + "crèche " * 1500,
    "q=" + "a" * 10_000,
    "near=" + "x" * 10_000,
    "challenge=" + "&challenge=".join(f"c{number}" for number in range(900)),
    "page=-1&size=-5",
    "page=0&size=0&km=0",
    "page=99999999999999999999&size=100000",
    "q=%FF%FE%00&near=%C3%28&challenge=%E0%A4%A",
    "q=%ED%A0%80",
    "&&&===?",
    "q=((((()&q=*&q=%22AND%20OR%20NOT",
    "q=title:creche%20AND%20-x%5E2~",
    "format=exe&sort=DROP%20TABLE",
)
PARAMETERS = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=8)


@pytest.fixture
def filled(site: dict[str, Page], index: Callable[..., None]) -> None:
    index(*(practice(number) for number in range(3)), organisation(1))


def fetch(client: StrictClient, address: str) -> Any:
    response = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)
    return response


@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(address=st.sampled_from(LISTS), parameters=PARAMETERS)
@example(address="/fr/fiches/", parameters=[("near", "\x00"), ("q", "\x00")])
@example(address="/fr/annuaire/", parameters=[("near", "50.45,3.95"), ("km", "5"), ("page", "9" * 15)])
@example(address="/fr/recherche/", parameters=[("sort", "nearest"), ("near", "xyz"), ("format", "atom")])
def test_any_parameters_give_a_list(
    filled: None, client: StrictClient, address: str, parameters: list[tuple[str, str]]
) -> None:
    query = urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in parameters])

    assert fetch(client, f"{address}?{query}").status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_bad_input_gives_a_list(filled: None, client: StrictClient, address: str) -> None:
    answers = {query[:40]: fetch(client, f"{address}?{query}").status_code for query in HOSTILE}

    assert set(answers.values()) == {200}, answers


def test_a_page_beyond_the_last_is_the_last(filled: None, client: StrictClient) -> None:
    response = client.get("/fr/fiches/", {"page": "1000000"})

    assert b"Pratique 2" in response.content


def test_without_an_index_there_is_an_empty_list(site: dict[str, Page], settings: Any, client: StrictClient) -> None:
    settings.SEARCH_URL = f"embedded://{Path(settings.VAR_DIR) / 'nowhere'}"

    assert client.get("/fr/fiches/").status_code == 200
    assert client.get("/fr/recherche/", {"q": "rien"}).status_code == 200


def test_what_was_typed_is_escaped(filled: None, client: StrictClient) -> None:
    response = client.get("/fr/recherche/", {"q": '"><script>alert(1)</script>', "near": "<b>"})

    assert b"<script>alert" not in response.content
    assert b"<b>&" not in response.content
