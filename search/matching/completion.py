"""How a word goes on: what is looked up among the beginnings, and which of them are shown."""

from collections.abc import Iterable

from ..analysis import begun, normalise
from ..results import Completion
from .layout import SEPARATOR

LOOKED_AT = 20  # beginnings that are looked at for each one shown


def looked_for(prefix: str, language: str) -> str:
    """The beginning as the index has it; empty for one too short to say anything."""
    prefix = normalise(prefix[:100])
    found = " ".join(word.text for word in begun(prefix, language))
    if len(found) < 2:
        return ""
    return f"{found} " if prefix[-1:].isspace() else found


def shown(beginnings: Iterable[tuple[str, int]], limit: int) -> list[Completion]:
    """From the beginnings found and how many documents have each: keywords first, then titles, the most used first."""
    distinct: dict[str, Completion] = {}
    for entry, _ in sorted(beginnings, key=lambda row: (bool(row[0].split(SEPARATOR)[2]), -row[1], row[0])):
        _, text, url, kind = entry.split(SEPARATOR)
        distinct.setdefault(text.casefold(), Completion(text, url, kind))
    return list(distinct.values())[:limit]
