"""What changes who belongs to an organisation: asked, invited, approved, claimed, handed over, left.

Each verb is one transaction with its line in the history of the organisation's page. What may not be done raises
PermissionDenied; what makes no sense now raises ValidationError, with a sentence for whoever asked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from network.members import notices
from network.members.groups import keep_group
from network.members.permissions import is_run, may_manage, memberships_of, written_first
from network.members.proof import claim_is_proven
from network.models import Member, Membership, MembershipState, OrganisationPage, Role

MOST_ASKED = 10  # that wait for an answer at a time, of one member
MOST_INVITATIONS = 50  # that wait for an answer at a time, of one organisation
OPEN = (MembershipState.ASKED, MembershipState.INVITED, MembershipState.ACTIVE)


def ask_to_join(member: Member, organisation: OrganisationPage, message: str = "") -> Membership:
    """Ask those who run the organisation to be its contact; the membership waits for their answer."""
    with transaction.atomic(), _once():
        _refuse_twice(member, organisation)
        membership = Membership.objects.create(
            member=member,
            organisation=written_first(organisation),
            role=Role.CONTACT,
            state=MembershipState.ASKED,
            message=message.strip(),
        )
        _note(membership, "network.ask_to_join", member)
        notices.asked(membership)
    return membership


def claim(member: Member, organisation: OrganisationPage, message: str = "") -> Membership:
    """Ask to run an organisation that nobody runs.

    Whoever has a confirmed address of the organisation's own domain runs it at once; for others a moderator decides."""
    with transaction.atomic(), _once():
        organisation = _locked_page(organisation)
        if is_run(organisation):
            raise ValidationError(_("Somebody runs this organisation already: ask to join it."))
        _refuse_twice(member, organisation)
        membership = Membership.objects.create(
            member=member,
            organisation=organisation,
            role=Role.ADMINISTRATOR,
            state=MembershipState.ASKED,
            is_claim=True,
            message=message.strip(),
        )
        _note(membership, "network.claim", member)
        if claim_is_proven(member, organisation):
            _activate(membership, None)
            _note(membership, "network.prove_claim", member)
        else:
            notices.asked(membership)
    return membership


def approve(membership: Membership, by: Member) -> Membership:
    """Let in somebody who asked, with the role that was asked for; nobody lets themselves in."""
    with transaction.atomic():
        membership = _locked(membership, MembershipState.ASKED)
        _check(may_manage(by, membership.organisation) and by.pk != membership.member_id)
        _activate(membership, by)
        _note(membership, "network.approve_membership", by)
        notices.answered(membership, yes=True)
    return membership


def refuse(membership: Membership, by: Member) -> Membership:
    """Say no to somebody who asked, who may ask again."""
    with transaction.atomic():
        membership = _locked(membership, MembershipState.ASKED)
        _check(may_manage(by, membership.organisation))
        _end(membership, by)
        _note(membership, "network.refuse_membership", by)
        notices.answered(membership, yes=False)
    return membership


def invite(organisation: OrganisationPage, email: str, role: str, by: Member) -> Membership:
    """Offer a place to whoever reads this address, with an account or without.

    The same address is invited once: asking again gives the invitation that waits, with the role asked for last.
    """
    email = email.strip().lower()
    with transaction.atomic(), _once():
        organisation = _locked_page(organisation)
        _check(may_manage(by, organisation))
        there = memberships_of(organisation).filter(state__in=OPEN)
        if there.filter(member__email__iexact=email).exclude(state=MembershipState.INVITED).exists():
            raise ValidationError(_("This person belongs to the organisation already, or has asked to."))
        waiting = there.filter(state=MembershipState.INVITED)
        membership = waiting.filter(email__iexact=email).first()
        if membership is None:
            if waiting.count() >= MOST_INVITATIONS:
                raise ValidationError(_("Too many invitations wait for an answer: withdraw some first."))
            membership = Membership(organisation=organisation, email=email, state=MembershipState.INVITED)
        membership.role, membership.decided_by = Role(role), by
        membership.save()
        _note(membership, "network.invite_member", by)
        notices.invited(membership)
    return membership


def accept_invitation(invitation: Membership, member: Member) -> Membership:
    """Take the place that was offered. Whoever calls this has checked that the member was shown the invitation:
    its signed link came to the address, or the address is the member's own, and verified."""
    with transaction.atomic(), _once():
        invitation = _locked(invitation, MembershipState.INVITED)
        mine = memberships_of(invitation.organisation).filter(member=member)
        if mine.filter(state=MembershipState.ACTIVE).exists():
            raise ValidationError(_("You belong to this organisation already."))
        for asked in mine.filter(state=MembershipState.ASKED):
            _end(asked, member)
        invitation.member, invitation.email = member, ""
        _activate(invitation, invitation.decided_by)
        _note(invitation, "network.accept_invitation", member)
    return invitation


