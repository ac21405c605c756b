"""Wherever one goes by keyboard, one sees where one is."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from .places import DIRECTORY, GOOD_PRACTICE, LIST

PROBES = Path(__file__).with_name("probes.js").read_text(encoding="utf-8")


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
