"""Settings of the tests: everything real, in folders of their own, and stricter than the site itself."""

import os
import re
import tempfile

# Chosen before any topic reads it; each process of a parallel run has its own. What the developer's own site
# is told must not reach the tests: they have TEST_DATABASE_URL and TEST_CACHE_URL.
for name in ("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "SEARCH_URL", "MEDIA_ROOT", "DEBUG", "PAGE_CACHE", "LOG_LEVEL"):
    value = os.environ.get(f"TEST_{name}")
    if value:
        os.environ[name] = value
    else:
        os.environ.pop(name, None)
os.environ["ENVIRONMENT"] = "test"
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="passerelles-test-")
if os.environ.get("CACHE_URL", "").startswith("redis"):
    # A test empties its cache, so each process of a parallel run has a Redis database of its own (of 16).
    number = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or 0)
    os.environ["CACHE_URL"] = re.sub(r"/\d*$", "", os.environ["CACHE_URL"]) + f"/{number % 16}"

from tests.harness.templates import UndefinedVariable

from . import *  # noqa: F403
from . import TEMPLATES

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nothing here is secret
ALLOWED_HOSTS = ["*"]
WHITENOISE_AUTOREFRESH = True
