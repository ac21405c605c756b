"""What stayed, what was taken out and what was put in."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whitepapers.differences import MOST_WORDS, Part, difference

K, T, P = Part.KEPT, Part.TAKEN_OUT, Part.PUT_IN
WORDS = st.lists(
    st.sampled_from(["le", "stage", "l’emploi", ".", "\n", " ", "\xa0;", "trois", "<b>", "1,5"]), max_size=40
)


def _solid(text: str) -> str:
    return "".join(text.split())


def _text(changes: list, *parts: Part) -> str:
    return _solid("".join(words for part, words in changes if part in parts))


@settings(max_examples=150, deadline=None)
@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_nothing_is_lost_or_invented(old: str, new: str) -> None:
    changes = difference(old, new)
    assert _text(changes, K, T) == _solid(old)
    assert _text(changes, K, P) == _solid(new)
    assert difference(old, old) == ([(K, old)] if old.strip() else [])


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("Un stage court.", "Un stage court.", [(K, "Un stage court.")]),
        ("Un stage court.", "Un stage long.", [(K, "Un stage "), (T, "court"), (P, "long"), (K, ".")]),
        ("Un stage", "Un stage long", [(K, "Un stage"), (P, " long")]),
        ("Un long stage", "Un stage", [(K, "Un "), (T, "long "), (K, "stage")]),
        ("Un\xa0stage  court", "Un stage court", [(K, "Un stage court")]),
        ("Un stage, puis", "Un stage long, puis", [(K, "Un stage"), (P, " long"), (K, ", puis")]),
        ("", "Neuf", [(P, "Neuf")]),
        ("Vieux", " ", [(T, "Vieux")]),
        ("dix ou six mois", "huit ou sept mois", [(T, "dix ou six "), (P, "huit ou sept "), (K, "mois")]),
        ("d’un accord", "l’accord", [(T, "d’un "), (P, "l’"), (K, "accord")]),
    ],
)
def test_the_difference_is_readable(old: str, new: str, changes: list) -> None:
    assert difference(old, new) == changes


def test_long_texts_are_compared_by_sentences_first() -> None:
    sentences = [f"Phrase {number} avec ses mots communs d’hier, de la personne à l’emploi." for number in range(1_480)]
    old = " ".join(sentences)
    new = old.replace("Phrase 800 avec ses", "Phrase 800 sans ces").replace("Phrase 7 avec", "Phrase 7 sans")
    assert len(old) > 100_000
    found = [change for change in difference(old, new) if change.part != K]
    assert found == [(T, "avec "), (P, "sans "), (T, "avec ses "), (P, "sans ces ")]


def test_what_is_too_much_is_taken_out_and_put_in_as_a_whole() -> None:
    chance = random.Random(5)
    old, new = (" ".join(chance.choice("ab.") for _ in range(4 * MOST_WORDS)) for _ in range(2))
    changes = difference(old, new)
    assert [change.part for change in changes if change.part != K] == [T, P]
    assert _text(changes, K, T) == _solid(old)
