"""Which documents are asked for beside what they say."""

from ..query import KIND, LANGUAGE, Query
from .layout import SHOWN
from .ranking import Algebra, Q


def clauses(say: Algebra[Q], query: Query) -> list[Q]:
    """What the query asks for beside its text and its place."""
    found = [say.tagged(SHOWN if query.untranslated else LANGUAGE, (query.language,))]
    if query.kinds:
        found.append(say.tagged(KIND, query.kinds))
    return found + [say.tagged(axis, codes) for axis, codes in query.filters.items() if codes]
