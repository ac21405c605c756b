"""Where we run, read once and typed. A variable that is missing or wrong stops the start, and is named."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env, validate

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# "development" runs with nothing set; "production" refuses to start without what it needs.
ENVIRONMENT = env.str(
    "ENVIRONMENT",
    "development",
    validate=validate.OneOf(["development", "production", "test"]),
)
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("DEBUG", False) and not PRODUCTION

VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var").absolute()
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(f'Environment variable "VAR_DIR" invalid: {error}') from None

REQUIRED_IN_PRODUCTION = ("SECRET_KEY", "ALLOWED_HOSTS", "MAIL_FROM")

_missing = [name for name in REQUIRED_IN_PRODUCTION if PRODUCTION and not os.environ.get(name, "").strip()]
if _missing:
    # All of them at once: nobody likes to learn them one start at a time.
    raise ImproperlyConfigured(f"In production these environment variables must be set: {', '.join(_missing)}")
