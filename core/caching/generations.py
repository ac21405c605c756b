"""The count of changes, and when each name last changed. Both stand in the database, so that a change and its
news commit together, and every process sees the same."""

from collections.abc import Iterable
from contextvars import ContextVar

from django.db import connection, transaction
from django.db.models import F

from core.models.cache import CacheName, Generation

# The generation that this request began in: read once, so that a warm page costs one small query.
_of_request: ContextVar[int | None] = ContextVar("generation of the request", default=None)


def current_generation() -> int:
    """How many changes are committed, or made by this transaction; 0 when there was none. A query a request."""
    known = _of_request.get()
    return _read() if known is None else known


def begin_request() -> int:
    """Read the generation and keep it for this request; ``end_request`` forgets it."""
    number = _read()
    _of_request.set(number)
    return number


def end_request() -> None:
    _of_request.set(None)


def changed(*names: str) -> None:
    """Note that these things changed; what depends on them is made anew at the next request.

    The row of the count is locked until the transaction ends: changes get their numbers in the order in which they
    commit, so that no reader can hold a number above a change that it has not seen.
    """
    if not names:
        return
    with transaction.atomic():
        if not Generation.objects.filter(pk=1).update(number=F("number") + 1):
            Generation.objects.get_or_create(pk=1, defaults={"number": 0})
            Generation.objects.filter(pk=1).update(number=F("number") + 1)
        number = Generation.objects.values_list("number", flat=True).get(pk=1)
        CacheName.objects.bulk_create(
            [CacheName(name=name, generation=number) for name in sorted(set(names))],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["generation"],
        )
    if _of_request.get() is not None:
        _of_request.set(number)


def stale(names: Iterable[str], since: int) -> bool:
    """True when one of ``names`` changed after generation ``since``. One query."""
    return CacheName.objects.filter(name__in=list(names), generation__gt=since).exists()


def _read() -> int:
    # Plain SQL: this runs before every cached page, where building a queryset would be half of the cost.
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM core_generation WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0
