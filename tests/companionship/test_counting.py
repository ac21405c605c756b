"""What stays countable of requests, and what may be said of how a host answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from core.models import Challenge, Territory
from network.companionship import services
from network.companionship.enums import DeclineReason, State
from network.companionship.models import VisitRequest
from network.counting.answering import Answering, answering, answering_of, said
from network.counting.facts import facts, month_start
from network.counting.subjects import area_of
from tests.admin.builders import term
from tests.companionship.builders import NOW, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(db: None) -> None:
    country = term(Territory, "BE", kind="country")
    region = term(Territory, "BE-WAL", kind="region", parent=country)
    hainaut = term(Territory, "BE-WHT", parent=region)
    namur = term(Territory, "BE-WNA", parent=region)
    term(Territory, "BE-ARR-MONS", kind="arrondissement", parent=hainaut)
    term(Territory, "BE-ARR-ATH", kind="arrondissement", parent=hainaut)
    term(Territory, "BE-ARR-DINANT", kind="arrondissement", parent=namur)
    term(Territory, "LU", kind="country")
    term(Territory, "ZONE-ICI", kind="zone")


@pytest.mark.parametrize(
    ("codes", "area"),
    [
        ([], ""),
        (["BE-ARR-MONS"], "BE-WHT"),
        (["BE-WHT"], "BE-WHT"),
        (["BE-ARR-MONS", "BE-ARR-ATH", "ZONE-ICI"], "BE-WHT"),
        (["BE-ARR-MONS", "BE-ARR-DINANT"], "BE-WAL"),
        (["BE-WAL"], "BE-WAL"),
        (["BE-ARR-MONS", "LU"], ""),
        (["ZONE-ICI"], ""),
        (["gone"], ""),
    ],
)
def test_a_request_belongs_to_one_area_a_province_or_wider(places: None, codes: list[str], area: str) -> None:
    assert area_of(codes) == area


def test_what_is_erased_and_gone_is_counted_still(places: None, seen: Any, host: Any) -> None:
    seen.challenges.set([term(Challenge, "mobilite"), term(Challenge, "logement")])
    seen.save()
    host.territories.set([Territory.objects.get(code="BE-ARR-MONS")])
    host.save()
    request = in_state(seen, State.CLOSED)
    before = facts(NOW - timedelta(days=1), NOW + timedelta(days=1))
    services.erase(request)
    seen.delete()
    assert facts(NOW - timedelta(days=1), NOW + timedelta(days=1)) == before
    (fact,) = before
    assert (fact.area, set(fact.themes), fact.answered, fact.held) == ("BE-WHT", {"mobilite", "logement"}, True, True)
    assert fact.month.isoformat() == "2027-03-01"


def test_a_request_from_before_is_described_at_the_latest_when_it_is_erased(seen: Any) -> None:
    seen.challenges.set([term(Challenge, "mobilite")])
    seen.save()
    request = in_state(seen, State.DECLINED)
    request.subject.delete()
    services.erase(VisitRequest.objects.get(pk=request.pk))
    (fact,) = facts(NOW, NOW + timedelta(days=1))
    assert fact.themes == ("mobilite",)


def test_what_never_reached_its_host_is_not_counted(seen: Any) -> None:
    in_state(seen, State.UNCONFIRMED)
    in_state(seen, State.EXPIRED, email="autre@visiteurs.example")
    assert facts(NOW - timedelta(days=9), NOW + timedelta(days=9)) == []


def test_facts_ask_the_same_however_many_they_are(seen: Any, django_assert_num_queries: Any) -> None:
    for number in range(4):
        in_state(seen, State.SENT, email=f"v{number}@visiteurs.example")
        VisitRequest.objects.update(place_month=None)
    with django_assert_num_queries(2):
        assert len(facts(NOW - timedelta(days=1), NOW + timedelta(days=1))) == 4


def test_months_begin_at_midnight_here(db: None) -> None:
    assert month_start(0, NOW).isoformat() == "2027-03-01T00:00:00+01:00"
    assert month_start(3, NOW).isoformat() == "2026-12-01T00:00:00+01:00"
    assert month_start(8, NOW).isoformat() == "2026-07-01T00:00:00+02:00"


@pytest.mark.parametrize(
    ("delays", "unanswered", "words"),
    [
        ([], 0, ""),
        ([1.0, 2.0], 0, ""),  # too few
        ([0.2, 0.5, 0.9], 0, "usually answers within a day"),
        ([0.5, 3.2, 9.0], 0, "usually answers within 4 days"),
        ([1.0, 2.0, 2.0], 1, "usually answers within 2 days"),
        ([1.0, 2.0, 2.0], 2, ""),  # too many without an answer
        ([15.0, 16.0, 20.0], 0, ""),  # too slow to be said
        ([], 12, ""),
    ],
)
def test_only_what_encourages_is_said_of_a_host(delays: list[float], unanswered: int, words: str) -> None:
    with translation.override("en"):
        assert said(answering(delays, unanswered)) == words


def test_how_hosts_answer_is_asked_at_once(seen: Any, host: Any, django_assert_num_queries: Any) -> None:
    in_state(seen, State.ACCEPTED)
    in_state(seen, State.LAPSED, email="autre@visiteurs.example")
    key = str(host.translation_key)
    with django_assert_num_queries(1):
        found = answering_of([key, "11111111-1111-1111-1111-111111111111"], NOW + timedelta(days=30))
    assert (found[key].answered, found[key].unanswered) == (1, 1)
    assert found["11111111-1111-1111-1111-111111111111"] == Answering()


def test_who_came_to_a_group_date_is_counted_apart(seen: Any) -> None:
    request = in_state(seen, State.CLOSED)
    VisitRequest.objects.filter(pk=request.pk).update(sent_at=None, answered_at=None)
    (fact,) = facts(NOW, NOW + timedelta(days=40))
    assert (fact.in_a_group, fact.days, fact.held, fact.month.isoformat()) == (True, None, True, "2027-03-01")
    VisitRequest.objects.filter(pk=request.pk).update(state=State.UNCONFIRMED)
    assert facts(NOW, NOW + timedelta(days=40)) == []


def test_a_page_that_is_kept_says_how_its_host_answers_as_soon_as_it_may(seen: Any, client: Any) -> None:
    assert "répond d’habitude" not in client.get(seen.url).content.decode()
    for number in range(3):
        request = in_state(seen, State.SENT, email=f"v{number}@visiteurs.example")
        VisitRequest.objects.filter(pk=request.pk).update(sent_at=timezone.now() - timedelta(days=3), place_month=None)
        services.decline(request, DeclineReason.NO_TIME, now=timezone.now() - timedelta(hours=1))
    assert "répond d’habitude en 3 jours" in client.get(seen.url).content.decode()
