"""Queries whose SQL is made once: for the few that every page asks, and that cost more to make than to run."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet, UUIDField

M = TypeVar("M", bound=Model)

# Stand for the arguments while the SQL is made, to be found again among its parameters: values that nothing else has.
_SENTINELS: dict[type, Callable[[int], Any]] = {
    int: lambda place: place + 1 - 2**31,  # the least that a column of whole numbers holds
    str: lambda place: f"\x01argument {place}\x01",
    UUID: lambda place: UUID(int=2**128 - 1 - place),
}
_UUID = UUIDField()


class Prepared:
    """A query of plain columns (numbers and texts), or of records, made from querysets and asked with other arguments
    each time.

    build: takes as many arguments as there are ``types`` (int, str, UUID) and gives the queryset; for ``rows``, with
    its columns named (``values_list``).
    """

    def __init__(self, build: Callable[..., QuerySet], *types: type) -> None:
        self._build, self._types = build, types
        self._made: dict[str, tuple[str, list[Any]]] = {}

    def rows(self, *arguments: Any) -> list[tuple[Any, ...]]:
        """The rows for these arguments; None for an argument equals nothing. One query."""
        with connection.cursor() as cursor:
            cursor.execute(*self._asked(arguments))
            return cursor.fetchall()

    def records(self, model: type[M], *arguments: Any) -> list[M]:
        """The records of ``model``, whose queryset it is, for these arguments. One query."""
        return list(model._default_manager.raw(*self._asked(arguments)))

    def _asked(self, arguments: tuple[Any, ...]) -> tuple[str, list[Any]]:
        sql, parameters = self._sql()
        given = [_stored(value) for value in arguments]
        return sql, [given[one] if place else one for place, one in parameters]

    def _sql(self) -> tuple[str, list[Any]]:
        """The SQL, and for each of its parameters whether it is the place of an argument, and that place or itself."""
        if connection.vendor not in self._made:
            sentinels = [_SENTINELS[kind](place) for place, kind in enumerate(self._types)]
            sql, parameters = self._build(*sentinels).query.sql_with_params()
            places = {_stored(sentinel): place for place, sentinel in enumerate(sentinels)}
            marked = [(True, places[one]) if one in places else (False, one) for one in parameters]
            self._made[connection.vendor] = (sql, marked)
        return self._made[connection.vendor]


def _stored(value: Any) -> Any:
    return _UUID.get_db_prep_value(value, connection) if isinstance(value, UUID) else value
