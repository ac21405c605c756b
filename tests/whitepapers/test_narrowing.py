"""Of a passage that somebody has rewritten, what differs is quoted."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whitepapers.anchors import normal
from whitepapers.contributions.narrowing import narrowed

TEXT = "Un stage de trois jours demande deux conventions."


@dataclass(frozen=True)
class P:
    words: str
    id: str = "p"


@pytest.mark.parametrize(
    ("words", "quoted", "new"),
    [
        ("Un stage de cinq jours demande deux conventions.", "trois", "cinq"),
        ("Un stage de trois jours ouvrables demande deux conventions.", "jours", "jours ouvrables"),
        ("Tout stage de trois jours demande une convention.", "Un stage de trois jours demande deux conventions", None),
        ("Souvent, un stage de trois jours demande deux conventions.", "Un", "Souvent, un"),
        ("Un stage de trois jours demande deux conventions. Trop.", "conventions.", "conventions. Trop."),
        ("Un stage de jours demande deux conventions.", "trois", ""),
    ],
)
def test_only_what_differs(words: str, quoted: str, new: str | None) -> None:
    start, end, put = narrowed(P(TEXT), 0, len(TEXT), words)
    assert TEXT[start:end] == quoted
    assert new is None or put == new


WORDS = st.lists(st.sampled_from(["stage", "de", "3,5", "l’emploi", ".", ";", "jours"]), min_size=1, max_size=12).map(
    " ".join
)


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_what_is_put_there_makes_the_words_that_were_written(old: str, new: str) -> None:
    start, end, put = narrowed(P(old), 0, len(old), new)
    assert normal(old[:start] + put + old[end:]) == normal(new)
