"""What the pages of the account and of the space ask for."""

from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext

from core.dates import date_format
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


@register.filter
def said(value: Any) -> str:
    """A date, a yes or no, a number or a text, for people."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return str(value)
