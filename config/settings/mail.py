"""Mail: to the console at first, to a server once EMAIL_URL is set."""

from email.utils import parseaddr

from django.core.exceptions import ImproperlyConfigured
from environs import ValidationError, validate

from .environment import env

_mail = env.dj_email_url("EMAIL_URL", "console:")
if "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured(
        'Environment variable "EMAIL_URL" invalid: use submission://user:password@host (port 587, encrypted), '
        "smtp://user:password@host:465?ssl=yes, smtp://host:25, or console:"
    )
EMAIL_BACKEND = _mail["EMAIL_BACKEND"].replace(
    "django.core.mail.backends.console.EmailBackend", "core.mail.console.EmailBackend"
)
EMAIL_FILE_PATH = _mail["EMAIL_FILE_PATH"]
EMAIL_HOST = _mail["EMAIL_HOST"] or "localhost"
EMAIL_PORT = _mail["EMAIL_PORT"] or 25
EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = _mail["EMAIL_USE_TLS"]
EMAIL_USE_SSL = _mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = _mail["EMAIL_TIMEOUT"] or 20  # seconds


def _an_address(value: str) -> None:
    if "@" not in parseaddr(value)[1]:
        raise ValidationError("Use an address: « Passerelles <no-reply@example.org> ».")


DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str(
    "MAIL_FROM", "Passerelles <ne-pas-repondre@passerelles.example>", validate=_an_address
)
# Answers by e-mail come to addresses of this domain; empty: people answer on the site.
INBOUND_DOMAIN = env.str(
    "INBOUND_DOMAIN",
    "",
    validate=validate.Regexp(r"^$|^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$", error="Use a domain: reply.example.org"),
)
# What a mail service that hands them over by HTTP must know; empty: none does.
INBOUND_SECRET = env.str(
    "INBOUND_SECRET", "", validate=validate.Regexp(r"^$|^.{32,}$", error="Use 32 characters or more, or nothing.")
)
EMAIL_SUBJECT_PREFIX = "[Passerelles] "
