"""Fields that many forms ask for in the same way."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.lines import on_one_line


def text_area(rows: int = 5) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OneLine(forms.CharField):
    """A text of one line: line ends and rows of spaces become one space."""

    def to_python(self, value: Any) -> str:
        return on_one_line(super().to_python(value) or "")


def email_field(help_text: Any, *, required: bool = True) -> forms.EmailField:
    """help_text: what we write there."""
    return forms.EmailField(
        label=_("Your e-mail address"),
        required=required,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=help_text,
    )
