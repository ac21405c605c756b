"""Keeping a member out, and letting back in."""

from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from network.members.permissions import is_moderator
from network.models import Member

ABOVE = "network.change_member"  # who may suspend moderators and those above them


def may_suspend(by: Member, member: Member) -> bool:
    """True for a moderator about somebody who is none; about moderators, for those who manage accounts."""
    if by.pk == member.pk or not is_moderator(by) or (member.is_superuser and not by.is_superuser):
        return False
    return by.has_perm(ABOVE) or not member.has_perm("network.change_membership")


def suspend(member: Member, by: Member) -> None:
    """Log the member out everywhere, at once, and keep him or her out; what was written stays."""
    with transaction.atomic():
        member = _locked(member, by)
        member.is_active = False
        member.save(update_fields=["is_active"])
        log(instance=member, action="network.suspend", user=by)
        for session in UserSession.objects.filter(user=member):
            session.end()


def restore(member: Member, by: Member) -> None:
    """Let a suspended member in again, with the memberships as they were."""
    with transaction.atomic():
        member = _locked(member, by)
        member.is_active = True
        member.save(update_fields=["is_active"])
        log(instance=member, action="network.restore", user=by)


def _locked(member: Member, by: Member) -> Member:
    member = Member.objects.select_for_update().get(pk=member.pk)
    if not may_suspend(by, member):
        raise PermissionDenied
    return member
