"""The events that a page shows beside its own content. A floor above says what an event is; the index knows them."""

from collections.abc import Mapping
from typing import Any

from core.enums import EventTime
from search.beside import Beside, carrying
from search.query import Sort

WHEN = "when"
# What one can still go to.
NEXT_ONES: Mapping[str, tuple[str, ...]] = {WHEN: (str(EventTime.COMING),), "takes_place": ("yes",)}
# For pages on which both stand.
ALWAYS: Mapping[str, tuple[str, ...]] = {WHEN: tuple(map(str, EventTime.values))}
SHOWN = 3


def events_of(page: Any, axis: str, when: Mapping[str, tuple[str, ...]]) -> Beside:
    """The events that carry the key of ``page`` on ``axis``, the soonest first. when: NEXT_ONES or ALWAYS."""
    return carrying(page, "event", axis, list_kind="events", size=SHOWN, sort=Sort.SOONEST, also=when)
