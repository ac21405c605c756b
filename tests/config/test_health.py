"""The probes tell the truth when a part of the site is down."""

import json

from .conftest import PRODUCTION

NOWHERE = "127.0.0.1:9"  # the port that discards; nothing listens there


def test_an_empty_site_is_alive_and_not_ready(ask) -> None:
    live, ready = ask("/health/live/", "/health/ready/")

    assert live["status"] == 200
    assert ready["status"] == 503
    assert json.loads(ready["body"])["database"] == "migrations are waiting"


def test_a_migrated_site_is_ready(ask_migrated) -> None:
    [ready] = ask_migrated("/health/ready/")

    assert ready["status"] == 200
    assert json.loads(ready["body"]) == {"status": "ready", "database": "ok", "cache": "ok", "search": "ok"}


def test_without_its_database_the_site_lives_and_is_not_ready(ask) -> None:
    down = {"DATABASE_URL": f"postgres://nobody@{NOWHERE}/nothing?connect_timeout=2"}

    live, ready = ask("/health/live/", "/health/ready/", **down)

    assert live["status"] == 200
    assert ready["status"] == 503
    assert json.loads(ready["body"])["database"] == "unreachable"


def test_without_its_cache_the_site_is_not_ready(ask_migrated) -> None:
    [ready] = ask_migrated("/health/ready/", CACHE_URL=f"redis://{NOWHERE}/0")

    assert ready["status"] == 503
    assert json.loads(ready["body"])["cache"] == "unreachable"


def test_without_its_search_the_site_is_ready_and_says_so(ask_migrated) -> None:
    [ready] = ask_migrated("/health/ready/", SEARCH_URL="embedded:///dev/null/index")

    assert ready["status"] == 200
    assert json.loads(ready["body"])["search"] == "unreachable"


def test_probes_speak_plain_http_to_any_name_and_are_not_kept_and_the_version_is_told_with_the_commit(ask) -> None:
    any_name = {"HTTP_HOST": "10.0.0.7:8000"}
    live, version = ask("/health/live/", "/health/version/", headers=any_name, **PRODUCTION, COMMIT="abc123")

    assert live["status"] == 200
    assert "no-store" in live["headers"]["Cache-Control"]
    assert json.loads(version["body"]) == {"version": "0.1.0", "commit": "abc123"}


def test_people_are_sent_to_https_in_production(ask_migrated) -> None:
    [answer] = ask_migrated("/fr/", headers={"HTTP_HOST": "passerelles.example"}, **PRODUCTION)

    assert answer["status"] == 301
    assert answer["headers"]["Location"] == "https://passerelles.example/fr/"
