"""The observatory: each number is that of the list to which it leads, and what is carried away holds the same."""

import csv
import datetime
import io
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import Authority, Challenge, Territory
from knowledgebase.models import BarrierPage, BarrierStep
from search.services import drain
from tests.admin.builders import practice, term
from tests.knowledgebase.test_meeting import barrier_called


@pytest.fixture
def barriers(db: None, own_index: None) -> list[BarrierPage]:
    childcare, border = term(Challenge, "garde"), term(Challenge, "frontiere")
    places = term(Territory, "BE-WHT", label_fr="Hainaut"), term(Territory, "FR-59", label_fr="Nord")
    authority = term(Authority, "be-rw", label_fr="Région wallonne", level="region")
    found = []
    for number, (challenges, status) in enumerate(
        [([childcare], "named"), ([childcare, border], "proposed"), ([border], "sent"), ([border], "")]
    ):
        page = barrier_called(f"Frein {number}")
        page.challenges, page.territories, page.authorities = challenges, places[: 1 + number % 2], [authority]
        if status:
            page.steps = [BarrierStep(status=status, on=datetime.date(2024 + number, 2, 1), what="…", source="…")]
        page.save()
        found.append(page)
    for number in range(2):
        one = practice(f"Pratique {number}")
        one.challenges, one.barriers = [childcare], found[1 : 2 + number]
        one.save()
    drain()
    return found


def page_of(client: Any, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html.parser")


def test_each_number_is_that_of_its_list(client: Any, barriers: list[BarrierPage]) -> None:
    page = page_of(client, reverse("observatory"))
    headline = [int(one.get_text()) for one in page.find(class_="headline").find_all("dd")]
    assert headline == [4, 2, 2, 2]
    ways = [link["href"] for link in page.select(".observed-ways a")]
    assert len(ways) >= 5
    links = {
        (link["href"], int(link.find(string=True).strip()))
        for way in ways
        for link in page_of(client, reverse("observatory") + way).select(".headline a, .observed a, .counts td a")
    }
    assert len(links) > 15
    assert page_of(client, reverse("observatory") + "?by=rien").find(class_="observed")
    for url, number in links:
        rows = page_of(client, url).find(id="rows")
        assert len(rows.find_all("li", class_="row")) == number, url


def test_what_is_carried_away_holds_the_same(client: Any, barriers: list[BarrierPage]) -> None:
    url = reverse("observatory")
    found = client.get(url, {"format": "json"}).json()
    assert (found["barriers"], found["with_practice"], found["without_practice"], found["in_proposal"]) == (4, 2, 2, 2)
    border = next(line for line in found["tables"]["challenge"] if line["code"] == "frontiere")
    assert border == {
        "code": "frontiere",
        "label": "Frontiere",
        "barriers": 3,
        "with_practice": 2,
        "in_proposal": 2,
        "practices": 0,
    }
    rows = list(csv.reader(io.StringIO(client.get(url, {"format": "csv"}).content.decode("utf-8-sig"))))
    assert rows[1][1:] == ["Frontiere", "frontiere", "3", "2", "2", "0"]
    assert len(rows) == 1 + sum(map(len, found["tables"].values()))


def test_it_changes_with_what_it_counts(client: Any, barriers: list[BarrierPage]) -> None:
    url = reverse("observatory")
    before = page_of(client, url).find(class_="headline").get_text()
    one = practice("Encore une")
    one.barriers = [barriers[0]]
    one.save()
    drain()
    assert page_of(client, url).find(class_="headline").get_text() != before
    alone = page_of(client, f"{barriers[0].get_parent().url}?practices=no")
    assert [row.get_text() for row in alone.find(id="rows").find_all("h3")] == ["Frein 3"]
    both = page_of(client, f"{barriers[0].get_parent().url}?practices=no&practices=yes&year=x")
    assert len(both.find(id="rows").find_all("h3")) == 4


def test_where_there_is_nothing_it_says_so(client: Any, db: None, own_index: None) -> None:
    barrier_called("Seul").delete()
    answer = client.get(reverse("observatory"))
    assert answer.status_code == 200
    assert client.get(reverse("observatory"), {"format": "json"}).json()["barriers"] == 0


def test_it_costs_as_many_queries_whatever_there_is(client: Any, barriers: list[BarrierPage]) -> None:
    def cost(asked: str) -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("observatory"), {"asked": asked})
        return len(found)

    cost("warm")
    before = cost("few")
    for number in range(12):
        page = barrier_called(f"Un autre {number}")
        page.challenges = [term(Challenge, f"probleme-{number}")]
        page.save()
    drain()
    cost("warm again")
    assert cost("many") <= before <= 20
