"""What keeps floods from the form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.limits import client_address, network_of, within

HOUR = 3600
PER_ADDRESS, PER_NETWORK, PER_SENDER = 5, 30, 5  # suggestions an hour


def refuse_floods(request: Any, email: str) -> None:
    """Raise ValidationError when too many suggestions came from this computer, its network, or with this address."""
    address = client_address(request)
    allowed = (
        within("barrier-suggestion", address, PER_ADDRESS, HOUR)
        and within("barrier-suggestion-network", network_of(address), PER_NETWORK, HOUR)
        and within("barrier-suggestion-sender", email.lower(), PER_SENDER, HOUR)
    )
    if not allowed:
        raise ValidationError(
            _("Too many suggestions came from here in the last hour. Keep what you wrote, and try again later."),
            code="flood",
        )
