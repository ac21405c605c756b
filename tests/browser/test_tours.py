"""Tours in a real browser: composed by keyboard, followed, and printed on one sheet. axe finds nothing."""

from playwright.sync_api import Page, expect

from .axe import EVERYTHING, WIDE_AND_NARROW, findings
from .places import address
from .test_account import log_in, look
from .test_print import A4, printed


def test_a_tour_is_composed_by_keyboard_and_another_followed(page: Page) -> None:
    log_in(page, "membre")
    found = look(page, ("space_tours",))
    composed, asked = "D’un côté et de l’autre de la Lys", "Le premier mois, de Mons à Dinant"

    page.get_by_role("link", name=composed).click()
    expect(page.locator(".map-leg")).to_have_count(4)
    second = page.locator(".tour-stop h4").nth(1).inner_text()
    page.locator("button[value^=up]").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tour-stop h4").first).to_contain_text(second.partition(" ")[2])
    found += findings(page, EVERYTHING)

    page.goto(address("space_tours"))
    page.get_by_role("link", name=asked).click()
    expect(page.locator("progress")).to_have_attribute("value", "1")
    page.emulate_media(color_scheme="dark")
    for width, rules in WIDE_AND_NARROW:
        page.set_viewport_size({"width": width, "height": 900})
        found += findings(page, rules)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not found, "\n".join(found)

    (sheet,) = printed(page, f"{page.url.partition('#')[0]}feuille/").pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    assert asked in " ".join(sheet.extract_text().split())
