"""The public page of figures: what it shows, what it costs, when it changes."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from core.models import Challenge
from home.figures.discretion import Cell, Shown
from home.figures.drawing import LOW, drawing
from home.figures.tables import public_figures
from network.companionship.enums import State
from network.companionship.models import VisitRequest
from network.counting.facts import month_start
from network.models import OrganisationPage, VisitSubject
from tests.admin.builders import organisation, term
from tests.harness.client import StrictClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def hosts(db: None) -> list[OrganisationPage]:
    return [organisation(f"Maison {name}") for name in ("Un", "Deux", "Trois")]


def counted(host: Any, sent_at: datetime, state: str = State.CLOSED, theme: Any = None) -> VisitRequest:
    """What is left of a request that was answered within two days, or never."""
    request = VisitRequest.objects.create(
        state=state,
        page_key=host.translation_key,
        page_title="Une pratique",
        host_key=host.translation_key,
        host_title=host.title,
        format="visit",
        language="fr",
        visitor_language="fr",
        asked_at=sent_at,
        sent_at=sent_at,
        answered_at=None if state == State.LAPSED else sent_at + timedelta(days=2),
        ended_at=sent_at,
        erased_at=sent_at,
    )
    subject = VisitSubject.objects.create(request=request)
    if theme:
        subject.challenges.add(theme)
    return request


def the_figures(client: StrictClient, query: str = "") -> str:
    with translation.override("fr"):
        url = reverse("visit_figures")
    assert url == "/fr/compagnonnage/chiffres/"
    answer = client.get(url + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nothing_is_counted_where_there_is_next_to_nothing(client: StrictClient, hosts: Any) -> None:
    for _ in range(4):
        counted(hosts[0], month_start(2, timezone.now()))
    page = the_figures(client)
    assert "rien à compter" in page and "<table" not in page
    assert "text/html" in client.get("/fr/compagnonnage/chiffres/?format=csv").headers["Content-Type"]


def test_what_is_shown_and_what_is_not(client: StrictClient, hosts: Any) -> None:
    mobility, housing = (
        term(Challenge, "mobilite", label_fr="Mobilité"),
        term(Challenge, "logement", label_fr="Logement"),
    )
    then = month_start(2, timezone.now()) + timedelta(days=3)
    for host in hosts:
        for _ in range(4):
            counted(host, then, theme=mobility)
    for _ in range(6):
        counted(hosts[0], then, State.LAPSED, theme=housing)
    for host in hosts[1:]:
        counted(host, then, theme=term(Challenge, "langue"))
    page = the_figures(client)
    assert "Mobilité" in page
    assert "Logement" not in page  # of one host alone
    assert page.count("<svg") > 1 and "<title" in page
    assert " style=" not in page
    rows = list(csv.reader(io.StringIO(the_figures(client, "?format=csv").lstrip("\ufeff"))))
    assert ["Par mois", "20"] in [[row[0], row[2]] for row in rows]
    assert len({len(row) for row in rows}) == 1


def test_the_month_that_runs_is_not_counted(hosts: Any) -> None:
    now = timezone.now()
    counted(hosts[0], month_start(0, now))
    counted(hosts[0], month_start(12, now))
    counted(hosts[0], month_start(12, now) - timedelta(seconds=1))
    found = public_figures(now)
    assert not found.enough
    assert [line.asked.shown is Shown.FEW for line in found.tables[0].lines] == [True] + [False] * 11


def test_it_costs_the_same_however_much_there_is(hosts: Any, django_assert_num_queries: Any) -> None:
    then = month_start(3, timezone.now())
    theme = term(Challenge, "mobilite")
    for number in range(12):
        counted(hosts[number % 3], then, theme=theme)
    public_figures(timezone.now())
    with django_assert_num_queries(4):  # three, and one that asks whether the vocabulary has changed
        public_figures(timezone.now())


def test_no_address_breaks_it(client: StrictClient, hosts: Any) -> None:
    for query in ("?format=xlsx", "?format=%00", "?format=csv&format=atom", "?page=9&x=%FF"):
        the_figures(client, query)


def test_columns_are_drawn_where_numbers_are_known() -> None:
    found = drawing(["jan", "fév", "mar"], [Cell(10), Cell(None, Shown.FEW), Cell(0)], [Cell(5), Cell(None), Cell(0)])
    full, small, empty = found.columns
    assert (full.inner_height or 0) * 2 == pytest.approx(full.height, abs=0.2)
    assert (small.known, small.height, small.inner_height) == (False, LOW, None)
    assert (empty.height, empty.number) == (0, "0")
    assert drawing([], [], []).columns == ()
