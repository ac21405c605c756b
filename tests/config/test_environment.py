"""The environment is read once, typed, and whoever forgets or mistypes a variable is told its name."""

import pytest

from .conftest import PRODUCTION


def test_nothing_has_to_be_set_to_develop(run) -> None:
    done = run("manage.py", "check")

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "MAIL_FROM"])
@pytest.mark.parametrize("value", [None, "", "  "], ids=["absent", "empty", "blank"])
def test_production_refuses_to_start_without(run, name: str, value: str | None) -> None:
    variables = {key: text for key, text in PRODUCTION.items() if key != name}
    if value is not None:
        variables[name] = value

    done = run("-c", "import config.settings", **variables)

    assert done.returncode == 1
    assert done.stderr.endswith(f"In production these environment variables must be set: {name}\n")


def test_all_that_is_missing_is_told_at_once_in_one_line(run) -> None:
    done = run("manage.py", "check", ENVIRONMENT="production")

    assert done.returncode == 1
    assert done.stderr == (
        "Passerelles cannot start. In production these environment variables must be set: "
        "SECRET_KEY, ALLOWED_HOSTS, MAIL_FROM\n"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENVIRONMENT", "prod"),
        ("SECRET_KEY", "short"),
        ("DEBUG", "perhaps"),
        ("DATABASE_URL", "oops://there"),
        ("DATABASE_CONN_MAX_AGE", "-1"),
        ("CACHE_URL", "oops://there"),
        ("PAGE_CACHE", "perhaps"),
        ("EMAIL_URL", "oops://there"),
        ("EMAIL_URL", "smtp://host:port"),
        ("MAIL_FROM", "nobody"),
        ("SEARCH_URL", "oops://there"),
        ("SEARCH_URL", "embedded://"),
        ("SEARCH_URL", "elasticsearch://host-without-index"),
        ("BASE_URL", "passerelles"),
        ("LOG_LEVEL", "loud"),
        ("HTTPS", "perhaps"),
        ("BEHIND_PROXY", "perhaps"),
        ("MAP_TILES_URL", "https://tiles.example/"),
        ("VAR_DIR", "/dev/null/var"),
        ("CSRF_TRUSTED_ORIGINS", "passerelles.example"),
    ],
)
def test_a_wrong_value_is_told_by_its_name(run, name: str, value: str) -> None:
    done = run("-c", "import config.settings", **(PRODUCTION | {name: value}))

    assert done.returncode == 1
    assert f'Environment variable "{name}" invalid' in done.stderr.splitlines()[-1]


def test_production_passes_the_deployment_checks(run) -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert done.returncode == 0, done.stderr


def test_debug_cannot_be_switched_on_in_production(run) -> None:
    done = run("-c", "from django.conf import settings; print(settings.DEBUG)", DEBUG="yes", **PRODUCTION)

    assert done.stdout == "False\n"


def test_links_in_mails_lead_to_the_first_host_unless_told(run) -> None:
    show = "from django.conf import settings; print(settings.WAGTAILADMIN_BASE_URL, settings.ALLOWED_HOSTS)"

    assert run("-c", show, **PRODUCTION).stdout.startswith("https://passerelles.example [")
    assert run("-c", show, BASE_URL="http://here:81/", **PRODUCTION).stdout.startswith("http://here:81 [")


def test_each_service_has_one_url(run) -> None:
    show = (
        "from django.conf import settings as s; d, c = s.DATABASES['default'], s.CACHES['default'];"
        "print(d['ENGINE'], d['NAME'], d['CONN_MAX_AGE'], d['CONN_HEALTH_CHECKS']); print(c['BACKEND'], c['LOCATION']);"
        "print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD)"
    )

    done = run(
        "-c",
        show,
        DATABASE_URL="postgres://me:secret@database.example/passerelles",
        CACHE_URL="redis://cache.example:6380/2",
        EMAIL_URL="submission://me:p%40ss@mail.example",
    )

    assert done.stdout.splitlines() == [
        "django.db.backends.postgresql passerelles 600 True",
        "django.core.cache.backends.redis.RedisCache redis://cache.example:6380/2",
        "mail.example 587 True me p@ss",
    ]


def test_sqlite_lets_readers_go_on_while_somebody_writes(run) -> None:
    show = (
        "import django; django.setup(); from django.db import connection as c; k = c.cursor();"
        "print(k.execute('PRAGMA journal_mode').fetchone()[0], k.execute('PRAGMA foreign_keys').fetchone()[0],"
        "c.transaction_mode)"
    )

    assert run("-c", show).stdout == "wal 1 IMMEDIATE\n"
