"""A practice says what it lacks."""

from datetime import date

import pytest

from knowledgebase.admin.listing import completeness_of
from knowledgebase.completeness import completeness, lacks_to_be_good
from knowledgebase.enums import PracticeKind
from knowledgebase.models import PracticePage
from knowledgebase.review import add_months, due_on
from tests.admin.builders import GOOD, practice

pytestmark = pytest.mark.django_db


def names(missing):
    return [one.name for one in missing]


def test_an_empty_page_lacks_everything_that_publishing_needs():
    measure = completeness(PracticePage())
    assert measure.percent == 0
    assert {"title", "challenges", "steps", "carrier", "start_cost"} <= set(names(measure.blocking))
    assert "results" not in names(measure.missing)


def test_a_publishable_sheet_lacks_only_what_is_useful():
    measure = completeness(practice())
    assert not measure.blocking
    assert names(measure.missing) == ["context", "means_people", "since", "authors", "tags"]
    assert 0 < measure.percent < 100


def test_a_good_practice_needs_more():
    page = practice()
    missing = completeness(page, PracticeKind.GOOD_PRACTICE).blocking
    assert names(missing) == [
        "results",
        "evidence",
        "period",
        "factors",
        "difficulties",
        "transfer_keep",
        "transfer_adapt",
        "transfer_not_suited",
    ]
    assert all(str(one.label) for one in missing)


def test_everything_there_is_a_hundred():
    page = practice(
        context="<p>Avant.</p>",
        means_people="Une formatrice",
        since=2019,
        authors=[("author", {"name": "Équipe", "role": ""})],
        tags=["garde"],
        **GOOD,
    )
    measure = completeness(page, PracticeKind.GOOD_PRACTICE)
    assert measure.percent == 100
    assert not measure.missing


@pytest.mark.parametrize("empty", ["", "<p></p>", "<p> </p>", "<p>&nbsp;</p>"])
def test_an_emptied_rich_text_is_missing(empty):
    page = PracticePage(**{**GOOD, "results": empty})
    assert names(lacks_to_be_good(lambda name: getattr(page, name))) == ["results"]


@pytest.mark.parametrize("factor", ["helped", "held_back"])
def test_one_factor_of_either_kind_is_enough(factor):
    page = PracticePage(**{**GOOD, "helped": [], factor: [("factor", "Le bus.")]})
    assert not lacks_to_be_good(lambda name: getattr(page, name))


def test_a_list_measures_like_each_page(django_assert_num_queries):
    pages = [practice(f"Fiche {number}", tags=["velo"] if number else []) for number in range(3)]
    expected = {page.pk: completeness(page) for page in pages}
    rows = list(PracticePage.objects.select_related("carrier"))
    with django_assert_num_queries(5):
        assert completeness_of(rows) == expected


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 15), 12, date(2027, 11, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 5, 5), 60, date(2031, 5, 5)),
    ],
)
def test_months_are_added_to_the_calendar(start, months, end):
    assert add_months(start, months) == end


def test_without_a_review_nothing_is_due():
    assert due_on(None, 12) is None


def test_saving_computes_the_next_review():
    page = practice(reviewed_on=date(2026, 1, 31), review_every=1)
    assert page.review_due_on == date(2026, 2, 28)
    assert page.is_overdue(date(2026, 3, 1))
    assert not page.is_overdue(date(2026, 2, 28))
    page.reviewed_on = None
    page.save()
    page.refresh_from_db()
    assert page.review_due_on is None
