"""Documents that speak of the same things: they share terms of the vocabularies and the words that are telling."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ..analysis import analyse, index_language
from .layout import tag
from .ranking import Algebra, Q
from .telling import Frequencies

MOST_STEMS = 20  # of a document's words
_READ = 300  # words of a document that are looked at
_WEIGHTS = {"title": 2.0, "summary": 1.0, "keywords": 1.5, "body": 0.5}
_TERM = 4.0  # what a shared term of a vocabulary is worth, divided by how common it is


def traits(
    say: Algebra[Q], card: Mapping[str, Any], analysed: str, documents: int, frequencies: Frequencies
) -> list[Q]:
    """What to look for: the document's telling words and the terms that it carries; any of it is enough.

    card, analysed: of the document, as laid out. documents: how many there are.
    frequencies: how many of them have each of some words."""
    language = index_language(card["language"])
    counted = Counter(stem for stem in analyse(card["title"], language) + analysed.split()[:_READ] if len(stem) > 2)
    field = f"body_{language}"
    common = frequencies([(field, stem) for stem in counted]) if counted else {}
    weight = {
        stem: math.log1p(times) * _rarity(documents, common.get((field, stem), 0)) for stem, times in counted.items()
    }
    best = sorted(weight, key=lambda stem: (-weight[stem], stem))[:MOST_STEMS]
    words = [say.says(f"{field}_{language}", [stem], boost) for stem in best for field, boost in _WEIGHTS.items()]
    return words + _terms(say, card["axes"], documents, frequencies)


def _terms(say: Algebra[Q], axes: Mapping[str, Sequence[str]], documents: int, frequencies: Frequencies) -> list[Q]:
    """The vocabulary terms that it carries, each worth more the fewer documents share it."""
    carried = [(axis, code, ("tag", tag(axis, code))) for axis, codes in axes.items() for code in codes]
    common = frequencies([place for _, _, place in carried]) if carried else {}
    return [say.worth(axis, code, _TERM * _rarity(documents, common.get(place, 0))) for axis, code, place in carried]


def _rarity(documents: int, having: int) -> float:
    return math.log(1 + documents / (1 + having))
