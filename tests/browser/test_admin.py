"""An editor works in the admin under the strict policy: nothing needed is stopped, no other host is asked."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from home.demo.accounts import PASSWORD

PATIENCE = 30_000  # milliseconds: the form of a practice is long, and a preview is saved, made and framed
# Draft.js writes the placeholder of an empty rich text as a style; the policy stops it, and the field's help says more.
# Wagtail's checks of the previewed text (an empty heading of an unfinished step) are told to the console as errors.
ON_PURPOSE = re.compile(r"inline style|style-src|axe\.run results")


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def context(browser: Browser, browser_context_args: dict[str, Any], base_url: str) -> Iterator[BrowserContext]:
    """An editor is logged in once, and the scripts of the admin are fetched once, for all the tests of this file."""
    context = browser.new_context(**{**browser_context_args, "base_url": base_url})
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("input[name=login]", "edition@demo.example")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form .btn--act").first.click()
    page.wait_for_url("**/admin/")
    page.close()
    yield context
    context.close()


@pytest.fixture
def editor(page: Page, problems: list[str]) -> Iterator[Page]:
    """A page of that editor."""
    yield page
    page.close()
    problems[:] = [problem for problem in problems if not ON_PURPOSE.search(problem)]


@pytest.fixture(scope="module")
def form_of_a_practice(context: BrowserContext) -> str:
    """The address where a practice written in French is edited."""
    page = context.new_page()
    page.goto("/admin/practices/?locale=fr&kind=good_practice&ordering=title")
    address = page.locator("td.title a[href*='/edit/']").first.get_attribute("href")
    page.close()
    assert address
    return address


@pytest.fixture
def practice(editor: Page, form_of_a_practice: str) -> Page:
    editor.goto(form_of_a_practice)
    expect(editor.locator("form[data-edit-form]")).to_be_visible()
    return editor


def test_the_home_page_leads_to_the_guide(editor: Page) -> None:
    editor.goto("/admin/")
    editor.locator("main a[href$='/admin/guide/']").click()
    expect(editor.locator("article.editing-guide h2").first).to_be_visible()


def test_rich_text_is_typed_and_saved_by_itself(practice: Page) -> None:
    # Only what is typed once Wagtail has looked at the form as it came counts as a change.
    expect(practice.locator("form[data-w-unsaved-has-edits-value=false]")).to_be_visible()
    text = practice.locator("[data-contentpath=context] [role=textbox]")
    text.click()
    practice.keyboard.press("Control+End")
    with practice.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url) as saved:
        practice.keyboard.type(" Relu.")
    assert saved.value.json()["success"] is True
    expect(text).to_contain_text("Relu.")


def test_a_step_is_added_with_the_keyboard(practice: Page) -> None:
    steps = practice.locator("[data-contentpath=steps]").first
    expect(steps.locator("[data-streamfield-child]").first).to_be_visible()
    before = steps.locator("[data-streamfield-child]").count()
    add = steps.locator("button.c-sf-add-button").last
    add.focus()
    practice.keyboard.press("Enter")
    expect(steps.locator("[data-streamfield-child]")).to_have_count(before + 1)


def test_an_organisation_is_chosen_in_its_window(practice: Page) -> None:
    carrier = practice.locator("[data-contentpath=carrier]")
    carrier.locator("button:visible").first.click()
    practice.locator(".w-dropdown__content button, [data-tippy-root] button").first.click()
    window = practice.locator(".modal-dialog")
    expect(window).to_be_visible()
    expect(window.locator("a.choose-page").first).to_be_visible()


def test_a_day_is_chosen_in_its_calendar(practice: Page) -> None:
    field = practice.locator("#id_reviewed_on")
    field.scroll_into_view_if_needed()
    field.click()
    expect(practice.locator(".xdsoft_datetimepicker:visible .xdsoft_calendar")).to_be_visible()


def test_the_meter_leads_to_the_section(editor: Page) -> None:
    editor.goto("/admin/practices/?locale=fr&kind=action_sheet&ordering=title")
    editor.locator("td.title a[href*='/edit/']").first.click()
    link = editor.locator("#completeness a").first
    target = link.get_attribute("href") or ""
    link.click()
    expect(editor.locator(target)).to_be_in_viewport()


def test_the_page_and_its_card_are_previewed(practice: Page) -> None:
    title = practice.locator("#id_title").input_value()
    practice.locator("[data-side-panel-toggle=preview]").click()
    frame = practice.frame_locator("#w-preview-iframe, iframe[id*=preview]").first
    expect(frame.locator("main h1")).to_have_text(title)
    practice.locator("#id_preview_mode").select_option("card")
    expect(frame.locator(".card-preview li.card h3")).to_have_text(title)


def test_a_translation_is_edited(editor: Page) -> None:
    editor.goto("/admin/practices/?locale=nl")
    editor.locator("td.title a[href*='/edit/']").first.click()
    expect(editor.locator(".js-translation-editor button").first).to_be_visible()


def test_terms_are_ordered_and_merged_from_their_list(editor: Page) -> None:
    editor.goto("/admin/snippets/core/challenge/?ordering=sort_order")
    expect(editor.locator("[data-w-orderable-item-id]").first).to_be_visible()
    editor.goto("/admin/snippets/core/challenge/")
    editor.locator("td.title button[aria-expanded]").first.click()
    editor.locator("a[href*='/merge/']:visible").first.click()
    expect(editor.locator("select[name=target]")).to_be_visible()


def test_the_bar_of_editors_stands_on_public_pages(editor: Page) -> None:
    editor.goto("/fr/")
    bar = editor.locator("wagtail-userbar")
    bar.locator("button").first.click()
    expect(bar.locator("a[href*='/edit/']")).to_be_visible()
