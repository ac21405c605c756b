"""The section of the space with the organisations that are like those of the member."""

from django.utils.translation import gettext_lazy as _

from network.members.space import Section, register


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Section("peers", _("Peers like you"), 45, "space_peers"))
