"""What base.html asks for."""

from typing import Any

from django import template
from django.http import HttpRequest

from home.languages import LanguageLink, language_links
from home.navigation import Frame, frame

register = template.Library()


@register.simple_tag
def site_frame() -> Frame:
    """Name, menu and footer in the active language."""
    return frame()


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[LanguageLink]:
    """Links to this page in every language; none while an error page is made without a request."""
    request: HttpRequest | None = context.get("request")
    return language_links(request, context.get("page")) if request is not None else []
