"""From the words typed to a query that ranks.

Each word counts once, by the best of the fields that it stands in, and a little by the others. Enough of the words must
be there: all of two, most of a longer text; where too little has them, fewer do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import tantivy

from ..analysis import LANGUAGES, OTHER, Token, index_language, normalise, tokens
from . import schema
from .filters import SHOULD

MOST_WORDS = 32  # words of a text that count; the rest is left out
LONGEST_TEXT = 1_000  # characters of a text that are read


@dataclass(frozen=True)
class Weights:
    """What a word is worth in each field, tuned on the judged collection by cross-validation."""

    title: float = 3.0
    summary: float = 1.5
    keywords: float = 2.0
    body: float = 1.0
    exact: float = 0.3
    others: float = 0.3  # share of the fields beside the best one


WEIGHTS = Weights()


@dataclass(frozen=True)
class Asked:
    """A text, understood in each of the languages that are searched."""

    tokens: dict[str, list[Token]]

    def stems(self, language: str) -> list[str]:
        """What to mark in a document of this language."""
        return [token.stem for token in self.tokens.get(index_language(language), [])]

    def leniencies(self) -> tuple[int, ...]:
        """How many of its words may be missing, from the strictest reading to any one word being enough."""
        most = max((len(found) for found in self.tokens.values()), default=0)
        first = 0 if most <= 2 else max(1, most // 3)
        return tuple(dict.fromkeys((first, max(first, most // 2), max(0, most - 1)))) if most else ()

    def __bool__(self) -> bool:
        return any(self.tokens.values())


def understand(text: str, language: str, untranslated: bool) -> Asked:
    """The distinct words of a text, cut for every language that may be searched."""
    text = normalise(text[:LONGEST_TEXT])
    first = index_language(language)
    languages = dict.fromkeys((first, *LANGUAGES, OTHER)) if untranslated else (first,)
    found = {}
    for each in languages:
        distinct: dict[str, Token] = {}
        for token in tokens(text, each):
            distinct.setdefault(token.stem, token)
        found[each] = list(distinct.values())[:MOST_WORDS]
    return Asked(found)


def query_for(asked: Asked, missing: int = 0, weights: Weights = WEIGHTS) -> tantivy.Query:
    """Documents that say what is asked in their own language, but for `missing` of its words."""
    languages = []
    for language, found in asked.tokens.items():
        if found:
            words = [(SHOULD, _word(token, language, weights)) for token in found]
            languages.append(tantivy.Query.boolean_query(words, max(1, len(words) - missing)))
    if len(languages) == 1:
        return languages[0]
    return tantivy.Query.disjunction_max_query(languages) if languages else tantivy.Query.empty_query()


def _word(token: Token, language: str, weights: Weights) -> tantivy.Query:
    fields: Sequence[tuple[str, str, float]] = (
        ("title", token.stem, weights.title),
        ("summary", token.stem, weights.summary),
        ("keywords", token.stem, weights.keywords),
        ("body", token.stem, weights.body),
        ("words", token.word, weights.exact),
    )
    found = [
        tantivy.Query.boost_query(
            tantivy.Query.term_query(schema.SCHEMA, f"{name}_{language}", text, index_option="freq"), weight
        )
        for name, text, weight in fields
        if weight
    ]
    return tantivy.Query.disjunction_max_query(found, weights.others)
