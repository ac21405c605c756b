"""Every kind of page is light, quiet and strict, well built, and holds together on a small phone or enlarged four times
(320 pixels of 1280); axe finds nothing to say about it, in daylight and at night, wide and narrow.

A page is opened once for all of this. See the fixture ``page`` for what it is to be quiet.
"""

from playwright.sync_api import Page, Response

from .axe import BUILT, CONTRAST, EVERYTHING, UNFOLD, findings
from .places import Place, every_place
from .test_layout import PROBES
from .weight import assert_light_and_strict

# Contrast is looked at once by day and once by night, one of them wide and the other narrow.
VIEWS = ((1280, "light", BUILT), (1280, "dark", CONTRAST), (360, "light", EVERYTHING))
WIDTHS = (1280, 360, 320)


@every_place
def test_it_is_light_strict_and_well_built_and_axe_finds_nothing(page: Page, place: Place, problems: list[str]) -> None:
    received: list[Response] = []
    page.on("response", lambda response: received.append(response))
    answer = place.visit(page, problems)
    wrong = page.evaluate(PROBES, "structure")
    for number, (width, colours, rules) in enumerate(VIEWS):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=colours)
        if number:
            page.evaluate(UNFOLD)
        wrong += [f"{width} px, {colours}: {finding}" for finding in findings(page, rules)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wrong += [f"at {width} px: {fault}" for fault in page.evaluate(PROBES, "layout")]

    assert not wrong, "\n".join(wrong)
    page.wait_for_load_state("networkidle")  # all that the page asked for has come meanwhile
    assert_light_and_strict(page, place, answer, received)
