"""From what is asked to a query that ranks, in the terms of any engine.

Each word counts once, by the best of the fields that it stands in, and a little by the others. Enough of the words must
be there: both of two, half of a longer text; where too little has them, one does.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from .asked import Asked, Term

MOST_PAIRS = 9  # words, from the first on, that are looked for in pairs

Q = TypeVar("Q")


class Algebra(Protocol[Q]):
    """How an engine says it. Scores are those of BM25 (k1 = 1.2, b = 0.75)."""

    def says(self, field: str, words: Sequence[str], weight: float) -> Q:
        """The word stands in the field, or the words one right after the other; its score times `weight`.

        Nothing may stand between them: engines differ in what that would cost."""

    def best_of(self, queries: Sequence[Q], others: float = 0.0) -> Q:
        """One of them; the best score, and the share `others` of the other ones."""

    def at_least(self, number: int, queries: Sequence[Q]) -> Q:
        """So many of them; the sum of the scores."""

    def with_bonus(self, query: Q, bonus: Sequence[Q]) -> Q:
        """The query; the scores of what of the bonus is there too are added."""

    def nothing(self) -> Q:
        """No document at all."""

    def tagged(self, axis: str, codes: Sequence[str]) -> Q:
        """Documents that carry one of the codes; it adds nothing to their score."""

    def worth(self, axis: str, code: str, score: float) -> Q:
        """Documents that carry the code, which is worth `score`."""


@dataclass(frozen=True)
class Weights:
    """What a word is worth in each field, tuned on the judged collection by cross-validation."""

    title: float = 2.5
    summary: float = 1.5
    keywords: float = 0.5
    body: float = 1.0
    exact: float = 1.0
    others: float = 0.3  # share of the fields beside the best one
    together: float = 0.4  # two words that follow each other in the text as they do in what was asked
    alternative: float = 0.6  # share of a name that says the same as what was typed

    def fields(self) -> tuple[tuple[str, float], ...]:
        """The fields that hold stems, and their weights."""
        return ("title", self.title), ("summary", self.summary), ("keywords", self.keywords), ("body", self.body)


WEIGHTS = Weights()


def query_for(say: Algebra[Q], asked: Asked, missing: int = 0, weights: Weights = WEIGHTS) -> Q:
    """Documents that say what is asked in their own language, but for `missing` of its words."""
    languages = []
    for language, found in asked.terms.items():
        if found:
            words = [_word(say, term, language, weights) for term in found]
            said = say.at_least(max(1, len(words) - missing), words)
            languages.append(say.with_bonus(said, _together(say, found, language, weights)))
    if len(languages) == 1:
        return languages[0]
    return say.best_of(languages) if languages else say.nothing()


def _word(say: Algebra[Q], term: Term, language: str, weights: Weights) -> Q:
    found = [say.says(f"{field}_{language}", [term.token.stem], weight) for field, weight in weights.fields() if weight]
    if weights.exact:
        found.append(say.says(f"words_{language}", [term.token.word], weights.exact))
    for other in term.others:
        found += [
            say.says(f"{field}_{language}", other, weight * weights.alternative) for field, weight in weights.fields()
        ]
    return say.best_of(found, weights.others)


def _together(say: Algebra[Q], terms: Sequence[Term], language: str, weights: Weights) -> list[Q]:
    """Pairs of words that add to the score where they stand together, and are not needed."""
    stems = [term.token.stem for term in terms[:MOST_PAIRS]]
    return [say.says(f"body_{language}", pair, weights.together) for pair in itertools.pairwise(stems)]
