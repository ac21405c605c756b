"""What the admin's reports have in common."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag
def listing(content: SafeString, caption: Any, columns: Iterable[Any]) -> SafeString:
    """The frame of a table around its rows. caption: for those who do not see the page; columns: their headings."""
    return render_to_string("core/admin/listing.html", {"caption": caption, "columns": columns, "rows": content})
