"""From the words typed to a query that ranks.

Each word counts once, by the best of the fields that it stands in, and a little by the others. Enough of the words must
be there: both of two, half of a longer text; where too little has them, one does.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import tantivy

from ..analysis import LANGUAGES, OTHER, Token, analyse, index_language, normalise, tokens
from ..query import Query
from . import schema
from .filters import MUST, SHOULD

MOST_WORDS = 32  # words of a text that count; the rest is left out
MOST_PAIRS = 9  # words, from the first on, that are looked for in pairs
LONGEST_TEXT = 1_000  # characters of a text that are read


@dataclass(frozen=True)
class Weights:
    """What a word is worth in each field, tuned on the judged collection by cross-validation."""

    title: float = 3.0
    summary: float = 1.5
    keywords: float = 0.5
    body: float = 1.0
    exact: float = 1.0
    others: float = 0.3  # share of the fields beside the best one
    together: float = 0.2  # two words that follow each other in the text as they do in what was asked
    alternative: float = 0.6  # share of a name that says the same as what was typed

    def fields(self) -> tuple[tuple[str, float], ...]:
        """The fields that hold stems, and their weights."""
        return ("title", self.title), ("summary", self.summary), ("keywords", self.keywords), ("body", self.body)


WEIGHTS = Weights()


@dataclass(frozen=True)
class Term:
    """A word that is asked, and the stems of the names that say the same as the part of the text where it stands."""

    token: Token
    others: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Asked:
    """A text, understood in each of the languages that are searched."""

    terms: Mapping[str, Sequence[Term]]

    def stems(self, language: str) -> list[str]:
        """What to mark in a document of this language."""
        terms = self.terms.get(index_language(language), ())
        return [
            stem for term in terms for stem in (term.token.stem, *(stem for other in term.others for stem in other))
        ]

    def leniencies(self) -> tuple[int, ...]:
        """How many of its words may be missing, from the strictest reading to any one word being enough."""
        most = max((len(found) for found in self.terms.values()), default=0)
        first = 0 if most <= 2 else most // 2
        return tuple(dict.fromkeys((first, max(0, most - 1)))) if most else ()


def understand(query: Query, text: str) -> Asked:
    """The distinct words of `text`, which is the query's or a corrected one, cut for every language searched."""
    text = normalise(text[:LONGEST_TEXT])
    if text.isupper() and len(text.split()) > 2:
        text = text.lower()  # shouted from end to end: the capitals say nothing
    first = index_language(query.language)
    languages = dict.fromkeys((first, *LANGUAGES, OTHER)) if query.untranslated else (first,)
    return Asked({language: _terms(text, language, query.alternatives) for language in languages})


def _terms(text: str, language: str, alternatives: Mapping[str, tuple[str, ...]]) -> list[Term]:
    distinct: dict[str, Token] = {}
    for token in tokens(text, language):
        distinct.setdefault(token.stem, token)
    others: dict[str, tuple[tuple[str, ...], ...]] = {}
    for typed, names in alternatives.items():
        same = tuple(stems for name in names if (stems := tuple(analyse(name, language))))
        others |= {stem: others.get(stem, ()) + same for stem in analyse(typed, language)}
    return [Term(token, others.get(stem, ())) for stem, token in list(distinct.items())[:MOST_WORDS]]


def query_for(asked: Asked, missing: int = 0, weights: Weights = WEIGHTS) -> tantivy.Query:
    """Documents that say what is asked in their own language, but for `missing` of its words."""
    languages = []
    for language, found in asked.terms.items():
        if found:
            words = [(SHOULD, _word(term, language, weights)) for term in found]
            said = tantivy.Query.boolean_query(words, max(1, len(words) - missing))
            languages.append(tantivy.Query.boolean_query([(MUST, said), *_together(found, language, weights)]))
    if len(languages) == 1:
        return languages[0]
    return tantivy.Query.disjunction_max_query(languages) if languages else tantivy.Query.empty_query()


def _word(term: Term, language: str, weights: Weights) -> tantivy.Query:
    found = [_boosted(f"{field}_{language}", [term.token.stem], weight) for field, weight in weights.fields() if weight]
    if weights.exact:
        found.append(_boosted(f"words_{language}", [term.token.word], weights.exact))
    for other in term.others:
        found += [
            _boosted(f"{field}_{language}", other, weight * weights.alternative) for field, weight in weights.fields()
        ]
    return tantivy.Query.disjunction_max_query(found, weights.others)


def _together(terms: Sequence[Term], language: str, weights: Weights) -> list[tuple[tantivy.Occur, tantivy.Query]]:
    """Pairs of words that add to the score where they stand together, and are not needed."""
    stems = [term.token.stem for term in terms[:MOST_PAIRS]]
    return [(SHOULD, _boosted(f"body_{language}", pair, weights.together)) for pair in itertools.pairwise(stems)]


def _boosted(field: str, stems: Sequence[str], weight: float) -> tantivy.Query:
    """The stem, or the stems one after the other."""
    if len(stems) == 1:
        found = tantivy.Query.term_query(schema.SCHEMA, field, stems[0], index_option="freq")
    else:
        found = tantivy.Query.phrase_query(schema.SCHEMA, field, list(stems), slop=1)
    return tantivy.Query.boost_query(found, weight)
