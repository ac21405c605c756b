"""The whole loop, in a real browser and by real e-mails: ask, confirm, accept, come, tell how it went."""

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

from tests.harness.mail import Mailbox

from .test_axe import EVERYTHING, findings

PRACTICE = "/fr/fiches-et-pratiques/gestes-blanchisserie-filmes/"
VISITOR, HOST = "vera@visiteurs.example", "bienetre@eta-modele-dinant.example"
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
    expect(page.locator(".request-state")).to_contain_text("envoyée")
    _check(page)
    assert "est partie" in str(next_mail(VISITOR)["Subject"])

    asked = next_mail(HOST)
    assert "Les Visiteurs voudrait venir voir" in str(asked["Subject"])
    assert VISITOR not in asked.as_string()
    page.goto(link(asked, "Accepter"))
    _check(page)
    page.get_by_role("button", name="Accepter").click()
    expect(page.locator(".request-state")).to_contain_text("date convenue")

    for mail in (next_mail(VISITOR), next_mail(HOST)):
        (event,) = calendar_of(mail).walk("VEVENT")
        assert event["DTSTART"].dt.hour == 9
        assert event["DTSTART"].params["TZID"] == "Europe/Brussels"

    manage(site_folder, base_url, "-c", ITS_TIME_IS_OVER)
    manage(site_folder, base_url, "manage.py", "duties", "ask_after_visits")
    for who in (VISITOR, HOST):
        page.goto(link(next_mail(who), "Répondre à trois questions"))
        _check(page)
        page.get_by_label("Je l’ai déjà raconté").check()
        page.get_by_role("button", name="Envoyer mes réponses").click()
    expect(page.locator(".request-state")).to_contain_text("close")


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
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert findings(page, EVERYTHING) == []
    page.set_viewport_size({"width": 1280, "height": 900})
