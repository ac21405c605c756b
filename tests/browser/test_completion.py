"""What a search field offers while one types: with the keyboard, a screen reader, a mouse, a finger, a bad line."""

import re
import time

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from .axe import EVERYTHING_BUT_SIZE, findings
from .places import LIST, address

ENDPOINT = re.compile(r"/complete\.json")


def field(page: Page, path: str = "/fr/") -> Locator:
    page.goto(path)
    found = page.locator("main input[type=search]")
    expect(found).to_have_attribute("role", "combobox")
    return found


def options(page: Page) -> Locator:
    return page.locator("main [role=option]")


def test_with_the_keyboard_one_reaches_the_page_of_a_title(page: Page) -> None:
    box = field(page)
    box.press_sequentially("garde")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options(page).first).to_be_visible()

    box.press("ArrowDown")
    expect(options(page).nth(0)).to_have_attribute("aria-selected", "true")
    total = options(page).count()  # from here on the list stays as it is
    assert box.get_attribute("aria-activedescendant") == options(page).nth(0).get_attribute("id")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowUp")
    expect(options(page).nth(total - 1)).to_have_attribute("aria-selected", "true")
    box.press("Home")
    assert box.get_attribute("aria-activedescendant") is None
    assert box.evaluate("field => field.selectionStart") == 0
    box.press("End")
    assert box.evaluate("field => field.selectionStart") == len("garde")
    expect(box).to_be_focused()

    box.press("ArrowUp")  # the last one is a title
    title = options(page).nth(total - 1).locator(".completion-text").inner_text()
    box.press("Enter")
    expect(page.locator("h1")).to_contain_text(title)


def test_a_word_is_searched(page: Page) -> None:
    box = field(page)
    box.press_sequentially("mobil")
    expect(options(page).first).to_be_visible()

    box.press("ArrowDown")
    word = options(page).first.inner_text()
    box.press("Enter")

    expect(page).to_have_url(re.compile(address("search")))
    expect(page.locator("#list-q")).to_have_value(word)
    expect(page.locator(".row").first).to_be_visible()


def test_an_answer_that_comes_late_does_not_change_the_list_that_one_moves_through(page: Page) -> None:
    held: list[Route] = []
    page.route(ENDPOINT, lambda route: held.append(route) if "q=garden" in route.request.url else route.continue_())
    box = field(page)
    box.press_sequentially("gard")
    expect(options(page).first).to_be_visible()
    with page.expect_request(re.compile("q=garden")) as asked:
        box.press_sequentially("en")
    box.press("ArrowDown")
    offered = options(page).all_inner_texts()

    for route in held:
        route.abort() if asked.value.failure else route.continue_()
    page.wait_for_timeout(300)

    expect(options(page).nth(0)).to_have_attribute("aria-selected", "true")
    assert options(page).all_inner_texts() == offered


def test_escape_closes_and_keeps_the_text_and_an_arrow_opens_again(page: Page) -> None:
    box = field(page)
    box.press_sequentially("mobil")
    expect(options(page).first).to_be_visible()

    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(options(page).first).to_be_hidden()
    expect(box).to_have_value("mobil")
    box.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    box.press("Tab")
    expect(options(page).first).to_be_hidden()
    expect(page.locator("main .search button")).to_be_focused()


def test_enter_without_a_choice_searches_what_was_typed(page: Page) -> None:
    box = field(page)
    box.press_sequentially("mobil")
    expect(options(page).first).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"q=mobil\b"))


@pytest.mark.parametrize(("width", "colours"), [(1280, "dark"), (360, "light")])
def test_axe_finds_nothing_with_the_list_open_and_a_finger_finds_its_aim(page: Page, width: int, colours: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
    box = field(page, address("search"))
    before = page.locator("#results").evaluate("heading => heading.getBoundingClientRect().top")
    box.press_sequentially("mobil")
    expect(options(page).first).to_be_visible()
    box.press("ArrowDown")

    assert not findings(page, EVERYTHING_BUT_SIZE)
    assert page.locator("#results").evaluate("heading => heading.getBoundingClientRect().top") == before
    for option in options(page).all():
        place = option.bounding_box()
        assert place is not None
        assert place["height"] >= 44
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width


def test_a_screen_reader_is_told_what_it_is_and_how_many_there_are(page: Page) -> None:
    box = field(page)
    assert box.get_attribute("aria-autocomplete") == "list"
    box.press_sequentially("mobil")
    expect(options(page).first).to_be_visible()

    shown = page.locator(f"#{box.get_attribute('aria-controls')}")
    expect(shown).to_have_attribute("role", "listbox")
    expect(shown).to_have_attribute("aria-label", "Propositions")
    expect(page.locator("main .search [role=status]")).to_have_text(f"{options(page).count()} propositions")


def test_the_field_of_the_header_offers_too_and_a_click_follows(page: Page) -> None:
    page.goto("/fr/contribuer/")
    box = page.locator("#masthead-q")
    box.press_sequentially("cpas")
    offered = page.locator(".masthead [role=option]")
    expect(offered.first).to_be_visible()
    title = offered.filter(has=page.locator(".kind")).first

    title.click()

    expect(page).not_to_have_url(re.compile("/contribuer/"))
    expect(page.locator("h1")).to_be_visible()


def test_a_click_elsewhere_closes(page: Page) -> None:
    box = field(page)
    box.press_sequentially("mobil")
    expect(options(page).first).to_be_visible()
    page.locator("h1").click()
    expect(options(page).first).to_be_hidden()


def test_who_types_fast_asks_once_and_sees_the_last_answer(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ENDPOINT.search(request.url) else None)
    box = field(page)
    box.press_sequentially("mobilit", delay=5)
    expect(options(page).first).to_be_visible()
    assert len(asked) < len("mobilit")

    def late(route: Route) -> None:
        if "q=vel" in route.request.url and "velo" not in route.request.url:
            time.sleep(0.4)
        route.continue_()

    page.route(ENDPOINT, late)
    box.fill("vel")
    page.wait_for_timeout(200)
    box.press_sequentially("o-car")
    expect(options(page).locator("b").first).to_have_text(re.compile("^v.lo-car", re.I))


@pytest.mark.parametrize("failure", ["no answer", "an error"])
def test_without_an_answer_the_field_still_searches(page: Page, problems: list[str], failure: str) -> None:
    page.route(ENDPOINT, lambda route: route.abort() if failure == "no answer" else route.fulfill(status=500))
    box = field(page)
    with page.expect_event("requestfailed" if failure == "no answer" else "response", lambda it: "json" in it.url):
        box.press_sequentially("mobilité", delay=0)
    expect(options(page)).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("Enter")
    expect(page.locator(".row").first).to_be_visible()
    problems[:] = [problem for problem in problems if "complete.json" not in problem]


def test_on_a_list_a_word_changes_the_list_without_reloading(page: Page) -> None:
    box = field(page, LIST)
    page.evaluate("document.documentElement.dataset.kept = 'yes'")
    box.press_sequentially("mobil")
    expect(options(page).first).to_be_visible()
    options(page).first.click()
    expect(page.locator(".chip--on")).to_have_count(1)
    expect(options(page).first).to_be_hidden()
    assert page.evaluate("document.documentElement.dataset.kept") == "yes"


def test_without_scripts_the_field_is_a_plain_one(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/fr/")
    assert page.locator("main input[type=search]").get_attribute("role") is None
    page.fill("main input[type=search]", "mobilité")
    page.locator("main .search button").click()
    expect(page.locator(".row").first).to_be_visible()
    context.close()
