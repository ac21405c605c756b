"""Values that each process keeps in memory (menus, vocabularies) as long as what they come from stays."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from .generations import current_generation, stale
from .recorder import depends_on, unheard

T = TypeVar("T")

MOST = 5_000  # values; beyond it, those made first are made again when they are asked for


@dataclass
class _Value:
    generation: int
    names: frozenset[str]
    value: Any


_values: dict[str, _Value] = {}


def remembered(key: str, compute: Callable[[], T], *, quiet: bool = False) -> T:
    """The value of ``compute()``, made again only when something that it called ``depends_on`` has changed.

    key: unique in the process; one for each language or argument. quiet: what asks is not said to depend on what the
    value depends on (for a vocabulary of which one label is shown, the caller names that term itself).
    No query when nothing changed since; one when something did.
    """
    generation = current_generation()
    known = _values.get(key)
    if known is None or (known.generation != generation and stale(known.names, known.generation)):
        with unheard() as recorder:
            value = compute()
        known = _values[key] = _Value(generation, frozenset(recorder.names), value)
        if len(_values) > MOST:
            for oldest in list(_values)[: len(_values) - MOST]:
                _values.pop(oldest, None)
    elif known.generation < generation:
        known.generation = generation
    if not quiet:
        depends_on(*known.names)
    return known.value


def forget_everything() -> None:
    """Drop all values; for tests, whose database is rolled back to before what is remembered."""
    _values.clear()
