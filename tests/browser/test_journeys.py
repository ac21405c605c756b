"""What people come for, with the keyboard alone, with scripts and without."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from .keyboard import walk_to
from .places import DIRECTORY, GOOD_PRACTICE, LIST, address


def test_the_first_step_leads_past_the_menu(visitor: Page) -> None:
    visitor.goto(LIST)

    visitor.keyboard.press("Tab")
    expect(visitor.locator(":focus")).to_have_class("skip")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(re.compile(r"#content$"))
    visitor.keyboard.press("Tab")

    expect(visitor.locator("main :focus")).to_have_count(1)


def test_the_menu_of_a_phone_unfolds_and_leads_on(visitor: Page) -> None:
    visitor.set_viewport_size({"width": 360, "height": 740})
    visitor.goto("/fr/")
    entry = visitor.locator(f".menu a[href='{DIRECTORY}']")
    expect(entry).to_be_hidden()

    walk_to(visitor, visitor.locator(".menu > summary"))
    visitor.keyboard.press("Enter")
    expect(entry).to_be_visible()
    walk_to(visitor, entry)
    visitor.keyboard.press("Enter")

    expect(visitor).to_have_url(re.compile(f"{DIRECTORY}$"))
    expect(visitor.locator(f".menu a[href='{DIRECTORY}']")).to_have_attribute("aria-current", "page")


def test_a_problem_typed_on_the_home_page_finds_practices(visitor: Page) -> None:
    visitor.goto("/fr/")

    walk_to(visitor, visitor.locator("main input[type=search]"))
    visitor.keyboard.type("plus de bus le matin")
    visitor.keyboard.press("Enter")

    expect(visitor).to_have_url(re.compile(re.escape(address("search")) + r"\?q=plus\+de\+bus\+le\+matin"))
    expect(visitor.locator("main input[type=search]")).to_have_value("plus de bus le matin")
    expect(visitor.locator(".rows h3 a").first).to_be_visible()


def test_a_list_is_narrowed_opened_and_widened_again(visitor: Page) -> None:
    visitor.goto(LIST)
    before = visitor.locator(".list-count").inner_text()
    box = visitor.locator("input[name=challenge]").first
    code = box.get_attribute("value")

    walk_to(visitor, box)
    visitor.keyboard.press("Space")
    apply = visitor.locator(".filters-apply button")
    if apply.is_visible():  # with scripts, a ticked box has its effect at once
        walk_to(visitor, apply)
        visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(re.compile(rf"\?(.*&)?challenge={code}"))
    expect(visitor.locator(".chip--on")).to_have_count(1)
    expect(visitor.locator(".list-count")).not_to_have_text(before)

    # Onwards from the box where a script kept one's place, else from the top.
    kept_place = visitor.locator(f"input[name=challenge][value='{code}']:focus").count() == 1
    walk_to(visitor, visitor.locator(".chip--on"), "Shift+Tab" if kept_place else "Tab")
    visitor.keyboard.press("Enter")

    expect(visitor).to_have_url(re.compile(f"{LIST}$"))
    expect(visitor.locator(".chip--on")).to_have_count(0)
    expect(visitor.locator(".list-count")).to_have_text(before)


def test_a_practice_is_opened_from_its_list(visitor: Page) -> None:
    visitor.goto(f"{LIST}?q=vélo&challenge=mobilite")
    row = visitor.locator(".rows h3 a").first
    title = row.inner_text()

    walk_to(visitor, row)
    visitor.keyboard.press("Enter")

    expect(visitor.locator("h1")).to_have_text(title)


def test_the_language_is_changed_where_one_stands(visitor: Page) -> None:
    visitor.goto(GOOD_PRACTICE)

    walk_to(visitor, visitor.locator(".langs a[hreflang=en]"))
    visitor.keyboard.press("Enter")

    expect(visitor.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.locator(".langs [aria-current]")).to_have_attribute("lang", "en")
    expect(visitor.locator(f".langs a[href='{GOOD_PRACTICE}']")).to_have_count(1)


@pytest.mark.parametrize("path", [LIST, DIRECTORY])
def test_a_long_list_is_turned_over(visitor: Page, path: str) -> None:
    visitor.goto(f"{path}?size=10")
    first = visitor.locator(".rows h3 a").all_inner_texts()

    walk_to(visitor, visitor.locator(".pages a[rel=next]"), "Shift+Tab")
    visitor.keyboard.press("Enter")

    expect(visitor).to_have_url(re.compile(r"page=2"))
    expect(visitor.locator(".pages [aria-current=page]")).to_contain_text("2")
    expect(visitor.locator(".rows h3 a").first).not_to_have_text(first[0])
    assert not set(first) & set(visitor.locator(".rows h3 a").all_inner_texts())


def test_a_narrowed_list_is_carried_away_as_a_table(visitor: Page) -> None:
    visitor.goto(f"{DIRECTORY}?open=yes&size=10")
    titles = visitor.locator(".rows h3 a").all_inner_texts()

    with visitor.expect_download() as download:
        visitor.locator("a[download][href*='format=csv']").click()

    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) > len(titles)
    assert set(titles) <= {cell for row in rows for cell in row}
