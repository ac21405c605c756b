"""What the floors above may listen to when a host pauses or comes back."""

from django.dispatch import Signal

# Sent with ``key``, the translation key of the organisation, inside the transaction of the change.
host_changed = Signal()
