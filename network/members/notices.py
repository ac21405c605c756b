"""The e-mails about who belongs to an organisation. Each is posted in the transaction of what it tells."""

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from core.mail import post
from network.members.permissions import administrators_of, moderators
from network.models import Membership

SALT = "invitation"
INVITATION_DAYS = 30


def asked(membership: Membership) -> None:
    """To those who decide: the organisation's administrators, or the moderators where there is none."""
    deciders = administrators_of(membership.organisation) or moderators()
    for decider in deciders.exclude(pk=membership.member_id):
        with override(decider.language):
            path = reverse("space_organisation", args=[membership.organisation_id])
        context = {
            "name": str(membership.member),
            "organisation": membership.organisation.title,
            "message": membership.message,
            "is_claim": membership.is_claim,
            "path": path,
        }
        key = f"membership-asked:{membership.pk}:{decider.pk}"
        post("membership_asked", decider.email, decider.language, context, key=key)


def answered(membership: Membership, *, yes: bool) -> None:
    """To whoever asked."""
    member = membership.member
    with override(member.language):
        path = reverse("space_organisation", args=[membership.organisation_id]) if yes else reverse("space")
    context = {"organisation": membership.organisation.title, "yes": yes, "path": path}
    post("membership_answered", member.email, member.language, context, key=f"membership-answered:{membership.pk}")


def invited(membership: Membership) -> None:
    """To the address that was invited; no more than once a day."""
    by = membership.decided_by
    with override(by.language):
        path = reverse("space_invitation", args=[invitation_token(membership)])
    context = {"name": str(by), "organisation": membership.organisation.title, "path": path, "days": INVITATION_DAYS}
    key = f"membership-invited:{membership.pk}:{timezone.localdate().isoformat()}"
    post("membership_invited", membership.email, by.language, context, key=key)


def invitation_token(membership: Membership) -> str:
    """What the link of an invitation holds; it is good until the invitation is answered."""
    return signing.dumps(membership.pk, salt=SALT)


def invitation_of(token: str) -> int | None:
    """The number of the invitation that the link names; None for one that is too old, or was tampered with."""
    try:
        return int(signing.loads(token, salt=SALT, max_age=INVITATION_DAYS * 24 * 3600))
    except (signing.BadSignature, ValueError, TypeError):
        return None
