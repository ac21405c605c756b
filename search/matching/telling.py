"""Which words of a text say what it is about.

The words that half of all documents have do not say which ones are meant, and they take longest to look up: they rank
what the other ones find."""

from collections.abc import Callable, Collection, Mapping, Sequence

from .asked import Asked, Term
from .layout import ANYWHERE

_COMMON = 0.2  # share of the documents; a word that more of them have is a common one
_FEWEST, _MOST = 4, 6  # words by which documents are found: the rarest ones, however common, and no more than these

Place = tuple[str, str]  # a field and a word of it
Frequencies = Callable[[Collection[Place]], Mapping[Place, int]]  # how many documents have each; none may be absent


def telling(asked: Asked, documents: int, frequencies: Frequencies) -> Asked:
    """What must be found of what is asked: in each language its telling words, the commonest of them first, and none
    that no document has.

    documents: how many there are. A short text is taken as it is."""
    if all(len(terms) <= _FEWEST for terms in asked.terms.values()):
        return asked
    places = {_place(term, language) for language, terms in asked.terms.items() for term in terms}
    found = frequencies(places)
    return Asked(
        {
            language: _rarest(terms, [found.get(_place(term, language), 0) for term in terms], documents)
            for language, terms in asked.terms.items()
        }
    )


def _rarest(terms: Sequence[Term], counts: Sequence[int], documents: int) -> list[Term]:
    rows = [(count, number) for number, count in enumerate(counts) if count or terms[number].others]
    rows.sort()
    kept = [row for place, row in enumerate(rows) if place < _FEWEST or row[0] <= _COMMON * documents]
    return [terms[number] for _, number in reversed(kept[:_MOST])]


def _place(term: Term, language: str) -> Place:
    return f"{ANYWHERE}_{language}", term.token.stem
