"""A tour is given up, or long over."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from network.companionship import services as visits
from network.companionship.enums import Party
from network.companionship.models import VisitRequest
from network.companionship.states import may
from network.companionship.tours.models import Tour

from .composing import locked


def to_withdraw(tour: Tour) -> list[VisitRequest]:
    """The requests that this tour asked, and that go with it: those whose visit has not taken place."""
    asked = tour.stops.filter(is_asked_here=True).exclude(request=None).select_related("request")
    return [one.request for one in asked if one.request and may("withdraw", one.request.state, Party.VISITOR)]


def delete_tour(tour: Tour, *, now: datetime | None = None) -> int:
    """Withdraw what this tour asked and is still open, then delete it; how many hosts are told."""
    now = now or timezone.now()
    with transaction.atomic():
        tour = locked(tour, now)
        open_ones = to_withdraw(tour)
        for request in open_ones:
            visits.withdraw(request, by=tour.member, now=now)
        tour.delete()
    return len(open_ones)
