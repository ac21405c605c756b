"""axe finds nothing to say about any kind of page, in daylight and at night, wide and narrow."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .places import Place, every_place

EVERYTHING = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# Colours are all that night changes, and they are the same at any width.
CONTRAST = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
VIEWS = ((1280, "light", EVERYTHING), (360, "dark", CONTRAST), (360, "light", EVERYTHING))
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
def test_axe_finds_nothing(page: Page, place: Place, problems: list[str]) -> None:
    place.visit(page, problems)
    found = []
    for width, colours, options in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=colours)
        if width == 360:
            page.evaluate(UNFOLD)
        found += [f"{width} px, {colours}: {finding}" for finding in findings(page, options)]

    assert not found, "\n".join(found)
