"""Settings of `make bench`: the site as in production, in a folder of its own.

They stand beside the package of the settings, not in it: importing a module of a package imports the package first, and
then everything would have been read from the environment before it is chosen here.

BENCH_FOLDER   where the generated sites stand, to be used again by the next run; one that passes unless told
BENCH_SITE     the folder of this process's site inside it
"""

import os
import secrets
import tempfile
from pathlib import Path

# What the environment names may be somebody's site: it is never touched.
for _name in ("DATABASE_URL", "CACHE_URL", "SEARCH_URL", "EMAIL_URL", "MEDIA_ROOT"):
    os.environ.pop(_name, None)
if "BENCH_FOLDER" not in os.environ:
    _passing = tempfile.TemporaryDirectory(prefix="passerelles-bench-")  # goes when this process ends
    os.environ["BENCH_FOLDER"] = _passing.name
BENCH_FOLDER = Path(os.environ["BENCH_FOLDER"]).resolve()
os.environ |= {
    "ENVIRONMENT": "production",
    "VAR_DIR": str(BENCH_FOLDER / os.environ.get("BENCH_SITE", "none")),
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "127.0.0.1",
    "HTTPS": "no",
    "LOG_LEVEL": "WARNING",
    "MAIL_FROM": "bench@passerelles.example",
}

from config.settings import *  # noqa: E402, F403
from config.settings import INSTALLED_APPS  # noqa: E402


class _StraightFromTheModels(dict):
    """No app has migrations: the tables are made as they are today, in a second instead of a minute."""

    def __contains__(self, app: object) -> bool:
        return True

    def __missing__(self, app: str) -> None:
        return None


INSTALLED_APPS = ["bench", *INSTALLED_APPS]
ROOT_URLCONF = "config.bench_urls"
MIGRATION_MODULES = _StraightFromTheModels()
STATIC_ROOT = BENCH_FOLDER / "static"  # the same files for every size
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("css", "js", "json", "map", "svg", "txt", "xml")  # only pages are asked
