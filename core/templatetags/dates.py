"""The filter `date` of every template (`builtins` in config/settings/apps.py), Wagtail's and allauth's too."""

from typing import Any

from django import template
from django.template import defaultfilters

from core.dates import spoken

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value: Any, format: str | None = None) -> str:
    """Django's filter, by the pattern that the language wants for this very day; empty for what is no date."""
    return str(defaultfilters.date(value, spoken(value, format)))
