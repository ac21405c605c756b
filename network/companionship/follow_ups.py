"""What a visit may lead to, on the floors above: each registers what it offers on a request's page.

register(replicate)   # (access) -> FollowUp, or None where it has nothing to offer
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from network.companionship.access import Access


@dataclass(frozen=True)
class FollowUp:
    """A link among the acts of a request. name: as acts have one; title: what it says."""

    name: str
    title: Any
    url: str


Offer = Callable[[Access], FollowUp | None]
_registered: list[Offer] = []


def register(offer: Offer) -> None:
    """Add an offer; called by the `ready()` of an app."""
    if offer not in _registered:
        _registered.append(offer)


def follow_ups(access: Access) -> list[FollowUp]:
    """What this side may do next, beyond the request itself."""
    return [found for offer in _registered if (found := offer(access)) is not None]
