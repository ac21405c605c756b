"""What a question says, in Elasticsearch's terms; `matching.ranking.Algebra` says what each method does."""

from collections.abc import Sequence

from elasticsearch.dsl.query import Bool, ConstantScore, DisMax, MatchNone, MatchPhrase, Query, Term, Terms

from ..matching.layout import tag


class Elastic:
    def says(self, field: str, words: Sequence[str], weight: float) -> Query:
        if len(words) == 1:
            return Term(field, {"value": words[0], "boost": weight})
        return MatchPhrase(field, {"query": " ".join(words), "boost": weight})

    def best_of(self, queries: Sequence[Query], others: float = 0.0) -> Query:
        return DisMax(queries=list(queries), tie_breaker=others)

    def at_least(self, number: int, queries: Sequence[Query]) -> Query:
        return Bool(should=list(queries), minimum_should_match=number)

    def ranked(self, query: Query, by: Sequence[Query]) -> Query:
        return Bool(filter=[query], should=list(by))

    def nothing(self) -> Query:
        return MatchNone()

    def tagged(self, axis: str, codes: Sequence[str]) -> Query:
        return Bool(filter=[Terms("tag", [tag(axis, code) for code in dict.fromkeys(codes)])])

    def worth(self, axis: str, code: str, score: float) -> Query:
        return ConstantScore(filter=Term("tag", {"value": tag(axis, code)}), boost=score)


SAY = Elastic()
