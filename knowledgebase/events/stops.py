"""Where an event takes place: one stop, or the several of a tour."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.enums import Country
from core.places import Place, find_place
from core.spans import Span

if TYPE_CHECKING:
    from knowledgebase.models import EventPage


@dataclass(frozen=True)
class Stop:
    """country: a code, or empty. span: of this stop alone; None where it is that of the whole event."""

    place: str
    street: str
    town: str
    country: str
    span: Span | None

    @property
    def address(self) -> str:
        """Street, town and country in one line, in the current language."""
        country = str(Country(self.country).label) if self.country in Country.values else ""
        return ", ".join(part for part in (self.street, self.town, country) if part)

    def located(self) -> Place | None:
        """Where the town is; None for one that nobody knows."""
        return find_place(self.town, self.country or None)


def stops_of(page: "EventPage") -> tuple[Stop, ...]:
    """In the order in which they come; those without a day of their own as they were written."""
    found = [_stop(block.value, page) for block in page.stops]
    if all(one.span for one in found):
        found.sort(key=lambda one: one.span.starts_at)  # type: ignore[union-attr]
    return tuple(found)


def _stop(value: Any, page: "EventPage") -> Stop:
    day, begins, ends = value.get("day"), value.get("begins"), value.get("ends")
    if day is None and begins and page.is_one_day:
        day = page.starts_on
    hours = (begins, ends) if begins and ends else (None, None)
    return Stop(
        place=value.get("place") or "",
        street=value.get("street") or "",
        town=value.get("town") or "",
        country=value.get("country") or "",
        span=Span(day, day, *hours) if day else None,
    )
