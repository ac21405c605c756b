"""What the site tells of itself, on standard output only: one line each, JSON in production."""

from environs import validate

from .environment import PRODUCTION, env

LOG_LEVEL = env.str("LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "config.logs.JsonFormatter"},
        "plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json" if PRODUCTION else "plain",
        },
    },
    "root": {"handlers": ["stdout"], "level": LOG_LEVEL},
    "loggers": {
        # Django's own handlers would print a second time, and mail each error to nobody.
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        "django.server": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        # Wagtail writes each save to its own log in the database, and each small task of its own to this one.
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        # One line for each question to the index, and a warning for each try on a cluster that is down.
        "elastic_transport": {"level": "ERROR"},
        # Each command of each e-mail that comes in, with the addresses.
        "mail": {"level": "WARNING"},
        # Somebody asks for a host that is not ours: not our error, and there are thousands of them.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
