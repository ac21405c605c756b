"""The map of the directory for those who have only a keyboard, no scripts, or no host of tiles."""

import base64
import re

from playwright.sync_api import Page, expect

from .axe import EVERYTHING_BUT_SIZE, findings
from .keyboard import walk_to
from .places import DIRECTORY, TILES

A_TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_marker_leads_to_who_is_there(visitor: Page) -> None:
    visitor.goto(f"{DIRECTORY}?near=Namur&km=100")
    marker = visitor.locator(".map-drawing a[href^='" + DIRECTORY + "']:not(.map-group)").first
    expect(marker).to_be_visible()
    leads_to = marker.get_attribute("href")

    walk_to(visitor, marker)
    visitor.keyboard.press("Enter")

    expect(visitor).to_have_url(re.compile(f"{leads_to}$"))
    expect(visitor.locator("h1")).to_be_visible()


def test_the_map_can_be_passed_over(visitor: Page) -> None:
    visitor.goto(DIRECTORY)

    walk_to(visitor, visitor.locator(".skip-map"))
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")

    expect(visitor.locator(".rows :focus")).to_have_count(1)


def test_axe_finds_nothing_on_the_map_with_tiles(page: Page, problems: list[str]) -> None:
    page.route(f"{TILES}/**", lambda route: route.fulfill(body=A_TILE, content_type="image/png"))
    page.goto(DIRECTORY)

    walk_to(page, page.locator(".map-tiles button"))
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()

    # Pins stand where the towns are, however close to each other: WCAG 2.5.8 excepts them.
    assert not findings(page, EVERYTHING_BUT_SIZE)
    problems[:] = [problem for problem in problems if TILES not in problem]  # those were wanted


def test_a_host_of_tiles_that_is_away_leaves_the_map_as_it_was(page: Page, problems: list[str]) -> None:
    page.route(re.compile(r"/leaflet\."), lambda route: route.abort())
    page.goto(DIRECTORY)

    page.locator(".map-tiles button").click()

    expect(page.locator(".map-note")).to_have_text(page.locator(".map-tiles").get_attribute("data-failed") or "?")
    expect(page.locator(".map-drawing a").first).to_be_visible()
    problems.clear()  # the browser tells that the files did not come
