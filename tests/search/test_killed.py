"""Processes that are killed at any moment: nothing is lost, and nothing stays behind."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from search import services
from search.document import Document
from search.embedded import EmbeddedEngine
from search.engines import get_engine
from search.query import Query
from tests.harness.processes import KILL, Run, wait_for

PUBLISH = """
import os, signal
from wagtail.models import Locale, Page
from home.models import StandardPage
from search import services
from search.embedded import engine
{kill}
Locale.objects.get_or_create(language_code="fr")
parent = Page.get_first_root_node()
page = parent.add_child(instance=StandardPage(title="Odomètre", summary="Un mot rare."))
"""
MOMENTS = {
    "before the index is looked at": f"services.drain_at_once = lambda: {KILL}",
    "before the index is written": f"engine.EmbeddedEngine.replace = lambda *given: {KILL}",
    "while the index is written": f"engine.lay_out = engine.schema.lay_out = lambda *given: {KILL}",
    "before it is known to be written": f"services._forget_pages = lambda *given: {KILL}",
}
DELETE = 'StandardPage.objects.get(title="Odomètre").delete()'


def found(folder: Path) -> list[str]:
    return [hit.title for hit in EmbeddedEngine(folder / "search").search(Query(language="fr")).hits]


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_committed_is_carried_over_by_the_worker(run: Run, tmp_path: Path, moment: str) -> None:
    run("shell", "-v0", "-c", PUBLISH.format(kill=MOMENTS[moment]), killed=True)
    run("work", "--once")
    assert found(tmp_path) == ["Odomètre"]


def test_what_was_deleted_does_not_stay(run: Run, tmp_path: Path) -> None:
    run("shell", "-v0", "-c", PUBLISH.format(kill=""))
    assert found(tmp_path) == ["Odomètre"]
    gone = PUBLISH.partition("Locale.objects")[0].format(kill=MOMENTS["before the index is looked at"]) + DELETE
    run("shell", "-v0", "-c", gone, killed=True)
    run("work", "--once")
    assert found(tmp_path) == []
    run("search_check")


def test_a_rebuild_that_is_killed_leaves_the_old_index(run: Run, tmp_path: Path) -> None:
    run("shell", "-v0", "-c", PUBLISH.format(kill=""))
    kill = f"from search.embedded import store; store.Store._swap = lambda *given: {KILL}; services.rebuild()"
    run("shell", "-v0", "-c", f"import os, signal; from search import services; {kill}", killed=True)
    assert found(tmp_path) == ["Odomètre"]
    assert "1 documents" in run("search_rebuild").stdout
    assert found(tmp_path) == ["Odomètre"]


@pytest.mark.django_db
def test_searches_go_on_while_the_index_is_rebuilt(settings: Any, tmp_path: Path, capsys: Any) -> None:
    settings.SEARCH_URL = f"embedded://{tmp_path / 'index'}"
    one = Document(id="page:1:fr", kind="page", language="fr", title="Odomètre")
    get_engine().upsert([one])
    seen: set[int] = set()
    stop = threading.Event()

    def search() -> None:
        reader = EmbeddedEngine(tmp_path / "index")
        while not stop.is_set():
            seen.add(reader.search(Query(text="odomètre", language="fr")).total)

    thread = threading.Thread(target=search)
    thread.start()
    try:
        many = [Document(id=f"page:{n}:fr", kind="page", language="fr", title=f"Odomètre {n}") for n in range(300)]
        for _again in range(3):
            services.rebuild(iter(many))
        wait_for(lambda: 300 in seen)
    finally:
        stop.set()
        thread.join()
    assert seen <= {1, 300}, "a search sees the old index or the new one, whole"


@pytest.mark.django_db
def test_a_rebuild_says_how_far_it_is(settings: Any, tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    settings.SEARCH_URL = f"embedded://{tmp_path / 'index'}"
    many = [Document(id=f"page:{n}:fr", kind="page", language="fr", title=str(n)) for n in range(1_200)]
    monkeypatch.setattr("search.management.commands.search_rebuild.all_documents", lambda: many)
    call_command("search_rebuild")
    assert capsys.readouterr().out.split() == ["500…", "1000…", "1200", "documents", "in", "the", "index"]
