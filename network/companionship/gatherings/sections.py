"""The section of the space with the dates of a member's organisations, and those to which the member goes."""

from django.utils.translation import gettext_lazy as _

from network.members.space import Section, register


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Section("group_dates", _("Group dates"), 32, "space_group_dates"))
