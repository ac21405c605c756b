"""The containers of deploy/compose.yaml are those that the tests ran on, and hold no secret."""

import re
from typing import Any

import pytest
import yaml
from django.conf import settings

DEPLOY = settings.BASE_DIR / "deploy"


@pytest.fixture
def compose() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def test_the_site_its_worker_and_their_servers(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services.keys() == {"prepare", "web", "worker", "postgres", "redis", "elasticsearch"}
    assert {name for name, service in services.items() if "outside" in service["networks"]} == {
        *("prepare", "web", "worker")
    }
    for name, service in services.items():
        for other in service.get("depends_on", {}):
            assert other in services, name


def test_elasticsearch_is_the_one_of_the_tests(compose: dict[str, Any]) -> None:
    version = re.search(r"^version=(.+)$", (settings.BASE_DIR / ".ci" / "elasticsearch").read_text(), re.M)
    assert version is not None
    assert compose["services"]["elasticsearch"]["image"] == f"elasticsearch:{version[1]}"


def test_what_is_set_is_in_the_table(compose: dict[str, Any]) -> None:
    table = (settings.BASE_DIR / "README.md").read_text()
    for name in compose["services"]["web"]["environment"]:
        assert f"| `{name}`" in table, name


def test_there_is_no_secret_in_it(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        for variable, value in service["environment"].items() if "environment" in service else ():
            if "PASSWORD" in variable or "://" in str(value):
                assert "passerelles:passerelles@" not in str(value), name
                assert "@" not in str(value) or "${" in str(value), f"{name}: {variable}"
    assert all("SECRET_KEY" not in service.get("environment", {}) for service in compose["services"].values())


def test_the_image_runs_as_nobody_in_particular() -> None:
    stages = re.split(r"^FROM ", (DEPLOY / "Dockerfile").read_text(), flags=re.M)[1:]
    assert len(stages) == 2, "what builds stays out of what runs"
    assert "\nUSER passerelles\n" in stages[-1]
    assert "make .venv/run.stamp" in stages[0], "packages come from the locked list, with their hashes"
