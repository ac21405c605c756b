"""What the history of an organisation's page says about its members."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

ACTIONS = {
    "network.ask_to_join": (_("Ask to join an organisation"), _("Somebody asked to join")),
    "network.claim": (_("Claim an organisation"), _("Somebody claimed the organisation")),
    "network.prove_claim": (_("Prove a claim by one’s address"), _("The claim was proven by an address")),
    "network.approve_membership": (_("Let in a member"), _("A member was let in")),
    "network.refuse_membership": (_("Refuse a member"), _("A request to join was refused")),
    "network.invite_member": (_("Invite a member"), _("Somebody was invited")),
    "network.accept_invitation": (_("Accept an invitation"), _("An invitation was accepted")),
    "network.leave_organisation": (_("Leave an organisation"), _("A member left")),
    "network.hand_over": (_("Hand over an organisation"), _("The organisation was handed over")),
    "network.change_role": (_("Change a member’s role"), _("A member’s role was changed")),
    "network.suspend": (_("Suspend a member"), _("Suspended")),
    "network.restore": (_("Restore a member"), _("Restored")),
    "network.remove_member": (_("Remove a member"), _("A member was removed, or an invitation withdrawn")),
}


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail these actions and their sentences."""
    for name, (label, sentence) in ACTIONS.items():
        actions.register_action(name, label, sentence)
