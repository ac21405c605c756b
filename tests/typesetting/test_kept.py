"""Documents are made once, given out as long as they are true, and never else."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import RequestFactory
from django.utils import timezone

from core.caching import changed, depends_on
from core.later.tasks import run_all
from core.models.kept import KeptFile, KeptState
from core.typesetting import Document
from core.typesetting.kept import give, recipe
from core.typesetting.kept.recipes import Recipe, known
from core.typesetting.kept.services import MOST_WAITING, forget_old
from core.typesetting.nodes import paragraph


class Kitchen:
    """Makes documents of what stands in `words`, and counts them."""

    def __init__(self) -> None:
        self.words: str | None = "Un"
        self.made = 0

    def make(self, subject: str) -> Document | None:
        if self.words is None:
            return None
        if self.words == "broken":
            raise ValueError("broken")
        self.made += 1
        depends_on(f"page:{subject}")
        return Document(language="fr", title=subject, body=[paragraph(self.words)])

    def recipe(self, **how: bool) -> Recipe:
        return recipe("test", self.make, **how)


@pytest.fixture
def kitchen(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setattr(KeptFile._meta.get_field("file"), "storage", FileSystemStorage(tmp_path))
    yield Kitchen()
    known.pop("test", None)


def answer(asked: Recipe, subject: str = "a") -> Any:
    found = give(RequestFactory().get("/", REMOTE_ADDR="192.0.2.7"), asked, subject, "fr", "pdf", "un-nom")
    if found.streaming:
        found.read = b"".join(found.streaming_content)
        found.file_to_stream.close()
    return found


def test_it_is_made_once_and_again_when_what_it_shows_has_changed(kitchen: Kitchen) -> None:
    asked = kitchen.recipe(at_once=True)
    first = answer(asked)
    assert (first.status_code, first["Content-Type"]) == (200, "application/pdf")
    assert first["Content-Disposition"] == 'inline; filename="un-nom.pdf"'
    assert first.read.startswith(b"%PDF-")
    answer(asked)
    changed("page:other")
    answer(asked)
    assert kitchen.made == 1
    changed("page:a")
    answer(asked)
    assert kitchen.made == 2
    KeptFile.objects.update(made_at=timezone.now() - timedelta(days=1))
    answer(asked)
    assert kitchen.made == 3
    kept = KeptFile.objects.get()
    Path(kept.file.path).unlink()
    answer(asked)
    assert kitchen.made == 4


def test_what_does_not_grow_old_is_kept_for_good(kitchen: Kitchen) -> None:
    asked = kitchen.recipe(at_once=True, for_good=True)
    answer(asked)
    KeptFile.objects.update(made_at=timezone.now() - timedelta(days=400), asked_at=timezone.now() - timedelta(days=400))
    assert forget_old(timezone.now()) == 0
    answer(asked)
    assert kitchen.made == 1
    changed("page:a")
    answer(asked)
    assert kitchen.made == 2


def test_what_takes_longer_is_made_by_the_worker_while_a_page_waits(kitchen: Kitchen) -> None:
    asked = kitchen.recipe()
    for _again in range(2):
        waits = answer(asked)
        assert (waits.status_code, waits["Refresh"]) == (202, "3")
        assert "no-store" in waits["Cache-Control"]
        assert "Le document se prépare" in waits.content.decode()
    assert run_all() == 1
    assert answer(asked).status_code == 200
    assert kitchen.made == 1


def test_what_is_not_given_out_is_neither_made_nor_kept(kitchen: Kitchen) -> None:
    asked = kitchen.recipe()
    answer(asked)
    kitchen.words = None
    run_all()
    assert not KeptFile.objects.exists()


def test_what_fails_says_so_and_comes_right_when_it_is_tried_again(kitchen: Kitchen) -> None:
    asked = kitchen.recipe()
    answer(asked)
    kitchen.words = "broken"
    run_all()
    failed = answer(asked)
    assert failed.status_code == 503
    assert "n’a pas pu être établi" in failed.content.decode()
    kitchen.words = "Bien"
    run_all(timezone.now() + timedelta(minutes=2))
    assert answer(asked).status_code == 200


def test_there_is_a_bound_to_what_is_prepared_at_once(kitchen: Kitchen) -> None:
    asked = kitchen.recipe()
    now = timezone.now()
    KeptFile.objects.bulk_create(
        KeptFile(key=str(number), recipe="test", subject="x", language="fr", format="pdf", asked_at=now)
        for number in range(MOST_WAITING)
    )
    assert answer(asked).status_code == 429


def test_a_duty_forgets_old_documents_and_lost_files(
    kitchen: Kitchen, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    answer(kitchen.recipe(at_once=True))
    (tmp_path / "lost.pdf").write_bytes(b"x")
    later = timezone.now() + timedelta(days=3)
    assert forget_old(timezone.now()) == 0
    assert forget_old(later, dry_run=True) == 2
    assert KeptFile.objects.filter(state=KeptState.MADE).exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_old(later) == 2
    assert not KeptFile.objects.exists()
    assert not list(tmp_path.iterdir())
