"""From what is asked to a query that ranks, in the terms of any engine.

Each word counts once, by the best of the fields that it stands in, and a little by the others. Enough of the words must
be there: both of two, half of a longer text; where too little has them, one does.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from .asked import Asked, Term
from .layout import ANYWHERE, TEXTS

MOST_PAIRS = 9  # words, from the first on, that are looked for in pairs
RANKED_AGAIN = 100  # documents, the best by their words, among which words that stand together are looked for

Q = TypeVar("Q")


class Algebra(Protocol[Q]):
    """How an engine says it. Scores are those of BM25 (k1 = 1.2, b = 0.75)."""

    def says(self, field: str, words: Sequence[str], weight: float) -> Q:
        """The word stands in the field, or the words one right after the other; its score times `weight`.

        Nothing may stand between them: engines differ in what that would cost."""

    def best_of(self, queries: Sequence[Q], others: float = 0.0) -> Q:
        """One of them; the best score, and the share `others` of the other ones."""

    def at_least(self, number: int, queries: Sequence[Q]) -> Q:
        """So many of them. Where one is enough the score is the sum of theirs; where it takes more, it says nothing."""

    def ranked(self, query: Q, by: Sequence[Q]) -> Q:
        """The query; its score is the sum of the scores of those of `by` that are there too."""

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


def has(say: Algebra[Q], asked: Asked, missing: int = 0) -> Q:
    """Documents that say what is asked in their own language, but for `missing` of its words; without a score."""
    languages = [
        say.at_least(max(1, len(found) - missing), [_somewhere(say, term, language) for term in found])
        for language, found in asked.terms.items()
        if found
    ]
    return _any_of(say, languages) if languages else say.nothing()


def ranked(say: Algebra[Q], asked: Asked, found: Q, weights: Weights = WEIGHTS) -> Q:
    """The documents that `found` finds, ranked by all the words that are asked."""
    words = [_word(say, term, language, weights) for language, terms in asked.terms.items() for term in terms]
    return say.ranked(found, words)


def together(say: Algebra[Q], asked: Asked, weights: Weights = WEIGHTS) -> list[Q]:
    """Pairs of words; where they stand together they add to the score of the best `RANKED_AGAIN` documents."""
    return [
        say.says(f"body_{language}", (one.token.stem, other.token.stem), weights.together)
        for language, found in asked.terms.items()
        for one, other in itertools.pairwise(found[:MOST_PAIRS])
    ]


def _any_of(say: Algebra[Q], queries: Sequence[Q]) -> Q:
    return queries[0] if len(queries) == 1 else say.at_least(1, queries)


def _somewhere(say: Algebra[Q], term: Term, language: str) -> Q:
    """The word, or a name that says the same, in any of the texts."""
    return _any_of(
        say,
        [
            say.says(f"{place}_{language}", way, 1.0)
            for way in ((term.token.stem,), *term.others)
            for place in ((ANYWHERE,) if len(way) == 1 else TEXTS)
        ],
    )


def _word(say: Algebra[Q], term: Term, language: str, weights: Weights) -> Q:
    found = [say.says(f"{field}_{language}", [term.token.stem], weight) for field, weight in weights.fields() if weight]
    if weights.exact:
        found.append(say.says(f"words_{language}", [term.token.word], weights.exact))
    for other in term.others:
        found += [
            say.says(f"{field}_{language}", other, weight * weights.alternative) for field, weight in weights.fields()
        ]
    return say.best_of(found, weights.others)
