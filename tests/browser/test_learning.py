"""What is searched for is learned from, with scripts and without; what editors do about it works under the policy."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from home.demo.accounts import PASSWORD

from .keyboard import walk_to
from .places import address

PATIENCE = 20  # looks: the log is written a few seconds later


def sign_in(page: Page, account: str, then: str) -> None:
    page.goto(f"/admin/login/?next={then}")
    page.fill("input[name=login]", f"{account}@demo.example")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form .btn--act").first.click()
    page.wait_for_url(f"**{then}")


@pytest.fixture
def editor(browser: Browser, browser_context_args: dict[str, object]) -> Iterator[Page]:
    context = browser.new_context(**browser_context_args)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, "edition", "/admin/searches/")
    yield page
    context.close()


def test_an_opened_result_is_counted(visitor: Page, editor: Page, request: pytest.FixtureRequest) -> None:
    words = "soudage éprouvette" if "with scripts" in request.node.name else "blanchisserie gestes"
    visitor.goto(address("search"))
    visitor.fill("#list-q", words)
    visitor.locator(".list-hero form button").click()
    visitor.wait_for_url("**?q=**")
    expect(visitor.locator(".list-hero .chip")).to_be_visible()
    visitor.locator("#rows h3 a").first.click()
    expect(visitor.locator("article h1, main h1").first).to_be_visible()

    row = editor.locator("tr", has=editor.locator("th a", has_text=words))
    for _look in range(PATIENCE):
        editor.goto("/admin/searches/?days=30&language=fr")
        if row.count() and row.locator("td").nth(2).inner_text() == "1":
            return
        editor.wait_for_timeout(1000)
    pytest.fail(f"{words}: {row.all_inner_texts()}")


def test_a_member_says_me_too_with_the_keyboard(page: Page) -> None:
    sign_in(page, "membre", address("questions"))
    button = page.locator(".questions .row button").first
    walk_to(page, button)
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".questions .row .meta").first).to_contain_text(re.compile(r"1 membre"))
    walk_to(page, button)
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_an_editor_promotes_a_result(page: Page) -> None:
    sign_in(page, "edition", "/admin/promoted-results/new/")
    page.fill("input[name=words]", "nurserie")
    page.locator("button:visible", has_text="Choisissez une page").click()
    window = page.locator(".modal-dialog")
    expect(window).to_be_visible()
    window.locator("#id_q").fill("velo")
    window.locator("a.choose-page", has_text="vélo").first.click()
    expect(window).to_be_hidden()
    page.locator("form button[type=submit]", has_text=re.compile("Créer|Enregistrer")).first.click()
    page.wait_for_url("**/admin/promoted-results/")

    page.goto(f"{address('search')}?q=nurseries")
    expect(page.locator("#rows .row").first).to_contain_text("Choisi par la rédaction")
