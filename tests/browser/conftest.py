"""A real Chromium before the real site: the demo content, the server of production, the real search engine."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.harness.demo import demo_folder, free_port
from tests.harness.mail import Mailbox

# Chromium's headless shell opens a page with half the work of the whole browser; either will do.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
FLAGS = [
    "--no-sandbox",  # CI runs as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECONDS_TO_START = 60
expect.set_options(timeout=30_000)  # milliseconds: a busy machine is slow, not wrong
TELL_WHAT_THE_POLICY_STOPS = """
addEventListener("securitypolicyviolation", (stopped) =>
  console.error(`policy: ${stopped.violatedDirective} stopped ${stopped.blockedURI} ${stopped.sample}`));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no browser; Debian has chromium-headless-shell"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "fr-BE", "timezone_id": "Europe/Brussels", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def post_office() -> Iterator[tuple[Mailbox, int]]:
    """What a real SMTP server was given by the site of these tests, and its port."""
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    yield box, server.port
    server.stop()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The VAR_DIR of that site."""
    return tmp_path_factory.mktemp("site") / "var"


@pytest.fixture(scope="session")
def base_url(
    request: pytest.FixtureRequest, site_folder: Path, post_office: tuple[Mailbox, int], migrated_file: Path
) -> Iterator[str]:
    """The address of a site with the demo content that these tests may write to; ``page.goto("/fr/")`` starts there.

    ``--base-url`` names one that runs already, such as that of ``make demo``.
    """
    if given := request.config.getoption("base_url"):
        yield given.rstrip("/")
        return
    assert request.config.cache is not None
    var = site_folder
    shutil.copytree(demo_folder(request.config.cache.mkdir("demo"), migrated_file), var)
    port = free_port()
    log = (var / "server.log").open("w+")
    url = f"http://localhost:{port}"  # a passkey belongs to a name, never to a number
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(var), "BASE_URL": url}
    environment["EMAIL_URL"] = f"smtp://127.0.0.1:{post_office[1]}"
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=log,
        stderr=log,
    )
    try:
        _wait_for(f"{url}/health/ready/", server, log)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Any) -> None:
    last_moment = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            urllib.request.urlopen(url, timeout=10).close()  # noqa: S310 - our own address
            return
        except (URLError, OSError) as error:
            if server.poll() is not None or time.monotonic() > last_moment:
                log.seek(0)
                pytest.fail(f"The site did not start ({error}):\n{log.read()}")
        time.sleep(0.2)


@pytest.fixture
def problems() -> list[str]:
    """What went wrong in the browser during the test; a test that means it to, empties the list."""
    return []


@pytest.fixture
def page(page: Page, base_url: str, problems: list[str]) -> Iterator[Page]:
    """pytest-playwright's page; the test fails when a script fails, the console tells an error, the security policy
    stops something, or anything is asked of another host."""
    host = urlsplit(base_url).netloc

    def told(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"console: {message.text} ({message.location.get('url')})")

    def asked(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != host:
            problems.append(f"another host was asked: {request.url}")

    page.add_init_script(TELL_WHAT_THE_POLICY_STOPS)
    page.on("console", told)
    page.on("pageerror", lambda error: problems.append(f"script: {error}"))
    page.on("request", asked)
    yield page
    assert not problems, "\n".join(problems)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visitor(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a browser that runs scripts, then in one that does not."""
    if request.param:
        yield request.getfixturevalue("page")
        return
    browser: Browser = request.getfixturevalue("browser")
    context = browser.new_context(
        **{**request.getfixturevalue("browser_context_args"), "java_script_enabled": False},
    )
    yield context.new_page()
    context.close()
