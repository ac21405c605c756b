"""What becomes of a kept file: it is asked for, made, found good or not, forgotten."""

import hashlib
import uuid
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from core.caching import current_generation, stale
from core.caching.recorder import unheard
from core.later import task
from core.models.kept import KeptFile, KeptState

from ..addresses import with_addresses
from .recipes import FORMATS, Recipe, known

MOST_WAITING = 30
MOST_KEPT = 500  # files of what changes; beyond it the oldest goes
ASK_AGAIN = timedelta(minutes=10)  # a task that was recorded is not recorded once more before
KEPT_FOR = timedelta(days=2)  # of what changes; it is made anew each day anyway


class TooMuchWaits(Exception):
    """So many documents are being prepared that no more are taken on for now."""


def find(recipe: Recipe, subject: str, language: str, format: str) -> KeptFile | None:
    return KeptFile.objects.filter(key=_key(recipe, subject, language, format)).first()


def is_good(kept: KeptFile, recipe: Recipe) -> bool:
    """Does the file show what the site shows now? One query at most."""
    if kept.state != KeptState.MADE or kept.made_at is None or kept.edition != recipe.edition:
        return False
    if not kept.file.name or not kept.file.storage.exists(kept.file.name):
        return False
    # It says on which day it was made, and what was due by then.
    if not recipe.for_good and timezone.localdate(kept.made_at) != timezone.localdate():
        return False
    return not stale(kept.names, kept.generation)


def just_failed(kept: KeptFile) -> bool:
    """Could it not be made when it was last asked for, a moment ago?"""
    return kept.state == KeptState.FAILED and kept.asked_at > timezone.now() - ASK_AGAIN


def ask(recipe: Recipe, subject: str, language: str, format: str) -> KeptFile:
    """Have it made by the worker. Raises TooMuchWaits."""
    now = timezone.now()
    kept = find(recipe, subject, language, format)
    pending = kept is not None and kept.state == KeptState.WAITING and kept.asked_at > now - ASK_AGAIN
    if kept is not None and pending:
        return kept
    recent = KeptFile.objects.filter(state=KeptState.WAITING, asked_at__gt=now - ASK_AGAIN)
    if recent.count() >= MOST_WAITING:
        raise TooMuchWaits
    with transaction.atomic():
        kept, _new = KeptFile.objects.update_or_create(
            key=_key(recipe, subject, language, format),
            defaults={"state": KeptState.WAITING, "asked_at": now},
            create_defaults={**_described(recipe, subject, language, format), "asked_at": now},
        )
        make_asked.enqueue(kept.pk)
    return kept


@task
def make_asked(pk: int) -> None:
    """Make this file, unless it was."""
    kept = KeptFile.objects.filter(pk=pk).exclude(state=KeptState.MADE).first()
    recipe = known.get(kept.recipe) if kept else None
    if kept is None or recipe is None:
        return
    try:
        made = make(recipe, kept.subject, kept.language, kept.format)
    except Exception:
        KeptFile.objects.filter(pk=pk).update(state=KeptState.FAILED)
        raise
    if made is None:
        forget(kept)


def make(recipe: Recipe, subject: str, language: str, format: str) -> KeptFile | None:
    """Make it now and keep it. None where the recipe gives nothing out."""
    now = timezone.now()
    # Read before anything that is shown: a change that comes meanwhile is newer than the file.
    generation = current_generation()
    with override(language), unheard() as heard:
        document = recipe.make(subject)
        if document is None:
            return None
        content = FORMATS[format][1](with_addresses(document))
    with transaction.atomic():
        before = KeptFile.objects.filter(key=_key(recipe, subject, language, format)).first()
        old = before.file.name if before and before.file else ""
        kept, _new = KeptFile.objects.update_or_create(
            key=_key(recipe, subject, language, format),
            defaults={
                **_described(recipe, subject, language, format),
                "state": KeptState.MADE,
                "edition": recipe.edition,
                "generation": generation,
                "names": sorted(heard.names),
                "asked_at": now,
                "made_at": now,
            },
        )
        kept.file.save(f"{uuid.uuid4().hex}.{format}", ContentFile(content))
        if old:
            transaction.on_commit(lambda: kept.file.storage.delete(old))
    _make_room()
    return kept


def forget(kept: KeptFile) -> None:
    """Delete the file and what is known of it."""
    name, storage = kept.file.name, kept.file.storage
    kept.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def forget_old(now: datetime, dry_run: bool = False) -> int:
    """Delete what was made two days ago, but for what never changes, and files that nothing names; how many."""
    old = list(KeptFile.objects.filter(for_good=False, asked_at__lt=now - KEPT_FOR))
    lost = _lost(now)
    if not dry_run:
        for kept in old:
            forget(kept)
        for file in lost:
            file.unlink(missing_ok=True)
    return len(old) + len(lost)


def _lost(now: datetime) -> list[Path]:
    """Files that a process left when it was stopped."""
    folder = Path(KeptFile().file.storage.path(""))
    if not folder.is_dir():
        return []
    named = set(KeptFile.objects.exclude(file="").values_list("file", flat=True))
    before = (now - KEPT_FOR).timestamp()
    return [file for file in folder.iterdir() if file.name not in named and file.stat().st_mtime < before]


def _make_room() -> None:
    changing = KeptFile.objects.filter(for_good=False).order_by("-asked_at", "-pk")
    for kept in changing[MOST_KEPT : MOST_KEPT + 20]:
        forget(kept)


def _described(recipe: Recipe, subject: str, language: str, format: str) -> dict[str, object]:
    described = {"recipe": recipe.name, "subject": subject, "language": language, "format": format}
    return {**described, "state": KeptState.WAITING, "for_good": recipe.for_good}


def _key(recipe: Recipe, subject: str, language: str, format: str) -> str:
    return hashlib.sha256("\n".join((recipe.name, language, format, subject)).encode()).hexdigest()
