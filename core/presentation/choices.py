"""The names of choices."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db.models import Model


def display(record: Model, field: str) -> str:
    """The name of the choice that ``field`` holds, in the reader's language; empty for none."""
    # As get_…_display(), which sorts out all the choices again at each call.
    return str(_names(type(record), field).get(getattr(record, field), ""))


@cache
def _names(model: type[Model], field: str) -> Mapping[Any, Any]:
    return dict(model._meta.get_field(field).flatchoices)
