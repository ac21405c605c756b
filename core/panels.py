"""Panels that several page types use."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput


class TermsPanel(FieldPanel):
    """Several terms of a vocabulary, or pages, as boxes to tick. A draft may be saved without any."""

    def __init__(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        kwargs["widget"] = kwargs.get("widget") or CheckboxSelectMultiple(attrs={"class": "term-choices"})
        # None is what a clone passes on when nothing was said.
        if kwargs.get("required_on_save") is None:
            kwargs["required_on_save"] = False
        super().__init__(field_name, *args, **kwargs)


class SentencePanel(FieldPanel):
    """A sentence that is longer than a line, in a field that shows all of it."""

    def __init__(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        kwargs["widget"] = kwargs.get("widget") or AdminAutoHeightTextInput
        super().__init__(field_name, *args, **kwargs)
