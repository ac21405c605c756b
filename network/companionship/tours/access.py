"""Whose a tour is: nobody else's, moderators included."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from network.companionship.tours.models import Tour, TourStop


def tours_of(member: Any) -> QuerySet[Tour]:
    """All tours of this member, the newest first."""
    return Tour.objects.filter(member=member)


def tour_of(member: Any, pk: int) -> Tour:
    """The member's tour of that number; 404 for anything else, so that nobody learns that there is one."""
    found = tours_of(member).select_related("member").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def stop_of(tour: Tour, pk: int) -> TourStop:
    """A stop of that tour; 404 for any other."""
    found = tour.stops.select_related("request", "tour").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
