"""The one door: how people sign up, log in, and prove twice who they are."""

from environs import validate

from .environment import PRODUCTION, env
from .security import SECURE_SSL_REDIRECT

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "space"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # all of it happens at the one door
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# Moderators, editors and administrators enter the admin only with a second factor.
REQUIRE_TWO_FACTORS = env.bool("REQUIRE_TWO_FACTORS", PRODUCTION)

CODE_SECONDS = 15 * 60  # for which a code that was sent by e-mail is good
ACCOUNT_ADAPTER = "network.members.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "network.members.forms.SignupForm"
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "homepage"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the other sessions end, this one goes on
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE_SSL_REDIRECT else "http"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A proxy says who asks in X-Forwarded-For; without one, that header is anybody's.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", False) else 0

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = "Passerelles"
MFA_FORMS = {
    "add_webauthn": "network.members.key_forms.AddKeyForm",
    "edit_webauthn": "network.members.key_forms.RenameKeyForm",
}
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute late

# Another place where members have an account already: its button stands on the log-in page once OIDC_SERVER_URL is set.
OIDC_SERVER_URL = env.str(
    "OIDC_SERVER_URL",
    "",
    validate=validate.Regexp(r"^$|^https?://", error="Use the address of the provider, with https://."),
)
OIDC_NAME = env.str("OIDC_NAME", "OpenID Connect")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "sso",
                "name": OIDC_NAME,
                "client_id": env.str("OIDC_CLIENT_ID", ""),
                "secret": env.str("OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER_URL},
            }
        ]
        if OIDC_SERVER_URL
        else [],
    }
}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # a provider's word about an address opens nobody's account here
SOCIALACCOUNT_AUTO_SIGNUP = False  # the charter is agreed to first
SOCIALACCOUNT_STORE_TOKENS = False
