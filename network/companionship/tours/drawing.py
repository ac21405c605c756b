"""The map of a tour: its stops by their numbers, and the line from one to the next."""

from django.utils.translation import gettext as _

from network.companionship.tours.plan import Plan, Planned
from network.map import map_of_route
from network.map_parts import Map, Spot
from search.query import Point


def map_of_plan(plan: Plan) -> Map | None:
    """None while no stop has a place. Its markers lead to the stops on the same page (« #stop-12 »)."""
    start = Point(*plan.tour.start) if plan.tour.start else None
    days = [[spot for one in day.stops if (spot := _spot(one))] for day in plan.days]
    return map_of_route(days, start, plan.tour.start_place, _("The way of the tour"))


def _spot(one: Planned) -> Spot | None:
    if not one.number or one.position is None or one.host is None:
        return None
    lat, lon = one.position
    title = f"{one.number}. {one.stop.host_title}"
    return Spot(title, one.host.town, f"#stop-{one.stop.pk}", lat, lon, sign=str(one.number))
