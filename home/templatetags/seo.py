"""What base.html tells search engines."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from home import structured_data
from home.seo import metadata
from network.companionship.gatherings.models import GroupDate
from network.companionship.gatherings.presentation import ShownDate

register = template.Library()


@register.inclusion_tag("components/seo.html", takes_context=True)
def seo_head(context: dict[str, Any]) -> dict[str, Any]:
    """Description, canonical address, translations, what is shown where it is shared; nothing for what is no page."""
    page = context.get("page")
    return {"meta": metadata(context.get("request"), page) if page is not None else None}


@register.simple_tag(takes_context=True)
def seo_data(context: dict[str, Any]) -> SafeString:
    """The structured data of the page."""
    return structured_data.script(context.flatten() if hasattr(context, "flatten") else context)


@register.simple_tag
def seo_event(one: ShownDate, date: GroupDate) -> SafeString:
    """The structured data of a group date."""
    return structured_data.event_script(one, date)
