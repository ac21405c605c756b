"""Carry changes from the database to the index.

What changed is recorded in the transaction that changes it (`enqueue`), and carried over once that is committed
(`drain`), in the same process when it can be, so that what was published is found at the next request. What could not
be carried over stays recorded, and `manage.py work` tries again.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Page

from core import caching
from core.alone import alone
from core.memory import settled

from . import sources
from .document import Document
from .engines import get_engine
from .models import Change, IndexTask
from .query import Query

log = logging.getLogger(__name__)

# Sent with `lists`, the (kind, language) of every list that changed, once the index holds the change.
index_changed = Signal()

BATCH = 50  # tasks read at a time
AT_ONCE = 200  # tasks that a request carries over; the worker does the rest
PATIENCE = 5.0  # seconds that a request waits for another one that carries over
_LOCK = "search-drain"  # two that read a record at two moments must not write it in the wrong order
_LONGEST_WAIT = timedelta(hours=1)

_later: ContextVar[bool] = ContextVar("search_drain_later", default=False)


def enqueue(*records: models.Model) -> None:
    """Record that these changed; for a page, its translations are looked at again as well."""
    keys: dict[str, None] = {}
    for record in records:
        keys |= dict.fromkeys(sources.siblings(record) if isinstance(record, Page) else [sources.key_of(record)])
    _record(Change.RECORD, keys)


def enqueue_tree(page: Page) -> None:
    """Record that a page's address or visibility changed, and with it those of the pages below it."""
    _record(Change.TREE, [sources.key_of(page)])


def reindex_term(axis: str, code: str) -> None:
    """Record that a term's labels, other names or place in its tree changed."""
    _record(Change.TERM, [f"{axis}:{code}"])


def _record(change: Change, keys: Iterable[str]) -> None:
    IndexTask.objects.bulk_create([IndexTask(change=change, key=key) for key in keys])
    if not _later.get():
        transaction.on_commit(drain_at_once, robust=True)


@contextmanager
def deferred() -> Iterator[None]:
    """Inside the block changes are only recorded; they are carried over together at its end."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)
        transaction.on_commit(lambda: drain(limit=None), robust=True)


def drain_at_once() -> None:
    """What a request does for what it changed. It never raises: what fails is written down for the worker."""
    try:
        drain(limit=AT_ONCE, patience=PATIENCE)
    except Exception:
        log.exception("The search index could not be brought up to date; the worker will try again.")


def drain(limit: int | None = None, patience: float | None = None) -> int:
    """Carry over what is recorded and due, `limit` tasks at most; how many were carried over.

    Somebody else may be doing the same: it waits `patience` seconds, however long unless told, then does nothing."""
    done = 0
    with alone(_LOCK, patience) as mine:
        while mine and (limit is None or done < limit):
            tasks = list(IndexTask.objects.filter(_due())[: BATCH if limit is None else min(BATCH, limit - done)])
            if not tasks:
                break
            done += _carry_over(tasks)
    return done


def pending() -> int:
    """How many tasks wait."""
    return IndexTask.objects.count()


def _carry_over(tasks: list[IndexTask]) -> int:
    """Carry over these tasks, then forget them; those that fail are told so and wait.

    What is recorded more than once is read once: the tasks that come later for the same records go with these.
    """
    _expand([task for task in tasks if task.change != Change.RECORD])
    keys = {task.key for task in tasks if task.change == Change.RECORD}
    records = list(IndexTask.objects.filter(_due(), change=Change.RECORD, key__in=keys))
    found: dict[str, Document | None] = {}
    failed: dict[str, Exception] = {}
    for key in dict.fromkeys(task.key for task in records):
        try:
            with transaction.atomic():  # a query that fails must not spoil a transaction around us
                found[key] = sources.document_of(sources.load(key))
        except Exception as error:
            log.exception("%s could not be read for the search index", key)
            failed[key] = error
    changed: set[tuple[str, str]] = set()
    try:
        if found:
            changed = get_engine().replace(found)
    except Exception as error:
        log.exception("The search index could not be written")
        failed |= dict.fromkeys(found, error)
    done = [task.pk for task in records if task.key not in failed]
    with transaction.atomic():
        IndexTask.objects.filter(pk__in=done).delete()
        for key, reason in failed.items():
            _put_off([task for task in records if task.key == key], reason)
        _forget_pages(changed)
    index_changed.send_robust(sender=None, lists=changed)
    return len({task.pk for task in [*tasks, *records]})


def _due() -> Q:
    return Q(not_before=None) | Q(not_before__lte=timezone.now())


def _expand(tasks: list[IndexTask]) -> None:
    """In place of a tree or a term, the records that it stands for."""
    for task in tasks:
        try:
            if task.change == Change.TREE:
                page = sources.load(task.key)
                keys = sources.tree(page) if isinstance(page, Page) else [task.key]
            else:
                axis, _, code = task.key.partition(":")
                keys = sorted(get_engine().sources_of(axis, code))
        except Exception as error:
            log.exception("%s could not be looked up", task)
            _put_off([task], error)
            continue
        with transaction.atomic():
            IndexTask.objects.bulk_create([IndexTask(change=Change.RECORD, key=key) for key in keys])
            task.delete()


def _put_off(tasks: list[IndexTask], error: Exception) -> None:
    for task in tasks:
        wait = min(timedelta(seconds=10 * 2 ** min(task.attempts, 12)), _LONGEST_WAIT)
        IndexTask.objects.filter(pk=task.pk).update(
            attempts=F("attempts") + 1,
            not_before=timezone.now() + wait,
            error=f"{type(error).__name__}: {error}"[:2_000],
        )


def _forget_pages(changed: set[tuple[str, str]]) -> None:
    """Tell the page cache which lists changed; a list of every kind depends on "index::<language>"."""
    if changed:
        kinds = changed | {("", language) for _, language in changed}
        caching.changed(*(f"index:{kind}:{language}" for kind, language in sorted(kinds)))


def rebuild(documents: Iterable[Document] | None = None) -> int:
    """Make the whole index anew beside the old one; how many documents it holds.

    What changes meanwhile waits, recorded, and is carried over into the new index."""
    with alone(_LOCK), settled():
        count = get_engine().rebuild(sources.all_documents() if documents is None else documents)
        kinds = {id.partition(":")[0] for id in get_engine().fingerprints()}
        with transaction.atomic():
            lists = {(kind, language) for kind in kinds for language, _ in settings.LANGUAGES}
            _forget_pages(lists)
        index_changed.send_robust(sender=None, lists=lists)
    drain()
    return count


def rebuild_if_missing() -> int:
    """Make the index where nothing is found in any language though there is something to find: there is none yet, or an
    update changed its layout. How many documents it holds then; 0 where nothing was to be done."""
    engine = get_engine()
    if any(engine.search(Query(language=code, size=1)).total for code, _name in settings.LANGUAGES):
        return 0
    return rebuild() if next(iter(sources.all_documents()), None) else 0


def differences() -> tuple[list[str], list[str], list[str]]:
    """Identifiers of documents that the index lacks, has though it should not, and has in another state."""
    index = get_engine().fingerprints()
    database = {document.id: document.fingerprint() for document in sources.all_documents()}
    missing = sorted(database.keys() - index.keys())
    extra = sorted(index.keys() - database.keys())
    stale = sorted(id for id in database.keys() & index.keys() if database[id] != index[id])
    return missing, extra, stale
