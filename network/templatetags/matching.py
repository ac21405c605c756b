"""The way from a list to hosts who answer the same."""

from django import template
from django.urls import reverse

from network.matching.need import AXES, Need
from search.listing.state import ListState

register = template.Library()


@register.simple_tag
def hosts_url(state: ListState) -> str:
    """The page of hosts for what this list is narrowed to; empty for lists of which nobody can be visited."""
    if state.spec.kinds and not {"practice", "organisation"} & set(state.spec.kinds):
        return ""
    codes = {axis.name: next(iter(state.filters.get(axis.name, ())), "") for axis in AXES}
    codes["structure_kind"] = ""  # in a list, of whom a practice is made for
    place = state.place if state.near else ""
    return reverse("visit_hosts") + Need(place=place, km=state.km if place else None, **codes).query
