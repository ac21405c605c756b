"""What the pages of the account and of the space ask for."""

from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from network.members.space import SectionLink, links_for

register = template.Library()


@register.simple_tag(takes_context=True)
def space_sections(context: dict[str, Any]) -> list[SectionLink]:
    """The menu of the space of whoever is logged in."""
    return links_for(context["request"].user)


@register.filter
def without_hints(field: BoundField) -> SafeString:
    """The input alone: its label stands above it, so it needs no placeholder, and the policy allows it no style."""
    return field.as_widget(attrs={"placeholder": False, "style": False})


@register.filter
def is_trap(field: BoundField) -> bool:
    """True for the field that only robots see, and fill in."""
    return field.field.widget.attrs.get("tabindex") == "-1"


@register.filter
def is_box(field: BoundField) -> bool:
    """True for one box to tick, whose label stands beside it."""
    return field.widget_type == "checkbox"
