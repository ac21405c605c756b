"""`manage.py bench` generates, serves, measures and reports; how fast the machine was is not looked at."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

PAGES = ("plain Django view", "home", "list", "filtered list", "practice", "directory")


def collection(folder: Path) -> dict[str, str]:
    """A judged collection of four documents, named as the bench wants it."""
    words = ("crèche", "permis", "logement", "atelier")
    rest = {"type": "fiche", "lang": "fr", "summary": "", "url": "/", "theme": "", "subtheme": "", "audience": ""}
    documents = [rest | {"id": one, "title": one, "body": f"Un texte sur {one}. " * 5, "date": ""} for one in words]
    queries = [{"set": "a", "kind": "b", "base": one, "q": one, "rel": {one: 3}} for one in words * 6]
    named = {"BENCH_CORPUS": documents, "BENCH_QUERIES": queries}
    for name, rows in named.items():
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return {name: str(folder / f"{name}.jsonl") for name in named}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a quick run writes."""
    folder = tmp_path_factory.mktemp("bench")
    output = folder / "performance.md"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BENCH_")}
    environment |= collection(folder) | {"BENCH_DOCUMENTS": "10", "BENCH_PAPER": "20,10"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "bench", "--quick", f"--output={output}"],
        cwd=settings.BASE_DIR,
        env={**environment, "DJANGO_SETTINGS_MODULE": "config.bench_settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return output.read_text(encoding="utf-8")


def rows(report: str, heading: str) -> dict[str, list[str]]:
    """The table below a heading, by the first cell of each row."""
    part = report.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line.strip("| ").split("|") for line in part.splitlines() if line.startswith("|")]
    return {line[0].strip(): [cell.strip() for cell in line[1:]] for line in lines[2:]}


def test_every_page_is_measured_on_every_site(report: str) -> None:
    for kind in ("made for each request", "that the page cache has"):
        for size in (5, 20):
            heading = f"Pages that are {kind}" if kind.startswith("made") else f"Pages {kind}"
            found = rows(report, f"{heading}, {size} practices")
            assert set(PAGES) <= set(found)
            assert all(float(row[0].replace(",", "")) > 0 for row in found.values())


def test_a_page_that_is_stored_asks_one_query(report: str) -> None:
    found = rows(report, "Pages that the page cache has, 20 practices")

    assert {row[-1] for row in found.values()} == {"1"}


def test_the_report_says_what_was_wanted_and_weighs_the_pages(report: str) -> None:
    assert len(rows(report, "What must be reached")) == 5
    assert set(rows(report, "Weight")) == set(PAGES) - {"plain Django view"}


def test_relevance_and_growth_are_measured_on_a_collection(report: str) -> None:
    assert rows(report, "Search")["a/b"][:2] == ["24", "1.000"]
    assert rows(report, "As documents grow")["10"]


def test_the_report_names_no_place_of_the_machine(report: str) -> None:
    assert str(settings.BASE_DIR) not in report
    assert str(Path.home()) not in report
