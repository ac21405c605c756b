"""What keeps floods from the form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.limits import within_for

FLOOD = {"computer": 5, "network": 30, "sender": 5, "seconds": 3600}  # suggestions an hour


def refuse_floods(request: Any, email: str) -> None:
    """Raise ValidationError when too many suggestions came from this computer, its network, or with this address."""
    if not within_for("barrier-suggestion", request, email, **FLOOD):
        raise ValidationError(
            _("Too many suggestions came from here in the last hour. Keep what you wrote, and try again later."),
            code="flood",
        )
