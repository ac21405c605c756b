"""Dates in words, as the language of the reader writes them. Everything that shows one comes through here: code by
`date_format`, templates by the filter `date` (core.templatetags.dates), which stands in the place of Django's."""

import re
from datetime import date, time
from typing import Any

from django.utils import dateformat, formats
from django.utils.translation import get_language

_DAY_BEFORE_ITS_MONTH = re.compile(r"(?<!\\)j(?= [FEMNb])")


def spoken(value: Any, format: str | None = None) -> str:
    """The pattern by which `value` is written: that of a name (DATE_FORMAT, which None means too) or `format` itself.
    French says « 1er septembre » for the first of a month, and numbers for its other days."""
    pattern: str = formats.get_format(format or "DATE_FORMAT")
    if getattr(value, "day", 0) == 1 and (get_language() or "").startswith("fr"):
        return _DAY_BEFORE_ITS_MONTH.sub(r"j\\e\\r", pattern)
    return pattern


def date_format(value: date | time, format: str | None = None) -> str:
    """`value` in words of the current language. format: a name such as DATE_FORMAT, or a pattern as Django has them."""
    return dateformat.format(value, spoken(value, format))
