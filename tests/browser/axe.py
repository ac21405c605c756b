"""What axe says of a page as it stands: ``findings(page, EVERYTHING)``, a list of sentences."""

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RUN = Path(__file__).with_name("axe.js").read_text(encoding="utf-8")
Rules = list[dict[str, Any]]
"""Options of axe, for one turn after the other."""

BUILT: Rules = [{"rules": {"color-contrast": {"enabled": False}, "target-size": {"enabled": True}}}]
CONTRAST: Rules = [{"runOnly": ["color-contrast"]}]
EVERYTHING = BUILT + CONTRAST
WIDE_AND_NARROW = ((1280, BUILT), (360, EVERYTHING))
"""Contrast hangs on the colours of day and night, hardly on the width."""

EVERYTHING_BUT_SIZE: Rules = [{"rules": {"color-contrast": {"enabled": False}}}, *CONTRAST]
# What is folded away is read too. At the end of the page, nothing that sticks to the window lies over the rest.
UNFOLD = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  scrollTo(0, document.documentElement.scrollHeight);
}"""


def findings(page: Page, rules: Rules) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN, rules)
