"""The account and the space in a real browser: axe finds nothing, and a passkey is made and used under the policy."""

from playwright.sync_api import Page, expect

from home.demo.accounts import PASSWORD

from .axe import EVERYTHING, UNFOLD, WIDE_AND_NARROW, findings
from .places import address

AT_THE_DOOR = ("account_login", "account_signup", "account_request_login_code", "account_reset_password")
INSIDE = (
    *("space", "space_organisations", "space_drafts", "space_data", "space_all_data", "space_account"),
    *("account_email", "account_change_password", "mfa_index", "mfa_list_webauthn", "usersessions_list"),
)


def log_in(page: Page, account: str) -> None:
    page.goto(address("account_login"))
    page.fill("input[name=login]", f"{account}@demo.example")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form .btn--act").first.click()
    expect(page.locator(".space-menu")).to_be_visible()


def prove_it(page: Page) -> None:
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form .btn--act").first.click()


def look(page: Page, names: tuple[str, ...]) -> list[str]:
    found = []
    for name in names:
        page.goto(address(name))
        for width, rules in WIDE_AND_NARROW:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(UNFOLD)
            found += [f"{name}, {width} px: {finding}" for finding in findings(page, rules)]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    return found


def test_axe_finds_nothing_at_the_door_and_inside(page: Page) -> None:
    found = look(page, AT_THE_DOOR)
    log_in(page, "contribution")
    found += look(page, INSIDE)
    page.goto(address("space_organisations"))
    page.locator(".people a").first.click()
    expect(page.locator("h1")).to_contain_text("Centre")
    found += findings(page, EVERYTHING)
    page.locator("a[href$='/fiche/']").click()
    found += findings(page, EVERYTHING)
    assert not found, "\n".join(found)


def test_a_passkey_is_made_and_opens_the_door(page: Page) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    log_in(page, "membre")
    page.goto(address("mfa_add_webauthn"))
    prove_it(page)
    page.fill("input[name=name]", "Mon téléphone")
    page.locator("input[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    expect(page.locator("main")).to_contain_text("Codes de récupération", ignore_case=True, timeout=15_000)
    page.goto(address("mfa_list_webauthn"))
    expect(page.locator(".people")).to_contain_text("Mon téléphone")
    page.locator(".space-menu button").click()
    page.goto(address("account_login"))
    page.locator("#passkey_login").click()
    expect(page.locator(".space-menu")).to_be_visible()
    page.goto(address("mfa_list_webauthn"))
    page.locator("a[href$='/retirer/']").click()
    expect(page.locator("h1")).to_be_visible()
    if page.locator(".door").count():
        # Being recognised by the key is proof enough only for a while.
        prove_it(page)
    page.locator(".space-main form button").click()
    page.goto(address("mfa_list_webauthn"))
    expect(page.locator(".space-main h1")).to_be_visible()
    expect(page.locator(".people")).to_have_count(0)
