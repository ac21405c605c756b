"""Settings of the tests: everything real, in folders of their own, and stricter than the site itself."""

import tests.harness.environment  # isort: skip # noqa: F401 - first, before any topic reads the environment
from config.settings import *  # noqa: F403
from config.settings import TEMPLATES
from tests.harness.templates import UndefinedVariable

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nothing here is secret
ALLOWED_HOSTS = ["*"]
SEARCH_LOG_SECONDS = None  # a test writes down itself what was searched: search.learning.log.write()
WHITENOISE_AUTOREFRESH = True
