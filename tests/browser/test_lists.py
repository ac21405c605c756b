"""Lists in a browser: filters work with scripts and without, and the map asks nobody before it is told to."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .places import DIRECTORY, LIST, TILES, address

FIRST_BOX = ".facet[data-facet=challenge] input >> nth=0"
GREY = b"<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'><rect width='256' height='256'/></svg>"


def total(page: Page) -> int:
    return int(re.search(r"\d+", page.locator("[data-part=count]").inner_text())[0])  # type: ignore[index]


def test_a_box_changes_the_list_without_reloading_and_keeps_the_focus(page: Page) -> None:
    page.goto(LIST)
    page.evaluate("document.documentElement.dataset.kept = 'yes'")
    before, code = total(page), page.locator(FIRST_BOX).get_attribute("value")
    announced = page.locator("[data-part=count][role=status]")

    page.locator(FIRST_BOX).check()

    expect(page).to_have_url(re.compile(f"challenge={code}"))
    expect(announced).not_to_have_text(re.compile(rf"^{before}\b"))
    expect(page.locator(".chip--on")).to_have_count(1)
    expect(page.locator(f"input[type=checkbox][value={code}]")).to_be_focused()
    assert page.evaluate("document.documentElement.dataset.kept") == "yes"

    page.go_back()
    expect(page.locator(".chip--on")).to_have_count(0)
    assert total(page) == before
    page.go_forward()
    expect(page.locator(".chip--on")).to_have_count(1)
    expect(page.locator(f"input[type=checkbox][value={code}]")).to_be_checked()


def test_a_group_that_was_unfolded_stays_so(page: Page) -> None:
    page.goto(LIST)
    group = page.locator("[data-facet=evidence]")
    group.locator("summary").click()

    group.locator("input").first.check()

    expect(page.locator(".chip--on")).to_have_count(1)
    expect(page.locator("[data-facet=evidence]")).to_have_attribute("open", "")


def test_the_next_page_begins_at_its_top_and_is_announced(page: Page) -> None:
    page.goto(LIST)

    page.locator(".pages a[rel=next]").click()

    expect(page).to_have_url(re.compile("page=2"))
    expect(page.locator("#results")).to_be_focused()
    expect(page.locator(".row").first).to_be_in_viewport()


def test_a_wrong_place_is_told_beside_its_field_and_kept(page: Page) -> None:
    page.goto(LIST)
    page.fill("#near", "Nullepart")
    page.press("#near", "Enter")

    expect(page.locator("#near-error")).to_contain_text("Nullepart")
    expect(page.locator("#near")).to_have_value("Nullepart")
    page.fill("#near", "7000")
    page.press("#near", "Enter")
    expect(page.locator("#near-found")).to_contain_text("Mons")
    expect(page.locator(".row-distance").first).to_be_visible()


def test_without_scripts_the_form_gives_the_same_list(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto(LIST)
    before, code = total(page), page.locator(FIRST_BOX).get_attribute("value")

    page.locator(FIRST_BOX).check()
    page.locator(".filters-apply button").click()

    expect(page).to_have_url(re.compile(f"challenge={code}"))
    assert total(page) < before
    page.locator(".chip--on").click()
    assert total(page) == before
    context.close()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_on_a_phone_the_filters_are_folded_and_work(browser: Browser, base_url: str, has_scripts: bool) -> None:
    context = browser.new_context(
        java_script_enabled=has_scripts, base_url=base_url, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(LIST)
    expect(page.locator(FIRST_BOX)).not_to_be_visible()

    page.locator(".filters > summary").click()
    page.locator(FIRST_BOX).check()
    page.locator(".filters-apply button").click()

    expect(page.locator(".chip--on")).to_have_count(1)
    expect(page.locator(FIRST_BOX)).not_to_be_visible()
    expect(page.locator(".row").first).to_be_visible()
    context.close()


def test_a_numbered_marker_leads_to_a_nearer_map(page: Page) -> None:
    page.goto(DIRECTORY)
    before = total(page)

    page.locator(".map-group").first.click()

    expect(page).to_have_url(re.compile("near="))
    expect(page.locator(".map-here")).to_be_attached()
    assert total(page) < before


def test_tiles_come_only_after_the_button(page: Page, problems: list[str]) -> None:
    asked: list[str] = []

    def tile(route: Route) -> None:
        asked.append(route.request.headers.get("referer", ""))
        route.fulfill(body=GREY, content_type="image/svg+xml")

    page.context.route(lambda url: url.startswith(TILES), tile)
    page.goto(DIRECTORY)
    expect(page.locator(".map-note")).to_contain_text(TILES.removeprefix("https://"))
    assert not asked
    assert not page.evaluate("performance.getEntriesByName(new URL('/static/leaflet/leaflet.js', location)).length")

    page.locator(".map-tiles button").click()

    expect(page.locator(".map-pin").first).to_be_visible()
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    assert asked
    assert all(referrer.count("/") == 3 for referrer in asked), "the tile server learns the site, never the page"
    # That the tiles were asked of another host is what the reader wanted; nothing else may have gone wrong.
    problems[:] = [problem for problem in problems if TILES not in problem]


def test_the_search_box_of_the_home_finds_every_kind(page: Page) -> None:
    page.goto("/fr/")
    page.locator(".hero input[name=q]").fill("crèche")
    page.locator(".hero button").click()

    expect(page).to_have_url(re.compile(address("search")))
    expect(page.locator(".tabs [aria-current]")).to_be_visible()
    page.locator(".tabs a").nth(1).click()
    expect(page).to_have_url(re.compile("kind="))
    expect(page.locator(".row mark").first).to_be_visible()
