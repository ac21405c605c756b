"""From the port's query to one request: what is asked, the page of it, and every count beside it."""

from collections.abc import Sequence
from typing import Any

from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import Bool, GeoDistance
from elasticsearch.dsl.query import Query as Said

from ..matching.distances import EARTH_KM
from ..matching.filters import clauses
from ..matching.ranking import RANKED_AGAIN
from ..query import Query, Sort
from .algebra import SAY
from .store import Answer

_EARTH_KM = 6_371.0087714  # as Elasticsearch has it
_HALF_ROUND = 20_100.0  # km: nothing on Earth is farther away
_NEARLY_HERE = 1e-6  # km: Elasticsearch knows no distance of nothing
_MOST_CODES = 10_000  # of one axis

_BY_SCORE = ("_score",)
_ORDERS = {
    Sort.NEWEST: {"by_published": "desc"},
    Sort.REVIEWED: {"by_reviewed": "desc"},
    Sort.MET: {"by_met": "desc"},
    Sort.SOONEST: {"by_soonest": "asc"},
    Sort.TITLE: {"by_title": "asc"},
}


class Question:
    """A query whose text asks `said`, None for an empty text; what is found `together` ranks the best ones again."""

    def __init__(self, query: Query, said: Said | None, together: Sequence[Said] = ()) -> None:
        self.query, self.said, self.together = query, said, together
        # What is chosen on an axis that is counted is held back from the counts of that axis alone.
        self._chosen = {axis: query.filters[axis] for axis in query.facets if query.filters.get(axis)}

    def search(self, page: int, size: int) -> Search:
        """The request for a page that counts from 1."""
        search = Search().query(Bool(must=[self.said] if self.said else [], filter=self._rest()))
        if self._chosen:
            search = search.post_filter(Bool(filter=self._chosen_beside("")))
        for number, axis in enumerate(self.query.facets):
            if axis:
                codes = A("terms", field=f"axes.{axis}", size=_MOST_CODES)
                search.aggs.bucket(str(number), "filter", Bool(filter=self._chosen_beside(axis))).bucket("codes", codes)
        search = search.sort(*self._order()).extra(from_=(page - 1) * size, size=size, track_total_hits=True)
        if self.together and self._order() == _BY_SCORE and (page - 1) * size < RANKED_AGAIN:
            again = {"rescore_query": Bool(should=list(self.together)).to_dict(), "score_mode": "total"}
            search = search.extra(rescore={"window_size": RANKED_AGAIN, "query": again})
        return search

    def facets(self, answer: Answer) -> dict[str, dict[str, int]]:
        """For each axis of `query.facets`: code → number of documents."""
        found = answer.get("aggregations", {})
        return {
            axis: {row["key"]: row["doc_count"] for row in found[str(number)]["codes"]["buckets"]}
            if str(number) in found
            else {}
            for number, axis in enumerate(self.query.facets)
        }

    def _rest(self) -> list[Said]:
        """What is asked beside the text and the choices held back."""
        query = self.query
        for axis in self._chosen:
            query = query.without(axis)
        found = clauses(SAY, query)
        if query.near is not None and query.within_km is not None:
            km = min(max(query.within_km * _EARTH_KM / EARTH_KM, _NEARLY_HERE), _HALF_ROUND)
            found.append(GeoDistance("place", {"lat": query.near.lat, "lon": query.near.lon}, distance=f"{km:.9f}km"))
        return found

    def _chosen_beside(self, axis: str) -> list[Said]:
        return [SAY.tagged(other, codes) for other, codes in self._chosen.items() if other != axis]

    def _order(self) -> Sequence[Any]:
        query = self.query
        if query.sort == Sort.NEAREST and query.near:
            # Those that have no place come last.
            here = {"lat": query.near.lat, "lon": query.near.lon}
            return {"_geo_distance": {"place": here, "order": "asc"}}, _ORDERS[Sort.NEWEST]
        order = _ORDERS.get(query.sort)
        if order is None and not query.text.strip():
            order = _ORDERS[Sort.NEWEST]  # nothing was asked that could be relevant
        return (order,) if order else _BY_SCORE
