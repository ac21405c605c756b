"""Where one begins to follow what a page shows."""

from typing import Any

from django import template
from django.urls import reverse

from network.alerts.models import Subject
from network.alerts.targets import SEARCH, list_target
from search.listing.state import ListState

register = template.Library()


@register.simple_tag(takes_context=True)
def follow_list_url(context: dict[str, Any], state: ListState) -> str:
    """The address for this list as it is. The search and the lists of tags have no page."""
    page = context.get("page")
    return list_target(state, page.content_kind if page else SEARCH).follow_url


@register.simple_tag
def follow_page_url(page: Any) -> str:
    """The address for a practice."""
    return f"{reverse('follow')}?{Subject.PAGE.value}={page.translation_key}"


@register.simple_tag
def follow_organisation_url(page: Any) -> str:
    """The address for the practices of an organisation."""
    return f"{reverse('follow')}?{Subject.LIST.value}=practices&organisation={page.translation_key}"
