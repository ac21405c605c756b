"""In production each line of the log is one JSON object, and holds nothing of what a person typed."""

import json
from pathlib import Path

from django.http import HttpResponseNotFound
from django.test import RequestFactory
from django.utils.log import log_response

from config.logs import JsonFormatter

from .conftest import ASK, PRODUCTION, run_python


def log_of(var: Path, path: str) -> list[dict[str, object]]:
    variables = {**PRODUCTION, "HTTPS": "no", "ALLOWED_HOSTS": "testserver"}
    done = run_python(var, "-c", ASK, json.dumps([[path], {}]), **variables)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()[:-1]]


def test_a_missing_page_is_one_line_without_its_question(caplog) -> None:
    request = RequestFactory().get("/fr/nowhere/?q=jeanne@example.org")

    log_response("Not Found: %s", request.path, response=HttpResponseNotFound(), request=request)
    line = json.loads(JsonFormatter().format(caplog.records[0]))

    assert line.pop("time")
    assert line == {
        "level": "WARNING",
        "logger": "django.request",
        "message": "Not Found: /fr/nowhere/",
        "status": 404,
        "path": "/fr/nowhere/",
    }


def test_an_error_brings_its_traceback_in_the_same_line(tmp_path: Path) -> None:
    # A database without tables.
    lines = [line for line in log_of(tmp_path / "var", "/fr/") if line["level"] == "ERROR"]

    assert len(lines) == 1
    assert "OperationalError" in str(lines[0]["traceback"])
