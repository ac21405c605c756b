"""What the history of an organisation's page says about its visits."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail these actions and their sentences."""
    actions.register_action("network.pause_visits", _("Pause visits"), _("Visits were paused"))
    actions.register_action("network.resume_visits", _("Open the door again"), _("The door was opened again"))
