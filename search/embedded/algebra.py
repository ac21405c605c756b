"""What a question says, in tantivy's terms; `matching.ranking.Algebra` says what each method does."""

from collections.abc import Iterable, Sequence

import tantivy

from ..matching.layout import tag
from . import schema

MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class Tantivy:
    def says(self, field: str, words: Sequence[str], weight: float) -> tantivy.Query:
        if len(words) == 1:
            found = tantivy.Query.term_query(schema.SCHEMA, field, words[0], index_option="freq")
        else:
            found = tantivy.Query.phrase_query(schema.SCHEMA, field, list(words))
        return tantivy.Query.boost_query(found, weight)

    def best_of(self, queries: Sequence[tantivy.Query], others: float = 0.0) -> tantivy.Query:
        return tantivy.Query.disjunction_max_query(list(queries), others)

    def at_least(self, number: int, queries: Sequence[tantivy.Query]) -> tantivy.Query:
        # tantivy counts, in every document that has any, how many it has. Said as one that comes first of those found,
        # and enough of the ones after it, most documents are passed over: a fifth less time, on 100,000 documents.
        if number >= len(queries):
            return every(queries)
        if number <= 1:
            return tantivy.Query.boolean_query([(SHOULD, query) for query in queries])
        firsts = range(len(queries) - number + 1)
        return self.at_least(
            1, [every([queries[first], self.at_least(number - 1, queries[first + 1 :])]) for first in firsts]
        )

    def ranked(self, query: tantivy.Query, by: Sequence[tantivy.Query]) -> tantivy.Query:
        silent = tantivy.Query.const_score_query(query, 0.0)
        return tantivy.Query.boolean_query([(MUST, silent), *((SHOULD, one) for one in by)])

    def nothing(self) -> tantivy.Query:
        return tantivy.Query.empty_query()

    def tagged(self, axis: str, codes: Sequence[str]) -> tantivy.Query:
        terms = [tag(axis, code) for code in dict.fromkeys(codes)]
        if len(terms) == 1:
            found = tantivy.Query.term_query(schema.SCHEMA, "tag", terms[0], index_option="basic")
        else:
            found = tantivy.Query.term_set_query(schema.SCHEMA, "tag", terms)
        return tantivy.Query.const_score_query(found, 0.0)

    def worth(self, axis: str, code: str, score: float) -> tantivy.Query:
        found = tantivy.Query.term_query(schema.SCHEMA, "tag", tag(axis, code), index_option="basic")
        return tantivy.Query.const_score_query(found, score)


SAY = Tantivy()


def every(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """All of them at once; the first ones may score."""
    return tantivy.Query.boolean_query([(MUST, query) for query in queries])
