"""The whole loop, in a real browser and by real e-mails: ask, confirm, accept, come, tell how it went, and bring what
was learned back to the practice. And a date that several join."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from icalendar import Calendar
from playwright.sync_api import Page, expect

from home.demo.accounts import PASSWORD
from tests.harness.mail import Mailbox

from .axe import WIDE_AND_NARROW, findings
from .places import address
from .test_admin import ON_PURPOSE

PRACTICE = "/fr/fiches-et-pratiques/gestes-blanchisserie-filmes/"
VISITOR, HOST = "vera@visiteurs.example", "bienetre@eta-modele-dinant.example"
GUEST = "ana@invitees.example"
TURNS = 300  # of a fifth of a second: as long as a busy machine may need to send an e-mail
ITS_TIME_IS_OVER = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from network.models import VisitRequest
now = timezone.now()
VisitRequest.objects.filter(visitor_email="vera@visiteurs.example").update(
    starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1)
)
"""
THE_HOST_HAS_AN_ACCOUNT = f"""
import django
django.setup()
from home.demo.accounts import PASSWORD
from knowledgebase.models import PracticePage
from network.members.groups import keep_group
from network.models import Member, Membership, MembershipState, Role
practice = PracticePage.objects.get(slug="gestes-blanchisserie-filmes", locale__language_code="fr")
host = Member.objects.create_user("{HOST}", PASSWORD)
host.vouch_for_address()
Membership.objects.create(
    member=host, organisation=practice.carrier, role=Role.ADMINISTRATOR, state=MembershipState.ACTIVE
)
keep_group(host)
"""
KEPT = "Nous filmons à deux, et nous ne jugeons que la hauteur du bac."
Next = Callable[[str], EmailMessage]


@pytest.fixture
def next_mail(post_office: tuple[Mailbox, int], page: Page) -> Next:
    """``next_mail(address)``: the next e-mail that arrives there, each once."""
    box, _port = post_office
    read: dict[str, int] = {}

    def wait(address: str) -> EmailMessage:
        for _turn in range(TURNS):
            if len(box.to(address)) > read.get(address, 0):
                read[address] = read.get(address, 0) + 1
                return box.to(address)[read[address] - 1]
            page.wait_for_timeout(200)
        raise AssertionError(f"no e-mail came for {address}; others: {[(m['To'], m['Subject']) for m in box.received]}")

    return wait


def link(mail: EmailMessage, label: str) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    found = re.search(rf"^{label}\n(http\S+)$", body.get_content().replace("\r", ""), re.MULTILINE)
    assert found, body.get_content()
    return found[1]


def calendar_of(mail: EmailMessage) -> Any:
    (part,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert part.get_param("method") == "REQUEST"
    return Calendar.from_ical(part.get_content())


def manage(folder: Path, url: str, *arguments: str) -> None:
    subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(folder),
            "BASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        check=True,
        capture_output=True,
    )


def test_from_the_question_to_the_visit(
    page: Page, next_mail: Next, site_folder: Path, base_url: str, problems: list[str]
) -> None:
    _ask(page)
    problems.clear()  # the console tells of a form that was sent too quickly
    page.goto(link(next_mail(VISITOR), "Confirmer ma demande"))
    _check(page)
    page.get_by_role("button", name="Confirmer ma demande").click()
    expect(page.locator(".request-state")).to_contain_text("En attente de réponse")
    _check(page)
    assert "est partie" in str(next_mail(VISITOR)["Subject"])

    asked = next_mail(HOST)
    assert "Les Visiteurs voudrait venir voir" in str(asked["Subject"])
    assert VISITOR not in asked.as_string()
    page.goto(link(asked, "Accepter"))
    _check(page)
    page.get_by_role("button", name="Accepter").click()
    expect(page.locator(".request-state")).to_contain_text("Date convenue")

    for mail in (next_mail(VISITOR), next_mail(HOST)):
        (event,) = calendar_of(mail).walk("VEVENT")
        assert event["DTSTART"].dt.hour == 9
        assert event["DTSTART"].params["TZID"] == "Europe/Brussels"

    seen, taken_up = _uptake(page)
    manage(site_folder, base_url, "-c", ITS_TIME_IS_OVER)
    manage(site_folder, base_url, "manage.py", "duties", "ask_after_visits")
    _answer_questions(page, next_mail(HOST))
    _answer_questions(page, next_mail(VISITOR))
    expect(page.locator(".request-state")).to_contain_text("Close")
    assert _uptake(page) == (seen + 1, taken_up)
    page.go_back()

    _tell_what_was_made_of_it(page)
    manage(site_folder, base_url, "-c", THE_HOST_HAS_AN_ACCOUNT)
    _as_moderator(page, "/admin/replications/?state=submitted")
    page.get_by_role("link", name="Filmer les gestes").first.click()
    page.get_by_role("button", name="Publier").click()
    _leave(page, problems)
    assert _uptake(page) == (seen + 1, taken_up + 1)
    expect(page.locator("#uptake")).to_contain_text(KEPT)
    _check(page)

    _bring_it_back(page, next_mail(HOST))
    expect(page.locator(".messages")).to_contain_text("attend la modération")
    _leave(page, problems)
    _as_moderator(page, "/admin/reports/workflow_tasks/")
    page.get_by_role("link", name="Filmer les gestes").first.click()
    expect(page.locator("form[data-edit-form]")).to_be_visible()
    page.locator("[data-workflow-action-name=approve]").first.evaluate("button => button.click()")
    page.wait_for_url(re.compile(r"/admin/(?!.*edit)"))
    _leave(page, problems)
    page.goto(PRACTICE)
    expect(page.locator(".detail-main")).to_contain_text(f"{KEPT} (Les Visiteurs, Namur)")


