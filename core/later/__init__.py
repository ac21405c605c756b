"""Work that happens later: tasks, recorded in the transaction of what causes them, and duties, done again and again.

    @task                      # then remind.enqueue(request.pk): done once that is committed, tried again when it fails
    def remind(pk: int) -> None: ...

    @every(hours=1)            # or @daily; in an app's duties.py, which is read at start
    def close_old_requests(now: datetime, dry_run: bool) -> int: ...

A task's arguments are plain values (numbers, texts): it looks up what is true when it runs. It may be carried out twice
when a process is killed, so it looks whether it was done already.
"""

from .duties import daily, every
from .tasks import TryLater, task

__all__ = ["TryLater", "daily", "every", "task"]
