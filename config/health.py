"""Three probes with three meanings: the process runs, it can serve, and which version it is."""

import os
import tomllib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from search.engines import get_engine
from search.query import Query


class HealthMiddleware:
    """Answers the probes before anything else looks at the request.

    They come from inside, by plain HTTP and by address instead of name, and must answer when the database does not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path_info)
        return probe(request) if probe else self.get_response(request)


@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; it asks nothing of anybody, so that a slow database restarts no one."""
    return JsonResponse({"status": "alive"})


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served; 503 naming what is missing. A search that is down is told, and is no reason
    to send readers away: the pages still open."""
    checks = {"database": _database(), "cache": _cache(), "search": _search()}
    is_ready = checks["database"] == checks["cache"] == "ok"
    return JsonResponse({"status": "ready" if is_ready else "not ready", **checks}, status=200 if is_ready else 503)


@never_cache
def version(request: HttpRequest) -> JsonResponse:
    """The version of the code, and the commit where the deployment told it (COMMIT)."""
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        number = tomllib.load(file)["project"]["version"]
    return JsonResponse({"version": number, "commit": os.environ.get("COMMIT", "")})


PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/health/live/": live,
    "/health/ready/": ready,
    "/health/version/": version,
}


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        connection.close()
        return "unreachable"
    return "migrations are waiting" if waiting else "ok"


def _cache() -> str:
    try:
        cache.set("health", "ok", 10)
        return "ok" if cache.get("health") == "ok" else "does not keep what it is given"
    except Exception:  # noqa: BLE001 - whatever the cache's client raises, the answer is the same
        return "unreachable"


def _search() -> str:
    try:
        get_engine().search(Query(language="fr", size=1))
    except Exception:  # noqa: BLE001 - likewise
        return "unreachable"
    return "ok"
