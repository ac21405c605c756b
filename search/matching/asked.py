"""A text that is asked, understood: its words in each language searched, and what else they are called."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..analysis import Token, analyse, index_language, normalise, tokens
from ..query import Query
from .layout import INDEX_LANGUAGES

MOST_WORDS = 32  # words of a text that count; the rest is left out
LONGEST_TEXT = 1_000  # characters of a text that are read
_FEW, _ENOUGH = 5, 20  # documents that a reading must find, in a small index and in a large one
_PLENTY = 1_000  # documents with nearly all of the words: among so many, those with fewer need not be looked at
LARGE = 10 * _PLENTY  # documents of an index where there may be plenty


@dataclass(frozen=True)
class Term:
    """A word that is asked, and the stems of the names that say the same as the part of the text where it stands.

    No name has the word or another name in it: what it finds is found without it."""

    token: Token
    others: tuple[tuple[str, ...], ...] = ()

    @property
    def phrases(self) -> int:
        """How many of the names are several words that stand together."""
        return sum(1 for name in self.others if len(name) > 1)


class Reading(NamedTuple):
    """How a text is read: how many of its words a document may lack; fewer documents than `enough` are too few."""

    missing: int
    enough: int


@dataclass(frozen=True)
class Asked:
    """A text, understood in each of the languages that are searched."""

    terms: Mapping[str, Sequence[Term]]

    @cached_property
    def _stems(self) -> Mapping[str, frozenset[str]]:
        return {
            language: frozenset(
                stem for term in terms for stem in (term.token.stem, *(stem for other in term.others for stem in other))
            )
            for language, terms in self.terms.items()
        }

    def stems(self, language: str) -> frozenset[str]:
        """What to mark in a document of this language."""
        return self._stems.get(index_language(language), frozenset())

    def readings(self, documents: int) -> tuple[Reading, ...]:
        """From the strictest one to the one where any word is enough, in an index of so many documents."""
        most = max((len(found) for found in self.terms.values()), default=0)
        if not most:
            return ()
        enough = min(_ENOUGH, max(_FEW, documents // 200))
        half = 0 if most <= 2 else most // 2
        wanted = {missing: _PLENTY for missing in (0, most // 4) if documents >= LARGE and missing < half}
        wanted |= {half: enough, max(half, most * 3 // 4): enough, max(0, most - 1): 0}
        return tuple(Reading(missing, found) for missing, found in sorted(wanted.items()))


def understand(query: Query, text: str, spoken: Collection[str] = INDEX_LANGUAGES) -> Asked:
    """The distinct words of `text`, which is the query's or a corrected one, cut for every language searched.

    spoken: the languages of the documents that stand in the query's lists."""
    text = normalise(text[:LONGEST_TEXT])
    if text.isupper() and len(text.split()) > 2:
        text = text.lower()  # shouted from end to end: the capitals say nothing
    first = index_language(query.language)
    others = [language for language in INDEX_LANGUAGES if language in spoken] if query.untranslated else []
    languages = dict.fromkeys((first, *others))
    return Asked({language: _terms(text, language, query.alternatives) for language in languages})


def _terms(text: str, language: str, alternatives: Mapping[str, tuple[str, ...]]) -> list[Term]:
    distinct: dict[str, Token] = {}
    for token in tokens(text, language):
        distinct.setdefault(token.stem, token)
    others: dict[str, tuple[tuple[str, ...], ...]] = {}
    for typed, names in alternatives.items():
        same = tuple(stems for name in names if (stems := tuple(analyse(name, language))))
        others |= {stem: others.get(stem, ()) + same for stem in analyse(typed, language)}
    return [Term(token, _fewest((stem,), others.get(stem, ()))) for stem, token in list(distinct.items())[:MOST_WORDS]]


def _fewest(word: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The names, each once, that have neither the word nor another one of them in them."""
    said = dict.fromkeys((word, *names))
    return tuple(one for one in list(said)[1:] if not any(_within(other, one) for other in said if other != one))


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the stems stand in the other ones, one right after the other."""
    return any(tuple(whole[start : start + len(part)]) == tuple(part) for start in range(len(whole) - len(part) + 1))
