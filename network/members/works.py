"""What an organisation's people write besides its sheet. The floors above hand it over here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from network.models import OrganisationPage


@dataclass(frozen=True)
class Work:
    """A page that an organisation answers for. state: for people, "Draft". edit_url: empty for who may not."""

    title: str
    url: str
    edit_url: str
    state: str
    changed: datetime | None


@dataclass(frozen=True)
class Works:
    """All of them, and where a new practice or event is begun (empty for who may not). events: those that it
    organises."""

    entries: list[Work]
    new_url: str
    events: list[Work] = field(default_factory=list)
    new_event_url: str = ""


_ask: list[Callable[[Any, OrganisationPage], Works]] = []


def hand_over(ask: Callable[[Any, OrganisationPage], Works]) -> None:
    """Have the space ask this for the works of an organisation, as a member sees them."""
    _ask[:] = [ask]


def works_of(member: Any, organisation: OrganisationPage) -> Works:
    """What this member sees of what the organisation wrote."""
    return _ask[0](member, organisation) if _ask else Works([], "")
