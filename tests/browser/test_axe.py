"""Every kind of page is light, quiet and strict, well built, and holds together on a small phone or enlarged four times
(320 pixels of 1280); axe finds nothing to say about it, in daylight and at night, wide and narrow.

A page is opened once for all of this. See the fixture ``page`` for what it is to be quiet.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from .places import Place, every_place
from .test_layout import PROBES
from .weight import assert_light_and_strict

EVERYTHING = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# Colours are all that night changes, and they are the same at any width.
CONTRAST = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
VIEWS = ((1280, "light", EVERYTHING), (360, "dark", CONTRAST), (360, "light", EVERYTHING))
WIDTHS = (1280, 360, 320)
# What is folded away is read too. At the end of the page, nothing that sticks to the window lies over the rest.
UNFOLD = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  scrollTo(0, document.documentElement.scrollHeight);
}"""


def findings(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe finds in the page as it stands."""
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"]
    ]


@every_place
def test_it_is_light_strict_and_well_built_and_axe_finds_nothing(page: Page, place: Place, problems: list[str]) -> None:
    received: list[Response] = []
    page.on("response", lambda response: received.append(response))
    answer = place.visit(page, problems)
    page.wait_for_load_state("networkidle")
    assert_light_and_strict(page, place, answer, received)

    wrong = page.evaluate(PROBES, "structure")
    for width, colours, options in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=colours)
        if width == 360:
            page.evaluate(UNFOLD)
        wrong += [f"{width} px, {colours}: {finding}" for finding in findings(page, options)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wrong += [f"at {width} px: {fault}" for fault in page.evaluate(PROBES, "layout")]

    assert not wrong, "\n".join(wrong)
