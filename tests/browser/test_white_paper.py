"""The whole life in a real browser: a visitor suggests a barrier, a proposal carries it, readers are consulted, the
authors settle, the authority answers. By mouse, and without scripts; by keyboard what visitors, members and authors do
on the site's own pages."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Locator, Page, expect

from home.demo.accounts import PASSWORD

from .axe import EVERYTHING, findings
from .keyboard import walk_to
from .places import address
from .test_admin import ON_PURPOSE

QUICKEST = 4_500  # milliseconds: a form that is sent sooner is taken for a robot’s
# The editor of pages is Wagtail's own: what is written in it is put there, tied to the barrier that was taken up.
WRITTEN = """
import sys
import django
django.setup()
from core.models import Authority, Challenge, Territory
from knowledgebase.models import BarrierPage
from whitepapers.models import ChapterPage, ProposalPage, WhitePaperIndexPage, WhitePaperPage
number, slug = sys.argv[1:]
barrier = BarrierPage.objects.get(pk=number).get_latest_revision_as_object()
barrier.title, barrier.slug, barrier.summary = f"Frein {slug}", slug, "Un tampon manque."
barrier.nature = "regulation"
barrier.challenges, barrier.territories = [Challenge.objects.first()], [Territory.objects.get(code="BE")]
barrier.save_revision().publish()
index = WhitePaperIndexPage.objects.get(locale__language_code="fr")
paper = WhitePaperPage(title=f"Livre {slug}", slug=slug, summary="Un tampon de trop.", live=False)
paper.territories = [Territory.objects.get(code="BE")]
index.add_child(instance=paper)
paper.save_revision()
text = {"text": "<p>Le tampon se demande au guichet, le mardi seulement.</p>", "note": ""}
chapter = ChapterPage(title="Le tampon", slug="le-tampon", live=False)
chapter.body = [{"type": "paragraph", "id": "mardi", "value": text}]
paper.add_child(instance=chapter)
chapter.save_revision()
said = {name: "<p>Le tampon.</p>" for name in ("current_rule", "change", "why")}
proposal = ProposalPage(title="Supprimer le tampon", slug="sans-tampon", for_whom="Tout le monde", live=False, **said)
proposal.authorities, proposal.barriers = [Authority.objects.first()], [BarrierPage.objects.get(pk=number)]
chapter.add_child(instance=proposal)
proposal.save_revision()
print(paper.pk)
"""


@dataclass
class Hand:
    """How somebody gets about in a page."""

    page: Page
    way: str

    def press(self, target: Locator) -> None:
        """A link or a button, clicked or walked to."""
        if self.way != "keyboard":
            target.click()
            return
        walk_to(self.page, target)
        self.page.keyboard.press("Enter")

    def choose(self, box: Locator) -> None:
        """A box or a round button, clicked or gone to."""
        if self.way != "keyboard":
            box.check()
            return
        box.focus()
        self.page.keyboard.press("Space")

    def send(self, button: Locator) -> None:
        """A link or button that leads to another page, or to this one anew."""
        with self.page.expect_navigation():
            self.press(button)

    def date(self, field: Locator, day: date) -> None:
        """Written, and the calendar that opens beside it left."""
        field.fill(day.isoformat())
        if self.way != "without scripts":
            expect(self.page.locator(".xdsoft_datetimepicker:visible")).to_be_visible()  # it comes a moment later
            field.press("Tab")

    def leave(self, problems: list[str]) -> None:
        """Out of the account, and of what Wagtail's own pages say in the console."""
        self.page.context.clear_cookies()
        problems[:] = [one for one in problems if not ON_PURPOSE.search(one) and "/admin/" not in one]

    def log_in(self, who: str, then: str) -> None:
        self.page.context.clear_cookies()
        self.page.goto(address("account_login"))
        self.page.fill("input[name=login]", who)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.locator("input[name=password]").press("Enter")
        self.page.wait_for_url(re.compile(r"^(?!.*/connexion/)"))
        self.page.goto(then)


@pytest.fixture(params=["mouse", "without scripts"])
def hand(request: pytest.FixtureRequest) -> Iterator[Hand]:
    if request.param == "mouse":
        yield Hand(request.getfixturevalue("page"), request.param)
        return
    browser: Browser = request.getfixturevalue("browser")
    base: dict[str, object] = request.getfixturevalue("browser_context_args")
    context = browser.new_context(
        **{**base, "java_script_enabled": False, "base_url": request.getfixturevalue("base_url")}
    )
    yield Hand(context.new_page(), request.param)
    context.close()


