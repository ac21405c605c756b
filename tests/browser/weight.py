"""What a page weighs, and how strict its security policy is."""

from playwright.sync_api import Page, Response

from .places import DIRECTORY, TILES, Place

# Bytes of HTML, styles and scripts, not compressed.
LARGEST_PAGE = 60_000
LARGEST_LIST = 110_000  # all of its filters are in the page, so that they work without scripts
LARGEST_SCRIPTS = 15_000
ON_PAPER_ONLY = "/print.css"


def assert_light_and_strict(page: Page, place: Place, answer: Response, received: list[Response]) -> None:
    """``received``: all that the page was given, once it asks for no more; ``answer``: the page itself."""
    own = received[[response.url for response in received].index(answer.url) :]
    sizes = {"document": 0, "stylesheet": 0, "script": 0, "fetch": 0, "xhr": 0}
    for response in own:
        if response.request.resource_type in sizes and not response.url.endswith(ON_PAPER_ONLY):
            sizes[response.request.resource_type] += len(response.body())
    assert sum(sizes.values()) < (LARGEST_LIST if page.locator("#list-q").count() else LARGEST_PAGE), sizes
    assert sizes["script"] < LARGEST_SCRIPTS, sizes
    assert_strict(answer.headers["content-security-policy"], {TILES} if place.path == DIRECTORY else set())


def assert_strict(policy: str, pictures_from: set[str]) -> None:
    """Nothing but the site's own files, and what it names with a nonce; pictures from ``pictures_from`` as well."""
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    assert directives["default-src"] == directives["object-src"] == directives["base-uri"] == "'none'"
    for name, sources in directives.items():
        allowed = {"'self'", "'none'"} | ({"data:"} | pictures_from if name == "img-src" else set())
        others = {source for source in sources.split() if not source.startswith("'nonce-")} - allowed
        assert not others, f"{name} allows {others}"
