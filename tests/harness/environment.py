"""The environment of the tests, chosen before any settings are read; each process of a parallel run has its own.

What the developer's own site is told must not reach the tests: they have TEST_DATABASE_URL and TEST_CACHE_URL.
"""

import os
import re
import tempfile

OF_THE_SITE = (
    *("SECRET_KEY", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "MAIL_FROM", "BASE_URL", "DEBUG", "HTTPS", "BEHIND_PROXY"),
    *("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "SEARCH_URL", "STORAGE_URL", "MEDIA_ROOT", "PAGE_CACHE", "LOG_LEVEL"),
    *("REQUIRE_TWO_FACTORS", "OIDC_SERVER_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"),
    *("INBOUND_DOMAIN", "INBOUND_SECRET"),
    *("MAP_TILES_URL", "DATABASE_CONN_MAX_AGE", "COMMIT"),
)
for name in OF_THE_SITE:
    os.environ.pop(name, None)
os.environ["ENVIRONMENT"] = "test"
# The browser's driver leaves an event loop in its thread, which Django would take for an asynchronous view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="passerelles-test-")

if os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
if os.environ.get("TEST_CACHE_URL"):
    # A test empties its cache, so each process of a parallel run has a Redis database of its own (of 16).
    number = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or 0) % 16
    os.environ["CACHE_URL"] = re.sub(r"/\d*$", "", os.environ["TEST_CACHE_URL"]) + f"/{number}"
