"""The map of the directory: links drawn by the server, tiles only when asked for."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from network.map import CLOSE, Spot, frame_for, map_of_route
from network.map_names import Disc, names_of
from network.outlines import SIDE, Frame, shapes
from search.query import Point
from tests.harness.client import StrictClient

from .conftest import LILLE, MONS, NAMUR, Get, organisation, titles

Index = Callable[..., None]
REGION = st.tuples(st.floats(42, 54), st.floats(-4, 15))


def test_every_organisation_is_a_link_with_a_name(index: Index, get: Get) -> None:
    index(
        organisation(1, title="Le Centre", position=MONS),
        organisation(2, title="La Maison", position=NAMUR, payload={"town": "Namur"}),
    )

    links = get("/fr/annuaire/").select(".map-drawing a")

    assert {(link["href"], link["aria-label"]) for link in links} == {
        ("/fr/annuaire/structure-1/", "Le Centre, Mons"),
        ("/fr/annuaire/structure-2/", "La Maison, Namur"),
    }


def test_those_who_stand_close_share_a_numbered_link_to_a_nearer_map(index: Index, get: Get) -> None:
    index(
        *(organisation(number, position=(MONS[0] + number / 1000, MONS[1])) for number in range(3)),
        organisation(4, position=NAMUR, payload={"town": "Namur"}),
        organisation(5, position=LILLE, payload={"town": "Lille"}),
    )

    group = get("/fr/annuaire/").select_one(".map-group")

    assert group is not None
    assert group.select_one("text").get_text() == "3"  # type: ignore[union-attr]
    assert group["href"] == "/fr/annuaire/?near=Mons&km=5"
    nearer = get(str(group["href"]))
    assert len(titles(nearer)) == 3
    assert nearer.select_one(".map-here")


def test_the_map_shows_all_pages_of_the_list(index: Index, get: Get) -> None:
    index(*(organisation(number, position=(50 + number / 40, 4.0)) for number in range(30)))

    page = get("/fr/annuaire/")

    assert len(titles(page)) == 20
    drawn = page.select(".map-drawing a")
    groups = [link.select_one("text") for link in drawn if "map-group" in link.get("class", [])]
    assert len(drawn) - len(groups) + sum(int(text.get_text()) for text in groups if text) == 30


def test_what_the_map_cannot_show_is_told(index: Index, get: Get) -> None:
    index(organisation(1), organisation(2, position=None), organisation(3, position=(-21.1, 55.5)))

    page = get("/fr/annuaire/")

    assert len(page.select(".map-drawing a")) == 1
    assert len(page.select(".map figcaption > p")) == 2


def test_no_map_where_nobody_has_a_place(index: Index, get: Get) -> None:
    index(organisation(1, position=None))

    assert not get("/fr/annuaire/").select_one(".map")


def test_names_are_escaped(index: Index, get: Get) -> None:
    index(organisation(1, title='</title><script>"&'))

    page = get("/fr/annuaire/")

    assert page.select_one(".map-drawing a title").get_text().startswith("</title><script>")  # type: ignore[union-attr]
    assert "&lt;/title" in str(page.select_one(".map-drawing a"))
    assert "</title><script>" not in str(page.select_one("#map-spots"))


def test_the_tile_server_may_send_pictures_to_this_page_alone(
    index: Index, client: StrictClient, settings: Any
) -> None:
    settings.MAP_TILES_URL = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    index(organisation(1))

    directory = client.get("/fr/annuaire/")

    assert "img-src 'self' data: https://*.tiles.example;" in directory["Content-Security-Policy"] + ";"
    assert "tiles.example" in directory.content.decode()
    assert (
        directory.content.decode().count("https://") - directory.content.decode().count("https://creativecommons") < 12
    )
    assert "tiles.example" not in client.get("/fr/fiches/")["Content-Security-Policy"]


def test_without_a_tile_server_there_is_no_button(index: Index, client: StrictClient, settings: Any) -> None:
    settings.MAP_TILES_URL = ""
    index(organisation(1))

    response = client.get("/fr/annuaire/")

    assert b"map-tiles" not in response.content
    assert b"map.js" not in response.content
    assert b"map-drawing" in response.content
    assert "https" not in response["Content-Security-Policy"]


@examples(deadline=None)
@given(st.lists(REGION, min_size=1, max_size=40))
def test_a_frame_holds_every_point_with_some_air(points: list[tuple[float, float]]) -> None:
    frame = frame_for(points)

    places = [frame.place(*point) for point in points]
    assert all(CLOSE / 3 < x < 1 - CLOSE / 3 and CLOSE / 3 < y < 1 - CLOSE / 3 for x, y in places)


@examples(deadline=None)
@given(REGION, st.floats(0.4, 12))
def test_outlines_stay_in_their_square(corner: tuple[float, float], height: float) -> None:
    for shape in shapes(Frame(corner[0], corner[1], height)):
        assert shape.path.startswith("M")
        first = shape.path[1:].split("l")[0].replace("-", " -").split()
        assert all(-SIDE < int(number) < 2 * SIDE for number in first)


@pytest.mark.django_db
def test_names_keep_clear_of_markers_and_of_each_other() -> None:
    call_command("load_vocabulary", verbosity=0)
    frame = frame_for([MONS, NAMUR, LILLE, (51.2, 3.2), (49.7, 5.8)])
    alone = names_of(frame, (), countries_only=False)
    assert len(alone) > 5
    first = Disc(float(alone[-1].x.rstrip("%")) / 100, float(alone[-1].y.rstrip("%")) / 100, 0.04)

    moved = {name.text: name for name in names_of(frame, [first], countries_only=False)}

    assert moved.get(alone[-1].text) != alone[-1]
    everywhere = [Disc(x / 20, y / 20, 0.04) for x in range(20) for y in range(20)]
    assert names_of(frame, everywhere, countries_only=False) == ()


@pytest.mark.django_db
def test_a_way_has_numbered_stops_and_a_line_between_them() -> None:
    stops = [Spot(town, town, f"#{town}", *where, sign=str(number)) for number, (town, where) in enumerate(
        (("Mons", MONS), ("Namur", NAMUR), ("Saint-Servais", (NAMUR[0] + 0.01, NAMUR[1]))), start=1
    )]  # fmt: skip

    drawn = map_of_route([stops[:2], stops[2:]], Point(*LILLE), "Lille", "La tournée")

    assert drawn is not None
    assert [marker.text for marker in drawn.markers] == ["1", "2·3"]
    # From Lille to Mons, on to Namur; the third stands under the same marker.
    assert [leg.day for leg in drawn.legs] == [1, 1]
    assert (drawn.legs[0].x2, drawn.legs[0].y2) == (drawn.markers[0].x, drawn.markers[0].y)
    assert (drawn.legs[0].x1, drawn.legs[0].y1) == (drawn.here.x, drawn.here.y)  # type: ignore[union-attr]
    assert drawn.drawing.count("<line") == 2
    assert map_of_route([[]], Point(*LILLE), "Lille", "…") is None
