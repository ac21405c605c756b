"""Lists: every URL gives one, every state has a URL, and every address on the page leads where it says."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from core.models import Sector
from search.engines import get_engine
from search.listing import Axis, Listing, ListSpec, listing_for
from search.listing.state import DISTANCES, SIZES, ListState
from search.query import Point, Sort

from .conftest import document

pytestmark = pytest.mark.django_db

MATURITY = {"tried": "Tried", "proven": "Proven", "stopped": "Stopped"}
TOWNS = {"Namur": Point(50.4674, 4.8720)}
SPEC = ListSpec(
    kinds=("practice",),
    axes=(
        Axis("maturity", "Maturity", MATURITY),
        Axis("challenge", "Problem", {"mobilite": "Mobility", "logement": "Housing", "dettes": "Debts"}),
        Axis("tag", "Tag", lambda code: code.title() if code.isalnum() else None, counted=False),
    ),
    sorts=tuple(Sort),
    locate=TOWNS.get,
)


def parse(query: str, spec: ListSpec = SPEC) -> ListState:
    return spec.parse(QueryDict(query), path="/fr/fiches/", language="fr")


def listing(query: str = "", spec: ListSpec = SPEC) -> Listing:
    return listing_for(RequestFactory().get(f"/fr/fiches/?{query}"), spec)


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    with translation.override("fr"):
        yield


@pytest.fixture
def filled(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_URL = f"embedded://{tmp_path / 'index'}"
    get_engine().upsert(
        [
            document(1, title="Vélo prêté", facets={"maturity": ("tried",), "challenge": ("mobilite", "logement")}),
            document(2, title="Vélo loué", facets={"maturity": ("proven",), "challenge": ("mobilite",)}),
            document(3, title="Toit", facets={"maturity": ("proven",), "challenge": ("logement",)}),
            document(4, title="Tiers", facets={"maturity": ("proven",), "challenge": ("unknown",), "tag": ("bois",)}),
            document(5, kind="barrier", title="Autre"),
        ]
    )


VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            *MATURITY,
            "mobilite",
            "logement",
            "bois",
            "50.5,4.9",
            "Namur",
            "91,0",
            "nan,1",
            *map(str, (*SIZES, *DISTANCES, 0, -1, 10**30, "٣", "1e3")),
            *Sort.values,
            "no",
            "\x00",
            "x" * 10_000,
        ]
    ),
)
NAMES = st.sampled_from(
    ["q", "maturity", "challenge", "tag", "near", "km", "untranslated", "sort", "size", "page", "format", "other"]
)


@st.composite
def parameters(draw: st.DrawFn) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in draw(st.lists(st.tuples(NAMES, VALUES), max_size=12)):
        data.appendlist(name, value)
    return data


@given(data=parameters())
@examples(deadline=None)
def test_every_state_has_an_address_that_gives_it_back(data: QueryDict) -> None:
    state = SPEC.parse(data, path="/x/", language="fr")
    _, _, query = state.url().partition("?")
    assert SPEC.parse(QueryDict(query), path="/x/", language="fr") == state
    state.query()


@given(data=parameters())
@examples(deadline=None)
def test_what_is_added_can_be_taken_back(data: QueryDict) -> None:
    state = SPEC.parse(data, path="/x/", language="fr")
    if state.has("maturity", "tried"):
        state = state.with_(remove=("maturity", "tried"))
    more = state.with_(add=("maturity", "tried"))
    assert more.has("maturity", "tried")
    assert more.page == 1
    assert more.with_(remove=("maturity", "tried")) == state.with_()
    assert state.without("maturity", "challenge", "tag", "q", "near", "untranslated").narrowed is False


def test_what_makes_no_sense_is_left_out() -> None:
    state = parse("maturity=tried&maturity=nope&maturity=tried&tag=a%20b&near=99,99&km=7&size=33&page=-2&sort=best&x=1")
    assert state.filters == {"maturity": ("tried",)}
    assert (state.near, state.km, state.size, state.page, state.sort) == (None, None, 20, 1, Sort.NEWEST)
    assert state.url() == "/fr/fiches/?maturity=tried"


def test_a_text_is_kept_on_one_line_and_within_bounds() -> None:
    assert parse("q=%20a%00b%0D%0A%09c%20").q == "a b c"
    assert len(parse("q=" + "x" * 10_000).q) == 500


def test_the_usual_order_depends_on_what_is_asked() -> None:
    assert parse("").sort == Sort.NEWEST
    assert parse("q=x").sort == Sort.RELEVANCE
    assert parse("near=Namur").sort == Sort.NEAREST
    assert parse("sort=relevance").sort == Sort.NEWEST, "nothing is relevant to no text"
    assert parse("sort=nearest").sort == Sort.NEWEST, "nothing is near to nowhere"
    assert parse("q=x&sort=relevance").url() == "/fr/fiches/?q=x"
    assert parse("q=x&sort=title").url(remove="q") == "/fr/fiches/?sort=title"
    assert parse("q=x").without("q").sort == Sort.NEWEST


def test_a_town_or_a_point_is_a_place() -> None:
    assert parse("near=Namur&km=25").near == TOWNS["Namur"]
    assert parse("near=50.5, 4.9").near == Point(50.5, 4.9)
    assert parse("near=Atlantide&km=25").km is None


@pytest.mark.usefixtures("filled")
def test_groups_are_counted_and_ordered_and_their_options_toggle() -> None:
    found = listing("q=v%C3%A9lo&maturity=proven&page=3")
    assert [hit.title for hit in found.hits] == ["Vélo loué"]
    maturity, challenge = found.groups
    assert [(o.code, o.count, o.selected) for o in maturity.options] == [("tried", 1, False), ("proven", 1, True)]
    assert [(o.label, o.count) for o in challenge.options] == [("Mobility", 1)]
    assert maturity.options[0].url == "/fr/fiches/?q=v%C3%A9lo&maturity=proven&maturity=tried"
    assert maturity.options[1].url == "/fr/fiches/?q=v%C3%A9lo"
    assert maturity.selected == 1
    assert maturity.url == "/fr/fiches/?q=v%C3%A9lo"


@pytest.mark.usefixtures("filled")
def test_a_chosen_option_that_nothing_carries_stays_so_that_it_can_be_taken_back() -> None:
    found = listing("maturity=stopped")
    assert found.total == 0
    assert [(o.code, o.count) for o in found.groups[0].options] == [("proven", 3), ("tried", 1), ("stopped", 0)]


@pytest.mark.usefixtures("filled")
def test_options_follow_their_counts_then_the_vocabulary() -> None:
    assert [o.code for o in listing().groups[1].options] == ["mobilite", "logement"], "what has no label is not offered"


def test_a_vocabulary_gives_its_labels(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_URL = f"embedded://{tmp_path / 'index'}"
    Sector.objects.create(code="bois", label_fr="Bois", label_nl="Hout")
    get_engine().upsert([document(1, facets={"sector": ("bois",)})])
    found = listing("sector=bois&sector=gone", ListSpec(axes=(Axis("sector", "Sector"),)))
    assert [(o.code, o.label, o.count) for o in found.groups[0].options] == [("bois", "Bois", 1)]
    with translation.override("nl"):
        assert [chip.label for chip in listing("sector=bois", ListSpec(axes=(Axis("sector", "Sector"),))).chips] == [
            "Hout"
        ]


@pytest.mark.usefixtures("filled")
def test_chips_take_back_what_was_chosen() -> None:
    found = listing("q=v%C3%A9lo&maturity=proven&tag=bois&near=Namur&km=25&untranslated=no")
    assert [chip.url for chip in found.chips] == [
        "/fr/fiches/?maturity=proven&tag=bois&near=Namur&km=25&untranslated=no",
        "/fr/fiches/?q=v%C3%A9lo&maturity=proven&tag=bois&untranslated=no",
        "/fr/fiches/?q=v%C3%A9lo&tag=bois&near=Namur&km=25&untranslated=no",
        "/fr/fiches/?q=v%C3%A9lo&maturity=proven&near=Namur&km=25&untranslated=no",
        "/fr/fiches/?q=v%C3%A9lo&maturity=proven&tag=bois&near=Namur&km=25",
    ]
    assert [chip.label for chip in found.chips][2:4] == ["Proven", "Bois"]
    assert found.clear_url == "/fr/fiches/"


@pytest.mark.usefixtures("filled")
def test_fixed_filters_are_neither_shown_nor_taken_back() -> None:
    found = listing("", ListSpec(axes=SPEC.axes, fixed={"tag": ("bois",)}))
    assert [hit.title for hit in found.hits] == ["Tiers"]
    assert found.chips == ()
    assert found.state.url() == "/fr/fiches/"


def test_pages_are_linked(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_URL = f"embedded://{tmp_path / 'index'}"
    get_engine().upsert(document(number) for number in range(95))
    middle = listing("size=10&page=5").pagination
    assert [link.number for link in middle.links] == [1, None, 3, 4, 5, 6, 7, None, 10]
    assert (middle.first, middle.last, middle.pages) == (41, 50, 10)
    assert middle.previous == "/fr/fiches/?size=10&page=4"
    assert middle.links[0].url == "/fr/fiches/?size=10"
    end = listing("size=10&page=999999999999")
    assert (end.state.page, end.pagination.last, end.pagination.next) == (10, 95, "")


@pytest.mark.usefixtures("filled")
def test_forms_carry_the_rest_of_the_state() -> None:
    state = listing("q=v%C3%A9lo&maturity=proven&tag=bois&sort=title&size=50&page=2").state
    assert state.beside_search == [("maturity", "proven"), ("tag", "bois"), ("size", "50")]
    assert state.beside_filters == [("q", "vélo"), ("tag", "bois"), ("sort", "title"), ("size", "50")]
    assert state.beside_sort == [("q", "vélo"), ("maturity", "proven"), ("tag", "bois"), ("size", "50")]


@pytest.mark.usefixtures("filled")
def test_what_was_searched_instead_is_said() -> None:
    assert listing("q=v%C3%A9loo").corrected == "vélo"
    assert listing().suggestion is None
    assert listing().hits[0].published == datetime.date(2026, 1, 5)
