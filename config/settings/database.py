"""Database, cache and sessions: files in var/ at first, a server each once its URL is set."""

from environs import validate

from .environment import VAR_DIR, env

# Seconds for which a connection is kept and used again; each is tried before its first use in a request.
_seconds_kept = env.int("DATABASE_CONN_MAX_AGE", 600, validate=validate.Range(min=0))
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL",
        f"sqlite:///{VAR_DIR / 'passerelles.sqlite3'}",
        conn_max_age=_seconds_kept,
        conn_health_checks=True,
    ),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at once,
    # so that two writers wait for each other instead of failing half way.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;PRAGMA cache_size=-16000;"
            ),
        }
    )

CACHES = {"default": env.dj_cache_url("CACHE_URL", "locmem://passerelles")}
CACHES["default"].setdefault("OPTIONS", {})
if CACHES["default"]["BACKEND"].endswith("LocMemCache"):
    CACHES["default"]["OPTIONS"].setdefault("MAX_ENTRIES", 5000)
PAGE_CACHE = env.bool("PAGE_CACHE", True)
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
