"""The page cache is exact between processes that share PostgreSQL and Redis."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from core.caching import changed, current_generation
from core.models import CacheName
from tests.harness.demo import demo_folder

SITE = """
import json, sys
import django
django.setup()
from django.test import Client
from home.models import HomePage

for command in json.loads(sys.argv[1]):
    if command == "get":
        answer = Client().get("/fr/", HTTP_HOST="localhost")
        print(json.dumps([answer.status_code, answer.get("X-Cache"), "A NEW LEAD" in answer.content.decode()]))
    else:
        home = HomePage.objects.get(locale__language_code="fr")
        home.lead = "A NEW LEAD"
        home.save_revision().publish()
"""


@pytest.fixture
def site(request: pytest.FixtureRequest, tmp_path: Path, migrated_file: Path) -> dict[str, str]:
    """The environment of processes that share a database and a Redis."""
    import shutil

    assert request.config.cache is not None
    shutil.copytree(demo_folder(request.config.cache.mkdir("demo"), migrated_file), tmp_path / "var")
    cache_url = os.environ["CACHE_URL"].rpartition("/")[0] + "/15"
    return {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var"), "CACHE_URL": cache_url}


def process(site: dict[str, str], *commands: str) -> list[Any]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", SITE, json.dumps(commands)],
        cwd=settings.BASE_DIR,
        env={**site, "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]


def test_what_one_process_stored_another_serves_until_a_third_changes_it(site) -> None:
    first = process(site, "get", "get")
    second = process(site, "get")
    process(site, "publish")
    third = process(site, "get", "get")

    assert first == [[200, None, False], [200, "hit", False]]
    assert second == [[200, "hit", False]]
    assert third == [[200, None, True], [200, "hit", True]]


@pytest.mark.django_db(transaction=True)
def test_changes_of_many_writers_are_all_counted() -> None:
    before = current_generation()

    def write(number: int) -> None:
        try:
            for turn in range(10):
                changed(f"thing:{turn % 3}", f"writer:{number}")
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert current_generation() == before + 60
    assert CacheName.objects.filter(name__startswith="writer:").count() == 6
