"""Settings of the tests: everything real, in folders of their own, and stricter than the site itself."""

import os
import tempfile

# Chosen before any topic reads it; each process of a parallel run has its own.
os.environ["ENVIRONMENT"] = "test"
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="passerelles-test-")

from tests.harness.templates import UndefinedVariable  # noqa: E402

from . import *  # noqa: E402, F403
from . import TEMPLATES  # noqa: E402

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nothing here is secret
ALLOWED_HOSTS = ["*"]
WHITENOISE_AUTOREFRESH = True
