"""The sections of the space that are about members themselves."""

from django.utils.translation import gettext_lazy as _

from .space import Section, register


def connect() -> None:
    """Register them; called once, when the app is ready."""
    register(Section("start", _("Start"), 0, "space"))
    register(Section("account", _("My account"), 90, "space_account"))
