"""Pages are well built, and hold together on a small phone or enlarged four times (320 pixels of 1280)."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from .places import DIRECTORY, GOOD_PRACTICE, LIST, Place, every_place
from .test_axe import UNFOLD

PROBES = Path(__file__).with_name("probes.js").read_text(encoding="utf-8")


@every_place
def test_it_is_well_built_at_any_width(page: Page, place: Place, problems: list[str]) -> None:
    place.visit(page, problems)
    wrong = page.evaluate(PROBES, "structure")
    page.evaluate(UNFOLD)
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        wrong += [f"at {width} px: {fault}" for fault in page.evaluate(PROBES, "layout")]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", ["/fr/", LIST, DIRECTORY, GOOD_PRACTICE])
@pytest.mark.parametrize("width", [1280, 320])
def test_one_sees_where_one_is(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    wrong = []
    for _step in range(30):
        page.keyboard.press("Tab")
        wrong += page.evaluate(PROBES, "focus")

    assert not wrong, "\n".join(wrong)
