"""Dates in words: « 1er septembre » in French, as before everywhere else."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import engines
from django.utils import formats
from django.utils.translation import override

from core.dates import date_format

FIRST, SECOND = date(2026, 9, 1), date(2026, 9, 2)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (None, "1er septembre 2026"),
        ("DATE_FORMAT", "1er septembre 2026"),
        ("SHORT_DATE_FORMAT", "01/09/2026"),
        ("MONTH_DAY_FORMAT", "1er septembre"),
        ("YEAR_MONTH_FORMAT", "septembre 2026"),
        ("l j F Y", "mardi 1er septembre 2026"),
        ("j/m/Y", "1/09/2026"),
        ("Y-m-d", "2026-09-01"),
    ],
)
def test_french_says_the_first(pattern: str | None, said: str) -> None:
    with override("fr"):
        assert date_format(FIRST, pattern) == said
        template = engines["django"].from_string("{{ day|date:pattern }}")
        assert template.render({"day": FIRST, "pattern": pattern}) == said
        assert date_format(SECOND, pattern) == formats.date_format(SECOND, pattern)  # noqa: TID251


def test_other_languages_say_what_they_said() -> None:
    for language in ("nl", "de", "en"):
        with override(language):
            for pattern in ("DATE_FORMAT", "SHORT_DATE_FORMAT", "l j F Y"):
                assert date_format(FIRST, pattern) == formats.date_format(FIRST, pattern)  # noqa: TID251


def test_a_template_says_the_day_where_the_reader_is_and_nothing_of_what_is_no_date() -> None:
    template = engines["django"].from_string("{{ at|date:'DATETIME_FORMAT' }}|{{ none|date }}|{{ hour|date:'H:i' }}")
    with override("fr"):
        shown = template.render({"at": datetime(2026, 8, 31, 22, 30, tzinfo=UTC), "none": None, "hour": time(9, 5)})
    assert shown == "1er septembre 2026 00:30||09:05"
