"""What protects people who visit, write and publish."""

from csp.constants import NONCE, NONE, SELF
from environs import ValidationError, validate

from .environment import PRODUCTION, env

LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]


def _origin(value: str) -> str:
    if not value.strip().startswith(("https://", "http://")):
        raise ValidationError("Use https://the.host, and commas between several.")
    return value.strip()


_long_enough = validate.Length(
    min=50, error="Use 50 characters or more: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
)
if PRODUCTION:
    SECRET_KEY = env.str("SECRET_KEY", validate=_long_enough)
else:
    SECRET_KEY = env.str("SECRET_KEY", "development-only-secret-that-protects-nothing-at-all")
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS", LOCAL_HOSTS) if host.strip()]
# Only where the origin that browsers send is not the host that they asked: a proxy that changes one of them.
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [], subcast=_origin)

AUTH_USER_MODEL = "network.Member"
# scrypt first: as hard to guess as PBKDF2's million rounds, and logging in takes a twentieth of the time.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SECURE_SSL_REDIRECT = PRODUCTION and env.bool("HTTPS", True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL_REDIRECT
SECURE_HSTS_PRELOAD = SECURE_SSL_REDIRECT
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the page editor shows previews in a frame
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which asks for DENY

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
