"""Texts on one line keep what binds a sign to its word."""

import pytest

from core.form_fields import OneLine
from core.lines import on_one_line
from core.typesetting.richtext import rich_text, words_of
from tests.admin.builders import practice

BOUND = "Qui garde\u202f? «\u00a0Nous\u00a0», dit-on\u00a0: le matin."


def test_lines_become_one_and_bound_signs_stay() -> None:
    assert on_one_line(f"  \r\n{BOUND}\n\n\t Et   le\u2028soir ? ") == f"{BOUND} Et le soir ?"


@pytest.mark.parametrize("text", ["", " \n\t ", "\u2029"])
def test_nothing_stays_nothing(text: str) -> None:
    assert on_one_line(text) == ""


def test_a_field_of_one_line_keeps_them() -> None:
    assert OneLine().clean(f"{BOUND}\nEncore.") == f"{BOUND} Encore."


def test_a_text_set_on_paper_keeps_them() -> None:
    assert words_of(rich_text(f"<p>{BOUND}</p>")).strip() == BOUND


@pytest.mark.django_db
def test_the_sentence_of_a_page_keeps_them() -> None:
    page = practice("La garde", summary=f"{BOUND}\nEncore.")

    page.clean()

    assert page.summary == f"{BOUND} Encore."
