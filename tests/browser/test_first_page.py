"""The home page opens in a browser, complete and quiet."""

from playwright.sync_api import Page, expect


def test_home_opens_without_an_error_and_asks_no_other_host(page: Page) -> None:
    answer = page.goto("/")

    assert answer is not None
    assert answer.status == 200
    assert page.url.endswith("/fr/")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()


def test_home_is_whole_without_scripts(browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/fr/")

    expect(page.get_by_role("searchbox").first).to_be_visible()
    expect(page.get_by_role("main")).to_be_visible()
    context.close()
