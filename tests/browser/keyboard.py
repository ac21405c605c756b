"""Getting about without a mouse."""

import pytest
from playwright.sync_api import Locator, Page

MOST_STEPS = 100


def walk_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press ``key`` until ``target`` has the focus."""
    handle = target.element_handle()
    for _step in range(MOST_STEPS):
        page.keyboard.press(key)
        if handle.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"{target} is not reached within {MOST_STEPS} steps")
