"""A member follows a list from the list itself; the pages of alerts have nothing for axe to say."""

from playwright.sync_api import Page, expect

from home.demo.accounts import PASSWORD

from .axe import EVERYTHING, findings
from .places import LIST


def test_from_the_list_by_the_log_in_to_my_alerts(page: Page) -> None:
    page.goto(f"{LIST}?challenge=mobilite")
    page.get_by_role("link", name="Nouveautés par e-mail").click()
    page.fill("input[name=login]", "membre@demo.example")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form .btn--act").first.click()
    expect(page.locator("main h1")).to_have_text("Être prévenu·e des nouveautés")
    page.set_viewport_size({"width": 360, "height": 800})
    assert not findings(page, EVERYTHING)
    page.get_by_label("Dès qu’il y a du neuf").check()
    page.locator("main form .btn--act").click()
    expect(page.locator("main h1")).to_have_text("Mes alertes")
    assert not findings(page, EVERYTHING)
    page.get_by_role("button", name="Ne plus suivre").first.click()
    expect(page.locator(".messages")).to_contain_text("Vous ne suivez plus")


def test_a_link_that_was_cut_says_so(page: Page, problems: list[str]) -> None:
    page.goto("/fr/alertes/half-a-link/")
    problems.clear()  # the browser tells of the 404 that is meant
    expect(page.locator(".notice")).to_contain_text("n’est pas entier")
    assert not findings(page, EVERYTHING)
