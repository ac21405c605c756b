"""The addresses of the account: the views are allauth's, the words of the reader's language."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from core.caching import keep_private


def own(route: Any, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """A page for one person: neither our cache nor a browser keeps it."""

    @wraps(view)
    def for_one(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        keep_private()
        return view(request, *args, **kwargs)

    return path(route, never_cache(for_one), name=name)


urlpatterns = [
    own(_("log-in/"), account.login, "account_login"),
    own(_("log-out/"), account.logout, "account_logout"),
    own(_("suspended/"), account.account_inactive, "account_inactive"),
    own(_("sign-up/"), account.signup, "account_signup"),
    own(_("confirm-identity/"), account.reauthenticate, "account_reauthenticate"),
    own(_("email/"), account.email, "account_email"),
    own(_("email/confirm/"), account.email_verification_sent, "account_email_verification_sent"),
    own(_("log-in/code/"), account.request_login_code, "account_request_login_code"),
    own(_("log-in/code/confirm/"), account.confirm_login_code, "account_confirm_login_code"),
    own(_("password/change/"), account.password_change, "account_change_password"),
    own(_("password/set/"), account.password_set, "account_set_password"),
    own(_("password/reset/"), account.password_reset, "account_reset_password"),
    own(_("password/reset/code/"), account.confirm_password_reset_code, "account_confirm_password_reset_code"),
    own(_("password/reset/new/"), account.complete_password_reset, "account_complete_password_reset"),
    own(_("password/reset/done/"), account.password_reset_from_key_done, "account_password_reset_completed"),
    own(_("two-factors/"), mfa.index, "mfa_index"),
    own(_("two-factors/log-in/"), mfa.authenticate, "mfa_authenticate"),
    own(_("two-factors/confirm-identity/"), mfa.reauthenticate, "mfa_reauthenticate"),
    own(_("two-factors/app/activate/"), totp.activate_totp, "mfa_activate_totp"),
    own(_("two-factors/app/deactivate/"), totp.deactivate_totp, "mfa_deactivate_totp"),
    own(_("two-factors/recovery-codes/"), recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    own(_("two-factors/recovery-codes/generate/"), recovery.generate_recovery_codes, "mfa_generate_recovery_codes"),
    own(_("two-factors/recovery-codes/download/"), recovery.download_recovery_codes, "mfa_download_recovery_codes"),
    own(_("two-factors/keys/"), webauthn.list_webauthn, "mfa_list_webauthn"),
    own(_("two-factors/keys/add/"), webauthn.add_webauthn, "mfa_add_webauthn"),
    own(_("two-factors/keys/confirm-identity/"), webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    own(_("two-factors/keys/log-in/"), webauthn.login_webauthn, "mfa_login_webauthn"),
    own(_("two-factors/keys/<int:pk>/remove/"), webauthn.remove_webauthn, "mfa_remove_webauthn"),
    own(_("two-factors/keys/<int:pk>/edit/"), webauthn.edit_webauthn, "mfa_edit_webauthn"),
    own(_("sessions/"), sessions.list_usersessions, "usersessions_list"),
    own(_("other-log-ins/"), social.connections, "socialaccount_connections"),
    own(_("other-log-ins/sign-up/"), social.signup, "socialaccount_signup"),
    own(_("other-log-ins/cancelled/"), social.login_cancelled, "socialaccount_login_cancelled"),
    own(_("other-log-ins/failed/"), social.login_error, "socialaccount_login_error"),
]
