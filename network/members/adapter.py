"""How allauth does things here: no visitor's address is kept, and e-mails go our way, in their reader's language."""

import hashlib
import hmac
import ipaddress
import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from core.mail import post
from network.models import Member

# Letters of allauth that bring a code, and for what it is.
CODES = {
    "account/email/email_confirmation_signup": _("to finish creating your account"),
    "account/email/email_confirmation": _("to confirm your address"),
    "account/email/login_code": _("to log in"),
    "account/email/password_reset_code": _("to choose a new password"),
}
# Letters that say what was done to an account, so that nobody does it behind its holder's back.
NOTICES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_set": _("Your account has a password now."),
    "account/email/email_changed": _("The address of your account was changed."),
    "account/email/email_confirm": _("The address of your account was confirmed."),
    "account/email/email_deleted": _("An address was taken away from your account."),
    "mfa/email/totp_activated": _("An app that gives codes now protects your account."),
    "mfa/email/totp_deactivated": _("Your account is no longer protected by an app that gives codes."),
    "mfa/email/webauthn_added": _("A security key was added to your account."),
    "mfa/email/webauthn_removed": _("A security key was removed from your account."),
    "mfa/email/recovery_codes_generated": _("Your account has new recovery codes; the old ones are worth nothing."),
    "socialaccount/email/account_connected": _("Another way to log in was added to your account."),
    "socialaccount/email/account_disconnected": _("A way to log in was taken away from your account."),
}
EXISTS, UNKNOWN = "account/email/account_already_exists", "account/email/unknown_account"


class AccountAdapter(DefaultAccountAdapter):
    def get_client_ip(self, request: HttpRequest) -> str:
        """Something that stands for the visitor's address, and tells it to nobody: attempts are counted by it, and the
        list of sessions keeps it."""
        return disguised(super().get_client_ip(request))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post one of our own e-mails in place of that one of allauth."""
        holder = Member.objects.filter(email__iexact=email).first()
        language = holder.language if holder else get_language() or settings.LANGUAGE_CODE
        name, known = letter(template_prefix, context)
        post(name, email, language[:2], known, key=f"account:{uuid.uuid4()}")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return _in_language_of(request.user, "space")

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return _in_language_of(request.user, "space")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return f"/{(get_language() or settings.LANGUAGE_CODE)[:2]}/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("space_account")


def letter(template_prefix: str, context: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Our e-mail for one of allauth's, and what it needs to know."""
    if template_prefix in CODES:
        minutes = settings.CODE_SECONDS // 60
        return "account_code", {"code": context["code"], "purpose": CODES[template_prefix], "minutes": minutes}
    if template_prefix == EXISTS:
        return "account_exists", {"reset_path": reverse("account_reset_password")}
    if template_prefix == UNKNOWN:
        return "account_unknown", {"signup_path": reverse("account_signup")}
    said: Promise | str = NOTICES.get(template_prefix, _("Something about your account was changed."))
    return "account_notice", {"said": said, "account_path": reverse("space_account")}


def disguised(address: str) -> str:
    """A keyed digest of a network address, written as a private one; of IPv6, of its /64, which is one household's."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        parsed = ipaddress.ip_address(0)
    if isinstance(parsed, ipaddress.IPv6Address):
        parsed = ipaddress.ip_network(f"{parsed}/64", strict=False).network_address
    digest = hmac.new(settings.SECRET_KEY.encode(), b"address:" + parsed.packed, hashlib.sha256).digest()
    return str(ipaddress.IPv6Address(b"\xfd" + digest[:7] + bytes(8)))


def _in_language_of(member: Any, view_name: str) -> str:
    with override(member.language):
        return reverse(view_name)
