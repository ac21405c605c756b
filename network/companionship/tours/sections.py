"""Where tours stand in the space, and the way to a tour from the page of a request."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from network.companionship.access import Access
from network.companionship.enums import Party
from network.companionship.follow_ups import FollowUp, register
from network.members.space import Section
from network.members.space import register as register_section


def connect() -> None:
    """Register both; called once, when the app is ready."""
    register_section(Section("tours", gettext_lazy("My tours"), 35, "space_tours"))
    register(way_to_tour)


def way_to_tour(access: Access) -> FollowUp | None:
    """For the member who composed it, and is logged in."""
    if access.party != Party.VISITOR or access.member is None:
        return None
    stop = access.request.tour_stops.filter(tour__member=access.member).first()
    if stop is None:
        return None
    return FollowUp("tour", gettext_lazy("See the tour"), reverse("space_tour", args=[stop.tour_id]))
