"""Settings of the tests: everything real, in folders of their own, and stricter than the site itself."""

import tests.harness.environment  # noqa: F401 - first, before any topic reads the environment
from tests.harness.templates import UndefinedVariable

from . import *  # noqa: F403
from . import TEMPLATES

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nothing here is secret
ALLOWED_HOSTS = ["*"]
WHITENOISE_AUTOREFRESH = True
