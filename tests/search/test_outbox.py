"""What changes in the database reaches the index, whatever fails on the way."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from core.models import Sector
from home.models import StandardPage
from search import services, sources
from search.document import Document
from search.embedded import EmbeddedEngine, store
from search.engines import get_engine
from search.models import Change, IndexTask
from search.query import Query
from tests.harness.index import Commit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]


@pytest.fixture
def root() -> Page:
    Locale.objects.get_or_create(language_code="fr")
    return Page.get_first_root_node()


def make(parent: Page, title: str = "Mentions", **fields: Any) -> StandardPage:
    return parent.add_child(instance=StandardPage(title=title, summary=f"À propos de {title}", **fields))


def titles(language: str = "fr") -> list[str]:
    return sorted(hit.title for hit in get_engine().search(Query(language=language)).hits)


def test_what_is_published_is_found_at_the_next_request(root: Page, commit: Commit) -> None:
    with commit():
        page = make(root, live=False)
    assert titles() == []
    with commit():
        page.save_revision().publish()
    assert titles() == ["Mentions"]
    assert services.pending() == 0


def test_a_draft_changes_nothing(root: Page, commit: Commit) -> None:
    with commit():
        page = make(root)
    with commit():
        page.title = "Brouillon"
        page.save_revision()
    assert titles() == ["Mentions"]
    assert services.pending() == 0


def test_what_is_rolled_back_is_not_recorded(root: Page) -> None:
    with pytest.raises(LookupError), transaction.atomic():
        make(root)
        raise LookupError
    assert services.pending() == 0


def test_what_is_unpublished_or_deleted_is_found_no_more(root: Page, commit: Commit) -> None:
    with commit():
        one, other = make(root, "Une"), make(root, "Autre")
    assert titles() == ["Autre", "Une"]
    with commit():
        one.unpublish()
    assert titles() == ["Autre"]
    with commit():
        Page.objects.get(pk=other.pk).delete()
    assert titles() == []


def test_what_is_made_private_leaves_with_all_below_it_and_comes_back(root: Page, commit: Commit) -> None:
    with commit():
        parent = make(root, "Parent")
        make(parent, "Enfant")
    with commit():
        restriction = PageViewRestriction.objects.create(page=parent, restriction_type="login")
    assert titles() == []
    with commit():
        restriction.delete()
    assert titles() == ["Enfant", "Parent"]


def test_addresses_follow_a_page_that_moves(root: Page, commit: Commit) -> None:
    with commit():
        here, there = make(root, "Ici"), make(root, "Là")
        make(here, "Enfant")
    with commit():
        here.move(there, pos="last-child")
    # Whatever the address is made of, the index must say what the page says.
    assert services.differences() == ([], [], [])


def test_a_translation_ends_the_standing_in_of_the_original(root: Page, commit: Commit) -> None:
    dutch, _ = Locale.objects.get_or_create(language_code="nl")
    with commit():
        page = make(root, "Mentions")
    assert titles("nl") == ["Mentions"]
    with commit():
        copy = page.copy_for_translation(dutch, copy_parents=False)
        copy.title = "Vermeldingen"
        copy.save_revision().publish()
    assert (titles("nl"), titles("fr")) == (["Vermeldingen"], ["Mentions"])
    with commit():
        Page.objects.get(pk=copy.pk).specific.unpublish()
    assert titles("nl") == ["Mentions"]


def test_an_alias_is_not_found(root: Page, commit: Commit) -> None:
    with commit():
        make(root).create_alias(update_slug="alias")
    assert titles() == ["Mentions"]


def test_a_term_leads_to_everything_that_carries_it(root: Page, commit: Commit) -> None:
    sector = Sector.objects.create(code="bois", label_fr="Bois")
    with commit():
        page = make(root)
    key = sources.key_of(page)
    carrier = Document(id="page:x:fr", kind="page", language="fr", title="X", facets={"sector": ("bois",)})
    get_engine().replace({key: carrier})
    with commit():
        sector.also_called = "menuiserie"
        sector.save()
    assert titles() == ["Mentions"], "the page was asked again what it is"


@pytest.fixture
def busy(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Somebody else is writing the index, until the call."""
    monkeypatch.setattr(store, "PATIENCE", 0)
    other = EmbeddedEngine(tmp_path / "index")
    writing = other.store.writer()
    writing.__enter__()
    done = []

    def finish() -> None:
        if not done:
            done.append(writing.__exit__(None, None, None))

    yield finish
    finish()


