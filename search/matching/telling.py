"""Which words of a text say what it is about.

The words that half of all documents have do not say which ones are meant, and they take longest to look up: they rank
what the other ones find."""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter

from .asked import LARGE, Asked, Term
from .layout import ANYWHERE

_COMMON = 0.2  # share of the documents; a word that more of them have is a common one
_FEWEST, _MOST = 4, 6  # words by which documents are found: the rarest ones, however common, and no more than these

Place = tuple[str, str]  # a field and a word of it
Frequencies = Callable[[Collection[Place]], Mapping[Place, int]]  # how many documents have each; none may be absent


def telling(asked: Asked, documents: int, frequencies: Frequencies) -> Asked:
    """What must be found of what is asked: in each language its telling words, and none that no document has; all the
    words of a short text. In a large index a common word is found often enough without what else it is called. The
    first ones are those that take longest to look up: an engine asks for them least.

    documents: how many there are. A short text is taken as it is, and nothing counted, where no name could be left
    out: with a cluster, counting is one more request."""
    names = documents >= LARGE and any(term.others for terms in asked.terms.values() for term in terms)
    if not names and all(len(terms) <= _FEWEST for terms in asked.terms.values()):
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
    common = _COMMON * documents
    rows = [
        (Term(term.token) if documents >= LARGE and count > common else term, count)
        for term, count in zip(terms, counts, strict=True)
    ]
    if len(rows) > _FEWEST:
        rows = sorted((row for row in rows if row[1] or row[0].others), key=itemgetter(1))
        rows = [row for place, row in enumerate(rows) if place < _FEWEST or row[1] <= common][:_MOST]
    rows.sort(key=lambda row: (row[0].phrases, row[1]), reverse=True)
    return [term for term, _ in rows]


def _place(term: Term, language: str) -> Place:
    return f"{ANYWHERE}_{language}", term.token.stem
