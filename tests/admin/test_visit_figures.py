"""What moderators read of visits: every number, by period, and who left requests without an answer."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from home.permissions import CONTRIBUTOR, MODERATOR
from home.services import setup_groups
from network.companionship.enums import State
from tests.harness.client import StrictClient
from tests.pages.test_figures_page import counted

from .builders import member, organisation

pytestmark = pytest.mark.django_db


def logged_in(rights: Any) -> StrictClient:
    setup_groups()
    client = StrictClient()
    client.force_login(member(f"{rights.name.lower()}@passerelles.example", rights.name))
    return client


@pytest.fixture
def requests(db: None) -> None:
    silent, talking = organisation("Maison Muette"), organisation("Maison Bavarde")
    now = timezone.now()
    for days in (1, 2, 40):
        counted(silent, now - timedelta(days=days), State.LAPSED)
    counted(silent, now - timedelta(days=1), State.SENT)
    counted(talking, now - timedelta(days=1))
    counted(talking, now - timedelta(days=500))


def test_moderators_see_every_number_and_who_is_silent(requests: None) -> None:
    client = logged_in(MODERATOR)
    page = client.get(reverse("figures_report")).content.decode()
    assert "Maison Muette" in page and "Maison Bavarde" not in page
    rows = list(csv.reader(io.StringIO(client.get(reverse("figures_report"), {"export": "csv"}).content.decode())))
    assert rows[13][2:] == ["5", "40\N{NO-BREAK SPACE}%", "2 jours", "3", "1", "0", "0"]
    assert len({len(row) for row in rows}) == 1


def test_others_do_not(requests: None) -> None:
    assert logged_in(CONTRIBUTOR).get(reverse("figures_report")).status_code in (302, 403)


@pytest.mark.parametrize(("months", "lines"), [("3", 3), ("12", 12), ("36", 36), ("7", 12), ("", 12), ("%00x", 12)])
def test_the_period_is_chosen_and_nonsense_is_as_usual(requests: None, months: str, lines: int) -> None:
    page = logged_in(MODERATOR).get(reverse("figures_report"), {"months": months, "export": "csv"})
    assert page.status_code == 200
    assert page.content.decode().count("\nPar mois,") == lines + 1


def test_it_asks_the_same_however_many_hosts(requests: None, django_assert_max_num_queries: Any) -> None:
    client = logged_in(MODERATOR)
    client.get(reverse("figures_report"))
    for number in range(8):
        counted(organisation(f"Maison {number}"), timezone.now() - timedelta(days=3), State.LAPSED)
    with django_assert_max_num_queries(30):
        client.get(reverse("figures_report"))
