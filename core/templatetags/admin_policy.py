"""What a page of the admin asks of the Content-Security-Policy (config/csp.py)."""

from typing import Any

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def allow_inline_styles(context: dict[str, Any]) -> str:
    """Let this page carry inline styles: for tools of others that make their styles with JavaScript."""
    context["request"].csp_inline_styles = True
    return ""
