"""A consultation in the browser: marked words become other words in the draft; all of it without a script, too."""

import re
from typing import Any

from playwright.sync_api import Browser, Page, expect

from home.demo.accounts import PASSWORD

from .axe import EVERYTHING, findings
from .keyboard import walk_to

CHAPTER = "/fr/livre-blanc/passer-le-seuil/les-premieres-semaines/"
MARK = """(words) => {
  const text = document.querySelector(".passage .prose p").firstChild;
  const start = text.data.indexOf(words);
  getSelection().setBaseAndExtent(text, start, text, start + words.length);
}"""


def _log_in(page: Page, email: str) -> None:
    page.goto("/fr/compte/connexion/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form .btn--act").first.click()
    expect(page.locator("input[name=password]")).to_have_count(0)


def test_marked_words_become_other_words_in_the_draft(page: Page) -> None:
    _log_in(page, "membre@demo.example")
    page.goto(CHAPTER)
    page.evaluate(MARK, "salaire")
    page.get_by_role("link", name="Commenter les mots sélectionnés").click()
    expect(page.locator("mark")).to_have_text("salaire")
    assert not findings(page, EVERYTHING)
    page.get_by_label("Les mots que vous proposez").fill("traitement")
    page.get_by_role("button", name="Proposer").click()
    said = page.locator(".said:target")
    expect(said.locator("ins")).to_contain_text("traitement")
    number = page.url.rpartition("-")[2]

    page.context.clear_cookies()
    _log_in(page, "edition@demo.example")
    page.goto(CHAPTER)
    page.locator("a[href*='/contributions/']", has_text=re.compile("contributions? à ce chapitre")).click()
    mine = page.locator("li", has=page.locator(f"#said-{number}"))
    mine.locator("summary").click()
    assert not findings(page, EVERYTHING)
    mine.get_by_label("Acceptée", exact=True).check()
    mine.get_by_role("button", name="Décider").click()
    expect(page.locator(f"#said-{number} .said-decision")).to_contain_text("Acceptée")


def test_a_comment_and_a_position_by_keyboard_and_without_a_script(
    browser: Browser, browser_context_args: dict[str, Any], base_url: str
) -> None:
    context = browser.new_context(**{**browser_context_args, "base_url": base_url}, java_script_enabled=False)
    page = context.new_page()
    _log_in(page, "contribution@demo.example")
    page.goto(CHAPTER)
    page.locator("[data-talk]").first.press("Enter")
    page.get_by_label("Votre commentaire").focus()
    page.keyboard.type("Un mois est long.")
    walk_to(page, page.get_by_role("button", name="Envoyer"))
    page.keyboard.press("Enter")
    expect(page.locator(".said", has_text="Un mois est long.")).to_be_visible()

    page.goto(f"{CHAPTER}place-des-la-promesse/")
    page.get_by_role("link", name=re.compile("Donner votre position")).press("Enter")
    page.get_by_label("Des réserves").press("Space")
    page.get_by_role("button", name="Envoyer").press("Enter")
    expect(page.locator(".said", has_text="Des réserves")).not_to_have_count(0)
    context.close()