def test_what_could_not_be_written_waits_for_the_worker(
    root: Page, commit: Commit, busy: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    with commit():
        make(root)
    task = IndexTask.objects.get()
    assert (task.attempts, task.change) == (1, Change.RECORD)
    assert task.error.startswith("IndexBusy")
    assert task.not_before is not None
    busy()
    assert services.drain() == 0, "it is not due yet"
    IndexTask.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    call_command("work", "--once")
    assert titles() == ["Mentions"]
    assert services.pending() == 0


def test_a_record_that_cannot_be_read_holds_up_no_other(
    root: Page, commit: Commit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    document = StandardPage.search_document

    def failing(self: StandardPage) -> Document:
        if self.title == "Cassée":
            raise LookupError("a term is gone")
        return document(self)

    monkeypatch.setattr(StandardPage, "search_document", failing)
    with commit():
        broken = make(root, "Cassée")
        make(root, "Entière")
    assert titles() == ["Entière"]
    task = IndexTask.objects.get()
    assert (task.key, task.error) == (sources.key_of(broken), "LookupError: a term is gone")


def test_a_task_added_while_its_record_is_read_is_kept(root: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make(root)
    document = StandardPage.search_document

    def meanwhile(self: StandardPage) -> Document:
        found = document(self)
        monkeypatch.setattr(StandardPage, "search_document", document)
        StandardPage.objects.get(pk=page.pk).save()
        return found

    monkeypatch.setattr(StandardPage, "search_document", meanwhile)
    assert services.drain(limit=1) == 1
    assert services.pending() == 1


def test_many_changes_are_carried_over_together(root: Page, commit: Commit) -> None:
    with commit(), services.deferred():
        for number in range(5):
            make(root, f"Page {number}")
        assert titles() == []
    assert len(titles()) == 5


def test_check_tells_what_differs_and_rebuild_puts_it_right(
    root: Page, commit: Commit, capsys: pytest.CaptureFixture[str]
) -> None:
    with commit():
        page = make(root, "Une")
        make(root, "Deux")
    call_command("search_check")
    Page.objects.filter(pk=page.pk).update(title="Changée sans le dire")
    get_engine().upsert([Document(id="page:ghost:fr", kind="page", language="fr", title="Fantôme")])
    with pytest.raises(SystemExit) as stop:
        call_command("search_check")
    assert stop.value.code == 1
    said = capsys.readouterr().out
    assert "should not be there: page:ghost:fr" in said
    assert f"out of date: page:{page.translation_key}:fr" in said
    call_command("search_rebuild")
    assert titles() == ["Changée sans le dire", "Deux"]
    call_command("search_check")


def test_the_worker_makes_an_index_where_an_update_left_none(root: Page, commit: Commit) -> None:
    make(root)
    commit()
    call_command("work", once=True, verbosity=0)
    assert services.rebuild_if_missing() == 0

    (get_engine().store.folder / "current").write_text("v0-000001")
    assert titles() == []
    call_command("work", once=True, verbosity=0)

    assert titles() == ["Mentions"]


def test_what_changes_while_the_engine_is_down_is_found_once_it_is_back(
    root: Page, commit: Commit, settings: Any, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SEARCH_URL = "elasticsearch://127.0.0.1:1/passerelles"
    with commit():
        make(root, "Publiée pendant la panne")
    task = IndexTask.objects.get()
    assert task.error.startswith("SearchUnavailable")
    settings.SEARCH_URL = address
    IndexTask.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    call_command("work", "--once")
    assert titles() == ["Publiée pendant la panne"]
    assert services.differences() == ([], [], [])
