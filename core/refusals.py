"""What a service refuses, said in the form that asked for it."""

from typing import Any

from django.core.exceptions import ValidationError


def refuse(form: Any, refused: ValidationError) -> None:
    """Add the messages to the form, beside the field where they have one that is in it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, errors in refused.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
