"""What an event must be, and how its days are said."""

from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from core.spans import Span
from knowledgebase.events.rules import lacks, refuse_what_cannot_be
from knowledgebase.models import EventPage

from .conftest import stop

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2027, 3, 2), date(2027, 3, 4)
WRONG: dict[str, dict[str, Any]] = {
    "ends_on": {"ends_on": date(2027, 3, 1)},
    "ends_time": {"starts_time": time(10), "ends_time": time(9)},
    "starts_time": {"ends_time": time(9)},
    "sign_up_until": {"sign_up_until": date(2027, 3, 3)},
    "cancelled_because": {"is_cancelled": True},
    "stops": {"ends_on": LAST, "stops": [stop(day=date(2027, 3, 5))]},
}


@pytest.mark.parametrize("field", WRONG)
def test_what_contradicts_itself_is_refused_beside_its_field(field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        refuse_what_cannot_be(EventPage(title="Rencontre", starts_on=FIRST, **WRONG[field]))

    assert set(refusal.value.message_dict) == {field}


def test_a_start_needs_an_end_and_a_stop_its_hours_in_order() -> None:
    with pytest.raises(ValidationError, match="ends_time"):
        refuse_what_cannot_be(EventPage(starts_on=FIRST, starts_time=time(9)))
    with pytest.raises(ValidationError, match="Salle"):
        refuse_what_cannot_be(EventPage(starts_on=FIRST, stops=[stop(begins=time(10), ends=time(9))]))


def test_a_draft_without_a_day_and_a_tour_within_its_days_are_right() -> None:
    refuse_what_cannot_be(EventPage(title="Plus tard"))
    hours = {"begins": time(9), "ends": time(12)}
    refuse_what_cannot_be(
        EventPage(starts_on=FIRST, ends_on=LAST, stops=[stop(day=FIRST, **hours), stop(day=LAST, **hours)])
    )


def test_publishing_asks_for_a_place_and_for_an_organiser() -> None:
    assert set(lacks([], False, [], "")) == {"stops", "organisers"}
    assert lacks([], True, [], "Le Forem") == {}


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(FIRST, FIRST), "mardi 2 mars 2027"),
        (Span(FIRST, LAST), "du mardi 2 mars 2027 au jeudi 4 mars 2027"),
        (Span(FIRST, FIRST, time(9), time(12)), "mardi 2 mars 2027, de 09:00 à 12:00"),
        (Span(FIRST, LAST, time(9), time(12)), "du mardi 2 mars 2027, 09:00 au jeudi 4 mars 2027, 12:00"),
    ],
)
def test_days_and_hours_in_words(span: Span, words: str) -> None:
    with override("fr"):
        assert span.said() == words
    assert Span.read(span.kept()) == span


def test_hours_are_those_of_brussels_and_months_all_that_it_touches() -> None:
    summer = Span(date(2027, 7, 30), date(2027, 9, 1), time(9), time(12))

    assert summer.starts_at.isoformat() == "2027-07-30T09:00:00+02:00"
    assert list(summer.months()) == ["2027-07", "2027-08", "2027-09"]
    assert Span(FIRST, LAST).ends_at.isoformat() == "2027-03-05T00:00:00+01:00"