def decline_invitation(invitation: Membership) -> None:
    """Do not take the place that was offered; the address is forgotten."""
    with transaction.atomic():
        _end(_locked(invitation, MembershipState.INVITED), None)


def leave(membership: Membership, by: Member) -> Membership:
    """End one’s own membership, or take back what one asked; whoever runs it alone hands it over to others first."""
    with transaction.atomic():
        membership = _locked(membership, MembershipState.ACTIVE, MembershipState.ASKED)
        _check(by.pk == membership.member_id)
        if _is_last_administrator(membership) and _others(membership).exists():
            raise ValidationError(_("You are the only one who runs it: hand it over to somebody else first."))
        _end(membership, by)
        _note(membership, "network.leave_organisation", by)
    return membership


def hand_over(membership: Membership, to: Membership, by: Member) -> Membership:
    """Give one's own place as administrator to another active member, and stay as a contact; return the other's."""
    with transaction.atomic():
        membership = _locked(membership, MembershipState.ACTIVE)
        to = _locked(to, MembershipState.ACTIVE)
        _check(by.pk == membership.member_id and membership.is_administrator)
        _check(to.organisation_id == membership.organisation_id and to.pk != membership.pk)
        to.role, membership.role = Role.ADMINISTRATOR, Role.CONTACT
        to.save(update_fields=["role"])
        membership.save(update_fields=["role"])
        _note(to, "network.hand_over", by)
    return to


def change_role(membership: Membership, role: str, by: Member) -> Membership:
    """Give an active member another role. The only administrator keeps it: one's own is handed over."""
    with transaction.atomic():
        membership = _locked(membership, MembershipState.ACTIVE)
        _check(may_manage(by, membership.organisation))
        if role != Role.ADMINISTRATOR and _is_last_administrator(membership):
            raise ValidationError(_("Somebody must run the organisation: name another administrator first."))
        membership.role = Role(role)
        membership.save(update_fields=["role"])
        _note(membership, "network.change_role", by)
    return membership


def remove(membership: Membership, by: Member) -> Membership:
    """End somebody else's membership, or withdraw an invitation."""
    with transaction.atomic():
        membership = _locked(membership, MembershipState.ACTIVE, MembershipState.INVITED)
        _check(may_manage(by, membership.organisation) and by.pk != membership.member_id)
        _end(membership, by)
        _note(membership, "network.remove_member", by)
    return membership


@contextmanager
def _once() -> Iterator[None]:
    """Two of the same at the same moment: the database lets one through."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise ValidationError(_("This was done already.")) from None


def _refuse_twice(member: Member, organisation: OrganisationPage) -> None:
    there = memberships_of(organisation).filter(member=member, state__in=OPEN).first()
    if there is not None and there.state == MembershipState.ACTIVE:
        raise ValidationError(_("You belong to this organisation already."))
    if there is not None:
        raise ValidationError(_("You have asked already: the answer comes by e-mail."))
    if member.memberships.filter(state=MembershipState.ASKED).count() >= MOST_ASKED:
        raise ValidationError(_("Wait for the answers of those whom you have asked already."))


def _locked(membership: Membership, *states: str) -> Membership:
    """The row as it is now; the organisation's members change one at a time until the end of the transaction."""
    _lock(membership.organisation_id)
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    if row.state not in states:
        raise ValidationError(_("Somebody else has answered meanwhile."))
    return row


def _locked_page(organisation: OrganisationPage) -> OrganisationPage:
    organisation = written_first(organisation)
    _lock(organisation.pk)
    return organisation


def _lock(organisation_id: int) -> None:
    # The row of our own table, not Wagtail's: nothing that writes a page waits for it longer than needed.
    OrganisationPage.objects.select_for_update(of=("self",)).only("pk").get(pk=organisation_id)


def _check(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _activate(membership: Membership, by: Member | None) -> None:
    membership.state, membership.decided_at, membership.decided_by = MembershipState.ACTIVE, timezone.now(), by
    membership.save()
    keep_group(membership.member)


def _end(membership: Membership, by: Member | None) -> None:
    now = timezone.now()
    membership.state, membership.ended_at, membership.decided_by = MembershipState.ENDED, now, by
    membership.decided_at = membership.decided_at or now
    membership.message = membership.email = ""
    membership.save()
    if membership.member:
        keep_group(membership.member)


def _others(membership: Membership) -> Any:
    return memberships_of(membership.organisation).filter(state=MembershipState.ACTIVE).exclude(pk=membership.pk)


def _is_last_administrator(membership: Membership) -> bool:
    is_one = membership.state == MembershipState.ACTIVE and membership.is_administrator
    return is_one and not _others(membership).filter(role=Role.ADMINISTRATOR, member__is_active=True).exists()


def _note(membership: Membership, action: str, by: Member | None) -> None:
    """In the history of the page: what, who, and which membership; no address, no name."""
    data = {"membership": membership.pk, "role": str(membership.role)}
    log(instance=membership.organisation, action=action, user=by, data=data)