def _written(folder: Path, url: str, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", WRITTEN, *arguments],
        cwd=settings.BASE_DIR,
        env={**_environment(folder, url)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split()[-1]


def _environment(folder: Path, url: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(folder),
        "BASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


def test_from_a_barrier_to_the_answer(hand: Hand, site_folder: Path, base_url: str, problems: list[str]) -> None:
    page, slug = hand.page, f"tampon-{hand.way.replace(' ', '-')}"
    story = f"Il faut un tampon ({slug})."
    _suggest(hand, story)

    hand.log_in("edition@demo.example", "/admin/barrier-suggestions/")
    hand.send(page.get_by_role("link", name=re.compile(re.escape(story[:20]))).first)
    hand.send(page.locator("button[name=take_up]"))
    page.wait_for_url("**/admin/pages/*/edit/**")
    paper = _written(site_folder, base_url, page.url.split("/pages/")[1].split("/")[0], slug)
    life, home = f"/admin/white-paper/{paper}/life/", f"/fr/livre-blanc/{slug}/"
    page.goto(life)
    hand.date(page.locator("input[name=opens_on]"), date.today())
    hand.date(page.locator("input[name=closes_on]"), date.today() + timedelta(days=30))
    hand.send(page.locator("button[value=plan]"))
    expect(page.locator("button[value=close]")).to_be_visible()

    hand.log_in("membre@demo.example", f"{home}le-tampon/")
    _suggest_words(hand)
    _take_a_stand(hand, f"{home}le-tampon/sans-tampon/")

    hand.log_in("edition@demo.example", f"{home}contributions/")
    hand.send(page.get_by_role("link", name="Le tampon").last)
    _accept(hand)
    page.goto(life)
    hand.send(page.locator("button[value=close]"))
    expect(page.locator("button[value=adopt]")).to_be_visible()
    expect(page.locator("textarea[name=changelog]").last).to_have_value(re.compile("Le tampon"))
    hand.send(page.locator("button[value=adopt]"))
    page.goto(f"/admin/white-paper/{paper}/follow-up/")
    page.locator("select[name=authority]").select_option(index=1)
    hand.date(page.locator("input[name=on]"), date.today())
    hand.send(page.locator("button[value=send]"))
    page.locator("select[name=sending]").select_option(index=1)
    hand.date(page.locator("input[name=on]").nth(1), date.today())
    page.locator("textarea[name=text]").fill("Le tampon disparaît.")
    hand.send(page.locator("button[value=answer]"))
    expect(page.locator("button[value=promise]")).to_be_visible()
    hand.leave(problems)

    page.goto(f"{home}le-tampon/")
    expect(page.locator(".chapter")).to_contain_text("tous les jours")
    page.goto(f"{home}le-tampon/sans-tampon/")
    expect(page.locator(".way")).to_contain_text("Le tampon disparaît.")
    _check(hand)
    page.goto(f"/fr/freins/{slug}/")
    expect(page.locator(".glance")).to_contain_text("Répond")
    expect(page.locator("#proposals + ul")).to_contain_text("Supprimer le tampon")


def test_by_keyboard(page: Page) -> None:
    hand, paper = Hand(page, "keyboard"), "/fr/livre-blanc/passer-le-seuil/"
    chapter = f"{paper}les-premieres-semaines/"
    _suggest(hand, "Il faut un tampon, au clavier.")

    hand.log_in("membre@demo.example", chapter)
    _suggest_words(hand, passage=1)  # the first one is another test's
    _take_a_stand(hand, f"{chapter}place-des-la-promesse/")

    hand.log_in("edition@demo.example", f"{paper}contributions/")
    hand.send(page.get_by_role("link", name="Les premières semaines").last)
    _accept(hand)


def _suggest(hand: Hand, story: str) -> None:
    page = hand.page
    page.goto(address("suggest_barrier"))
    shown = time.monotonic()
    _check(hand)
    page.locator("textarea[name=what]").fill(story)
    page.locator("input[name=who]").fill("Des stagiaires")
    page.locator("input[name=where]").fill("Mons")
    page.wait_for_timeout(max(0, QUICKEST - 1000 * (time.monotonic() - shown)))
    hand.send(page.locator("main form .btn--act"))
    page.wait_for_url(f"**{address('barrier_suggested')}")


def _suggest_words(hand: Hand, passage: int = 0) -> None:
    page = hand.page
    hand.send(page.get_by_role("link", name="Commenter ce passage").nth(passage))
    _check(hand)
    form = page.locator("form:has(textarea[name=words])")
    form.locator("textarea[name=words]").fill("Le tampon se demande au guichet, tous les jours.")
    hand.send(form.locator(".btn--act"))
    expect(page.locator("main")).to_contain_text("tous les jours")
    _check(hand)


def _take_a_stand(hand: Hand, proposal: str) -> None:
    page = hand.page
    page.goto(proposal)
    hand.send(page.get_by_role("link", name="Donner votre position").first)
    hand.choose(page.locator("input[name=stance]").first)
    page.locator("textarea[name=reasons_for]").fill("Nous l’attendons tous les mardis.")
    hand.send(page.locator("main form .btn--act"))
    expect(page.locator("main")).to_contain_text("tous les mardis")


def _accept(hand: Hand) -> None:
    page = hand.page
    mine = page.locator("li:has(details.decide)", has_text="tous les jours").last
    hand.press(mine.locator("details.decide summary"))
    hand.choose(mine.locator("input[name$=decision][value=accepted]"))
    hand.send(mine.locator("details.decide form button"))
    expect(page.locator("main")).to_contain_text("Accept")


def _check(hand: Hand) -> None:
    if hand.way == "mouse":
        assert findings(hand.page, EVERYTHING) == []
