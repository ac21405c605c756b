"""The group of those who belong to an organisation: it opens the editor of practices to them, for drafts."""

from django.contrib.auth.models import Group

from network.models import Member, MembershipState

GROUP = "Membre d’une organisation"


def keep_group(member: Member) -> None:
    """Put the member into the group as long as there is an active membership, and out of it after the last."""
    group = Group.objects.filter(name=GROUP).first()
    if group is None:
        return
    if member.memberships.filter(state=MembershipState.ACTIVE).exists():
        member.groups.add(group)
    else:
        member.groups.remove(group)
