"""What a page shows of its host's door."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse

from core.presentation.visits import Visits, visits
from network.companionship.doors import full_until, paused_until

if TYPE_CHECKING:
    from core.models import OpenToVisits


def visit_offer(page: "OpenToVisits | Any", host_key: UUID | None) -> Visits | None:
    """What ``page`` offers to peers, and how to ask; None where its door is not open, or nobody answers for it.

    host_key: the translation key of the organisation that answers. No query while nothing changed.
    """
    if host_key is None or not page.open_to_visits:
        return None
    back_on = paused_until(host_key)
    return visits(
        page,
        ask_url="" if back_on else reverse("visit_ask", args=[page.translation_key]),
        tour_url="" if back_on else reverse("space_tour_add", args=[page.translation_key]),
        back_on=back_on,
        full_until=None if back_on else full_until(page, host_key),
    )
