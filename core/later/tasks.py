"""Tasks, kept in the database by django-tasks-db; here is who carries them out, and when they are tried again."""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import django_tasks
from django.db.models import Q
from django.utils import timezone

from core.alone import alone

log = logging.getLogger(__name__)

BACKEND = "later"
# How long after each failed try the next one comes; after the last of them it has failed.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440))
_LOCK = "tasks"  # who holds it knows that a task that seems to run was left by a process that died


class TryLater(Exception):
    """Raised by a task that wants to be tried again, after a pause of its own choice."""

    def __init__(self, after: timedelta) -> None:
        super().__init__(f"again in {after}")
        self.after = after


def task(function: Callable[..., Any]) -> Any:
    """Make a function of a module a task: `function.enqueue(…)` records it in the transaction that is open."""
    return django_tasks.task(backend=BACKEND)(function)


def run_one(now: datetime | None = None) -> bool:
    """Carry out the task that has been due longest; False when none is, or when another process is at it.

    No transaction is open while it runs."""
    with alone(_LOCK, patience=0) as mine:
        if not mine:
            return False
        now = now or timezone.now()
        _take_up_what_was_left(now)
        row = _due(now).first()
        if row is None:
            return False
        row.claim("worker")
        _carry_out(row, now)
        return True


def run_all(now: datetime | None = None) -> int:
    """Carry out every task that is due; how many were."""
    done = 0
    while run_one(now):
        done += 1
    return done


def _rows() -> Any:
    from django_tasks_db.models import DBTaskResult  # models are read after this module

    return DBTaskResult.objects.filter(backend_name=BACKEND)


def _due(now: datetime) -> Any:
    from django_tasks_db.models import get_date_max

    ready = Q(run_after=get_date_max()) | Q(run_after__lte=now)
    return _rows().filter(ready, status="READY").order_by("-priority", "enqueued_at")


def _take_up_what_was_left(now: datetime) -> None:
    for row in _rows().running():
        log.warning("Task %s of %s was left by a process that stopped; it is taken up again.", row.task_name, row.pk)
        if len(row.worker_ids) > len(PAUSES):
            row.set_failed(RuntimeError("The process stopped each time that it was tried."))
        else:
            _put_off(row, now)


def _carry_out(row: Any, now: datetime) -> None:
    try:
        task = row.task
        value = task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
    except TryLater as later:
        _put_off(row, now + later.after)
    except Exception as error:
        log.exception("Task %s failed (try %s)", row.task_name, len(row.worker_ids))
        tried = len(row.worker_ids)
        if tried > len(PAUSES) or isinstance(error, ImportError):  # code that is gone does not come back by waiting
            row.set_failed(error)
        else:
            _put_off(row, now + PAUSES[tried - 1], error)
    else:
        row.set_successful(value)


def _put_off(row: Any, moment: datetime, error: Exception | None = None) -> None:
    row.status, row.run_after = "READY", moment
    row.exception_class_path = f"{type(error).__module__}.{type(error).__qualname__}" if error else ""
    row.traceback = str(error)[:2_000] if error else ""
    row.save(update_fields=["status", "run_after", "exception_class_path", "traceback"])


@dataclass(frozen=True)
class Unfinished:
    """A task that waits or failed, for who looks after the site. `next_try` is None where it is due or none comes."""

    id: str
    name: str
    recorded: datetime
    tries: int
    failed: bool
    next_try: datetime | None
    error: str


def unfinished(most: int) -> list[Unfinished]:
    """What failed, then what waits, the newest first."""
    from django_tasks_db.models import get_date_max

    rows = _rows().exclude(status="SUCCESSFUL").order_by("status", "-enqueued_at")[:most]
    return [
        Unfinished(
            id=str(row.pk),
            name=row.task_path,
            recorded=row.enqueued_at,
            tries=len(row.worker_ids),
            failed=row.status == "FAILED",
            next_try=None if row.status != "READY" or row.run_after == get_date_max() else row.run_after,
            error=(row.traceback.strip().splitlines() or [""])[-1][:300],
        )
        for row in rows
    ]


def retry(id: str) -> bool:
    """Have a task that failed or waits tried now, as if it were new; False when there is none of that name any more."""
    from django_tasks_db.models import get_date_max

    try:
        key = uuid.UUID(id)
    except ValueError:
        return False
    waiting = _rows().filter(pk=key, status__in=["FAILED", "READY"])
    return bool(waiting.update(status="READY", run_after=get_date_max(), worker_ids=[], finished_at=None))


def stalled(now: datetime) -> bool:
    """Whether a task has been due for ten minutes: the worker does not seem to run."""
    since = now - timedelta(minutes=10)
    return bool(_due(since).filter(enqueued_at__lt=since).exists())


def forget_finished(now: datetime, dry_run: bool = False) -> int:
    """Delete tasks that ended more than two weeks ago; how many (would be)."""
    old = _rows().finished().filter(finished_at__lt=now - timedelta(days=14))
    return old.count() if dry_run else old.delete()[0]
