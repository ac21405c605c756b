"""The person with an account: the e-mail address is the login."""

from typing import Any, ClassVar

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class MemberManager(BaseUserManager["Member"]):
    def get_by_natural_key(self, username: str | None) -> "Member":
        # An address is the same however it is typed.
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        """Save and return a member; without a password nobody can log in with one.

        Raises ValueError without an e-mail address.
        """
        if not email:
            raise ValueError("A member has an e-mail address.")
        member = self.model(email=self.normalize_email(email), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        """Save and return a member who may do everything; whoever makes one on the server vouches for the address."""
        member = self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})
        member.vouch_for_address()
        return member


class Member(AbstractUser):
    username = None  # type: ignore[assignment]
    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("This address already has an account.")}
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="fr")
    warned_at = models.DateTimeField(_("warned that the account is not used"), null=True, blank=True, editable=False)
    charter_accepted_on = models.DateField(_("agreed with the charter on"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[MemberManager] = MemberManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="member_email_once_whatever_the_case",
                violation_error_message=_("This address already has an account."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def vouch_for_address(self) -> None:
        """Say that the address is this person's, without a code sent there."""
        addresses = EmailAddress.objects
        addresses.update_or_create(user=self, email=self.email.lower(), defaults={"verified": True, "primary": True})
