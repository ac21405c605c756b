"""Duties: what must be done again and again (reminders, closing, erasing), by one process at a time."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.utils import timezone

from core.alone import alone
from core.models import DutyRun

log = logging.getLogger(__name__)

Work = Callable[..., int]
F = TypeVar("F", bound=Work)
AFTER_FAILURE = timedelta(minutes=10)


@dataclass(frozen=True)
class Duty:
    """`work(now, dry_run)` does what is due at that moment and says how much it did, or would do; `hours` is None for
    once a day."""

    name: str
    work: Work
    hours: float | None

    def next_after(self, now: datetime) -> datetime:
        if self.hours is not None:
            return now + timedelta(hours=self.hours)
        local = timezone.localtime(now)
        tomorrow = local.date() + timedelta(days=1)
        return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))


registered: dict[str, Duty] = {}


def every(*, hours: float) -> Callable[[F], F]:
    """Register `function(now, dry_run) -> int` as a duty of that rhythm, under its own name.

    It must bear to be stopped at any moment and begun again: each thing that it does is one transaction of its own."""

    def register(function: F) -> F:
        return _register(function, hours)

    return register


def daily(function: F) -> F:
    """Register the function as a duty that is due once a day, from midnight on; otherwise as `every`."""
    return _register(function, None)


def _register(function: F, hours: float | None) -> F:
    name = function.__name__
    known = registered.get(name)
    if known and known.work is not function and known.work.__module__ != function.__module__:
        raise ValueError(f"Two duties are called {name}.")
    registered[name] = Duty(name, function, hours)
    return function


def run_due(now: datetime | None = None) -> int:
    """Do every duty that is due; how many were. What fails is written down, logged, and due again in ten minutes."""
    count = 0
    with alone("duties", patience=0) as mine:
        if not mine:
            return 0
        now = now or timezone.now()
        waits = set(DutyRun.objects.filter(due__gt=now).values_list("name", flat=True))
        for name, duty in registered.items():
            if name not in waits:
                _run(duty, now)
                count += 1
    return count


def run(name: str, now: datetime | None = None, *, dry_run: bool = False) -> int:
    """Do this duty, due or not; how many things it did, or would do. KeyError when there is none of that name."""
    duty = registered[name]
    now = now or timezone.now()
    if dry_run:
        return duty.work(now=now, dry_run=True)
    with alone("duties"):
        return _run(duty, now, raising=True)


def _run(duty: Duty, now: datetime, *, raising: bool = False) -> int:
    row, _new = DutyRun.objects.update_or_create(
        name=duty.name, defaults={"began": now, "ended": None, "due": now + AFTER_FAILURE}
    )
    try:
        done = duty.work(now=now, dry_run=False)
    except Exception as error:
        if raising:
            raise
        log.exception("Duty %s failed", duty.name)
        row.error = f"{type(error).__name__}: {error}"[:2_000]
        row.save(update_fields=["error"])
        return 0
    row.done, row.error, row.ended, row.due = done, "", timezone.now(), duty.next_after(now)
    row.save(update_fields=["done", "error", "ended", "due"])
    if done:
        log.info("Duty %s: %s done", duty.name, done)
    return done
