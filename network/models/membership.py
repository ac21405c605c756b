"""Who belongs to which organisation, and with what part in it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    CONTACT = "contact", _("Contact")
    ADMINISTRATOR = "administrator", _("Administrator")


class MembershipState(models.TextChoices):
    ASKED = "asked", _("Asked to join")
    INVITED = "invited", _("Invited")
    ACTIVE = "active", pgettext_lazy("membership", "Active")
    ENDED = "ended", _("Ended")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        """Of people who may act: a member who is suspended keeps the memberships, and may nothing."""
        return self.filter(state=MembershipState.ACTIVE, member__is_active=True)


class Membership(models.Model):
    """A member's place in an organisation, from the moment it is asked for or offered.

    organisation: its page in the language in which it was written first; the translations are the same organisation.
    member: nobody yet, for an invitation sent to an address. is_claim: asks to run an organisation that nobody runs.
    created_at, decided_at, ended_at: when it was asked or offered, when that was answered, when it was over.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    organisation = models.ForeignKey(
        "network.OrganisationPage",
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=15, choices=Role, default=Role.CONTACT)
    state = models.CharField(_("state"), max_length=10, choices=MembershipState)
    is_claim = models.BooleanField(_("claims the organisation"), default=False)
    message = models.CharField(_("message"), max_length=500, blank=True)
    email = models.EmailField(_("invited address"), blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ended_at = models.DateTimeField(_("ended on"), null=True, blank=True)

    objects: ClassVar[models.Manager["Membership"]] = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "organisation"],
                condition=~Q(state=MembershipState.ENDED),
                name="membership_once_at_a_time",
            ),
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                condition=Q(state=MembershipState.INVITED),
                name="membership_one_invitation_an_address",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MembershipState.ASKED, MembershipState.ACTIVE]) | Q(member__isnull=False),
                name="membership_is_somebody_s",
            ),
            models.CheckConstraint(
                condition=~Q(state=MembershipState.INVITED) | ~Q(email=""), name="membership_invites_an_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member or self.email}, {self.organisation}"

    @property
    def is_administrator(self) -> bool:
        return self.role == Role.ADMINISTRATOR
