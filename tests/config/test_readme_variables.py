"""The README's table names every variable of the environment, and no other."""

import re
from pathlib import Path

BASE = Path(__file__).resolve().parents[2]
READ_BY_SETTINGS = re.compile(r"\benv(?:\.\w+)?\(\s*[\"']([A-Z][A-Z0-9_]*)[\"']")
READ_ELSEWHERE = re.compile(r"\bos\.(?:environ\.get|getenv)\(\s*[\"']([A-Z][A-Z0-9_]*)[\"']")
ROW = re.compile(r"^\| `([A-Z][A-Z0-9_]*)`[^|]*\|", re.MULTILINE)


def _read(files: list[Path], pattern: re.Pattern[str]) -> set[str]:
    return {name for file in files for name in pattern.findall(file.read_text(encoding="utf-8"))}


def _settings() -> set[str]:
    return _read(sorted((BASE / "config" / "settings").glob("*.py")), READ_BY_SETTINGS)


def _table() -> list[str]:
    return ROW.findall((BASE / "README.md").read_text(encoding="utf-8"))


def test_every_variable_that_the_settings_read_is_in_the_table() -> None:
    assert _settings() - set(_table()) == set()


def test_every_variable_of_the_table_is_read() -> None:
    elsewhere = _read(sorted((BASE / "config").glob("*.py")), READ_ELSEWHERE)

    assert set(_table()) - _settings() - elsewhere == set()


def test_no_variable_stands_twice_in_the_table() -> None:
    assert sorted(_table()) == sorted(set(_table()))


def test_the_settings_were_understood() -> None:
    # A rewrite of the settings that these patterns do not see would make the other tests say nothing.
    assert {"ENVIRONMENT", "SECRET_KEY", "DATABASE_URL", "MAP_TILES_URL"} <= _settings()
