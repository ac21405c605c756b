"""What a page shows of its host's door."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from core.caching import depends_on, remembered
from core.presentation.visits import Visits, visits
from network.companionship.dates import first_of_month
from network.companionship.doors import full_until, name_of, paused_until
from network.counting.answering import Answering, answering_of, said

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
        answers="" if back_on else usually_answers(host_key),
    )


def usually_answers(host_key: UUID | str) -> str:
    """How soon this host usually answers, for people; empty where it is not said. No query while nothing changed."""

    def load() -> Answering:
        depends_on(name_of(host_key))
        return answering_of([str(host_key)], timezone.now())[str(host_key)]

    depends_on(name_of(host_key))
    kept = f"visits:answers:{host_key}:{first_of_month(timezone.now())}"
    return said(remembered(kept, load, quiet=True))