def _answer_questions(page: Page, mail: EmailMessage) -> None:
    page.goto(link(mail, "Répondre à trois questions"))
    _check(page)
    page.get_by_label("Je l’ai déjà raconté").check()
    page.get_by_role("button", name="Envoyer mes réponses").click()


def _uptake(page: Page) -> tuple[int, int]:
    """How many have seen the practice, and how many have taken it up, as the page says."""
    page.goto(PRACTICE)
    line = page.locator(".uptake-count")
    said = line.inner_text() if line.count() else ""
    counts = [re.search(pattern, said) for pattern in (r"Vue par (\d+)", r"reprise par (\d+)")]
    return tuple(int(found[1]) if found else 0 for found in counts)  # type: ignore[return-value]


def _tell_what_was_made_of_it(page: Page) -> None:
    page.get_by_role("link", name="Raconter ce que vous en avez fait").click()
    _check(page)
    page.get_by_label("Qu’avez-vous gardé").fill(KEPT)
    page.get_by_label("Qu’est-ce que cela a donné").fill("Moins de douleurs au dos.")
    page.locator("input[name=again]").first.check()
    page.get_by_label("Dans quelle commune").fill("Namur")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator(".messages")).to_contain_text("modération")


def _bring_it_back(page: Page, mail: EmailMessage) -> None:
    """The host, told of the réplique, takes its words into the practice."""
    assert "Les Visiteurs" in mail.as_string() or "Visiteurs" in str(mail["Subject"])
    page.goto(address("account_login"))
    page.fill("input[name=login]", HOST)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form .btn--act").first.click()
    page.goto(address("space_requests"))
    page.get_by_role("link", name="Véra Visiteuse").click()
    page.get_by_role("link", name="Reporter dans votre pratique").click()
    _check(page)
    page.get_by_role("button", name="Enregistrer la pratique").click()


def _as_moderator(page: Page, path: str) -> None:
    page.goto("/admin/login/")
    page.fill("input[name=login]", "moderation@demo.example")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form .btn--act").first.click()
    page.wait_for_url("**/admin/")
    page.goto(path)


def _leave(page: Page, problems: list[str]) -> None:
    """Out of the account, and what Wagtail's own pages say in the console with it."""
    page.context.clear_cookies()
    # Wagtail saves a page by itself while it is being approved, too, and takes its own refusal for an error.
    problems[:] = [one for one in problems if not ON_PURPOSE.search(one) and "/admin/pages/" not in one]


def test_several_join_one_date(page: Page, next_mail: Next, problems: list[str]) -> None:
    page.goto(address("group_dates"))
    _check(page)
    page.get_by_role("link", name="Prêter un vélo").click()
    _check(page)
    page.get_by_role("link", name="M’inscrire à cette date").click()
    _check(page)
    page.get_by_label("Votre nom").fill("Ana Invitée")
    page.get_by_label("Votre structure").fill("Les Invitées")
    page.get_by_label("Votre adresse e-mail").fill(GUEST)
    page.get_by_label("Combien serez-vous").fill("3")
    for _turn in range(TURNS):
        page.get_by_role("button", name="Demander ma place").click()
        if page.get_by_role("heading", name="Regardez votre boîte e-mail").count():
            break
        page.wait_for_timeout(500)
    problems.clear()  # the console tells of a form that was sent too quickly

    page.goto(link(next_mail(GUEST), "Confirmer ma place"))
    _check(page)
    page.get_by_role("button", name="Confirmer ma place").click()
    expect(page.locator(".request-state")).to_contain_text("Place gardée")
    (event,) = calendar_of(next_mail(GUEST)).walk("VEVENT")
    assert event["DTSTART"].dt.hour == 13

    page.get_by_role("link", name="La page de cette date").click()
    expect(page.locator("main")).to_contain_text("5 places libres sur 10")


def _ask(page: Page) -> None:
    page.goto(PRACTICE)
    page.get_by_role("link", name="Demander une visite").click()
    _check(page)
    page.locator("input[name=format]").first.check()
    page.get_by_label("Que voulez-vous comprendre").fill("Qui appelle, et que dit-on ?")
    page.locator("#id_day_1").fill((date.today() + timedelta(days=20)).isoformat())
    page.locator("#id_hour_1").fill("09:30")
    page.get_by_label("Votre nom").fill("Véra Visiteuse")
    page.get_by_label("Votre structure").fill("Les Visiteurs")
    page.get_by_label("Votre adresse e-mail").fill(VISITOR)
    for _turn in range(TURNS):  # a form that is sent within seconds says so, and loses nothing
        page.get_by_role("button", name="Envoyer ma demande").click()
        if page.get_by_role("heading", name="Regardez votre boîte e-mail").count():
            return
        expect(page.get_by_label("Votre nom")).to_have_value("Véra Visiteuse")
        page.wait_for_timeout(500)
    raise AssertionError(page.content())


def _check(page: Page) -> None:
    """axe finds nothing to say, wide and narrow."""
    for width, rules in WIDE_AND_NARROW:
        page.set_viewport_size({"width": width, "height": 900})
        assert findings(page, rules) == []
    page.set_viewport_size({"width": 1280, "height": 900})
