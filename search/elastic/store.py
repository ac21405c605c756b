"""The indexes of a site on its cluster: versions side by side, one of them in use.

passerelles-v1           an alias, which every reader and writer goes by
passerelles-v1-000001    an index; the number grows with each rebuild
"""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError, BadRequestError, NotFoundError, UnsupportedProductError
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Query
from elasticsearch.helpers import BulkIndexError, bulk, scan, streaming_bulk

from ..engine import SearchUnavailable
from ..matching.layout import VERSION
from ..matching.telling import Place
from . import schema
from .address import Address

_PATIENCE = 60  # seconds that writing may take, and reading everything
_SILENCE = 5.0  # seconds without questions to a cluster that let one wait in vain
_AT_ONCE = 500  # documents in one request
_BYTES_AT_ONCE = 20_000_000
_READ_AT_ONCE = 5_000

Answer = Mapping[str, Any]


class Store:
    def __init__(self, address: Address) -> None:
        self.address = address
        self.client = address.client()
        self._writing = self.client.options(request_timeout=_PATIENCE)
        self._silent_until = 0.0

    @property
    def alias(self) -> str:
        return f"{self.address.index}-v{VERSION}"

    def ask(self, search: Search) -> Answer:
        """The answer of the index in use; an empty one where there is none."""
        body = search.to_dict()
        with _reaching(), self._one_wait():
            try:
                return self._ask(body)
            except ApiError as error:
                if error.status_code not in (404, 503):
                    raise
                return self._ask(body)  # the index was removed between two looks, by a rebuild: look again

    @contextmanager
    def _one_wait(self) -> Iterator[None]:
        """A page asks several questions: where one waited in vain, the next ones do not wait, too."""
        if time.monotonic() < self._silent_until:
            raise SearchUnavailable("Elasticsearch did not answer in time a moment ago.")
        try:
            yield
        except ConnectionTimeout:
            self._silent_until = time.monotonic() + _SILENCE
            raise

    def _ask(self, body: dict[str, Any]) -> Answer:
        several = self.address.shards > 1
        return self.client.search(
            index=self.alias,
            ignore_unavailable=True,
            # A count or a list that lacks a part is wrong, and nobody would see it.
            allow_partial_search_results=False,
            # Words are as rare as they are in the whole index, not in a shard.
            search_type="dfs_query_then_fetch" if several else "query_then_fetch",
            body=body,
        ).body

    def count(self, query: Query | None = None) -> int:
        """How many documents there are, or how many the query finds."""
        search = Search().extra(size=0, track_total_hits=True)
        return total(self.ask(search.query(query) if query else search))

    def frequencies(self, places: Collection[Place]) -> dict[Place, int]:
        """How many documents have each of some words."""
        return self.counted(places)[1]

    def counted(self, places: Collection[Place]) -> tuple[int, dict[Place, int]]:
        """How many documents there are, and how many of them have each of some words."""
        listed = list(places)
        search = Search().extra(size=0, track_total_hits=True)
        if listed:
            search.aggs.bucket("words", "filters", filters=_each(listed))
        answer = self.ask(search)
        found = answer.get("aggregations", {}).get("words", {}).get("buckets", {})
        return total(answer), {listed[int(number)]: row["doc_count"] for number, row in found.items()}

    def everything(self, search: Search) -> Iterator[dict[str, Any]]:
        """Every hit, in no order."""
        with _reaching():
            try:
                yield from scan(
                    self._writing, index=self.alias, query=search.to_dict(), size=_READ_AT_ONCE, ignore_unavailable=True
                )
            except NotFoundError:
                return

    def write(self, actions: Iterable[dict[str, Any]]) -> None:
        """Carry out the actions, in order, and show what they changed."""
        with _reaching():
            if not self._writing.indices.exists_alias(name=self.alias):
                self._create(aliased=True)
            bulk(self._writing, actions, index=self.alias, require_alias=True, refresh=True, chunk_size=_AT_ONCE)

    def exists(self) -> bool:
        with _reaching():
            return bool(self.client.indices.exists_alias(name=self.alias))

    def rebuild(self, actions: Iterable[dict[str, Any]]) -> None:
        """Fill a new index with the actions; then it is the one in use, and the others are removed."""
        with _reaching():
            name = self._create()
            try:
                filling = streaming_bulk(
                    self._writing, actions, index=name, chunk_size=_AT_ONCE, max_chunk_bytes=_BYTES_AT_ONCE
                )
                for _ in filling:
                    pass
                self._writing.indices.put_settings(index=name, settings=self._in_use())
                self._writing.indices.refresh(index=name)
            except BaseException:
                self._writing.indices.delete(index=name, ignore_unavailable=True)
                raise
            others = [other for other in self._versions() if other != name]
            swap: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
            swap += [{"remove_index": {"index": other}} for other in others]
            self._writing.indices.update_aliases(actions=swap)

    def remove(self) -> None:
        """Remove every index of the site."""
        with _reaching():
            for name in self._versions():
                self._writing.indices.delete(index=name, ignore_unavailable=True)

    def _versions(self) -> list[str]:
        """The names of the site's indexes, of every layout."""
        found = self._writing.indices.get(index=f"{self.address.index}-v*", allow_no_indices=True, features="aliases")
        return sorted(found)

    def _create(self, aliased: bool = False) -> str:
        taken = [int(name.rpartition("-")[2]) for name in self._versions() if name.startswith(f"{self.alias}-")]
        name = f"{self.alias}-{max(taken, default=0) + 1:06}"
        index = schema.new_index(name, self.address.shards)
        if aliased:
            index.settings(**self._in_use())
            index.aliases(**{self.alias: {}})
        try:
            index.create(using=self._writing)
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception" or not aliased:
                raise  # when it is the first one, another process was quicker
        return name

    def _in_use(self) -> dict[str, Any]:
        # What is written is shown at once; the interval is for what others may write.
        return {"number_of_replicas": self.address.replicas, "refresh_interval": "30s"}


def _each(places: Sequence[Place]) -> dict[str, Any]:
    """A filter for each word, by its number: not every word may be a name."""
    return {str(number): {"term": {field: word}} for number, (field, word) in enumerate(places)}


def total(answer: Answer) -> int:
    """How many documents were found."""
    number: int = answer["hits"]["total"]["value"]
    return number


@contextmanager
def _reaching() -> Iterator[None]:
    """What goes wrong between here and the cluster, in the port's words; what we ask wrongly stays what it is."""
    try:
        yield
    except ConnectionTimeout as error:
        raise SearchUnavailable(f"Elasticsearch does not answer in time: {error.message}") from error
    except TransportError as error:
        raise SearchUnavailable(f"Elasticsearch cannot be reached: {error.message}") from error
    except UnsupportedProductError as error:
        raise SearchUnavailable("What answers at the address of SEARCH_URL is not Elasticsearch.") from error
    except BulkIndexError as error:
        refused = {str(next(iter(row.values())).get("error")) for row in error.errors[:3]}
        raise SearchUnavailable(f"Elasticsearch refused documents: {'; '.join(sorted(refused))}"[:1_000]) from error
    except ApiError as error:
        if error.status_code in (401, 403):
            raise SearchUnavailable("Elasticsearch refuses the user or the password of SEARCH_URL.") from error
        if error.status_code in (408, 429) or error.status_code >= 500:
            raise SearchUnavailable(f"Elasticsearch answers {error.status_code}: {error.message}") from error
        raise
