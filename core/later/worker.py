"""The loop of the worker: several lanes side by side, so that a slow mail server holds nothing else up."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import close_old_connections, connections

log = logging.getLogger(__name__)

PATIENCE = 30.0  # seconds that a stop waits for what has begun; what is cut off is taken up at the next start


@dataclass(frozen=True)
class Lane:
    """Work of one kind: `look()` does what is due, and says whether there may be more at once."""

    name: str
    look: Callable[[], bool]


def work_off(lanes: Sequence[Lane]) -> None:
    """Look at each lane in turn until nothing is due in any of them."""
    while any(lane.look() for lane in lanes):
        pass


def work(lanes: Sequence[Lane], *, every: float, goes_on: Callable[[], bool]) -> None:
    """Look at all lanes at once, each in a thread of its own and again after `every` seconds, until `goes_on` says no
    or the process is told to stop. To be called in the main thread."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=_keep_looking, args=(lane, every, stop), name=lane.name, daemon=True) for lane in lanes
    ]
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: KeyboardInterrupt, here
    for thread in threads:
        thread.start()
    try:
        while goes_on():
            time.sleep(every)
    except KeyboardInterrupt:
        log.info("The worker stops once what it has begun is done.")
    stop.set()
    deadline = time.monotonic() + PATIENCE
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))


def _keep_looking(lane: Lane, every: float, stop: threading.Event) -> None:
    try:
        while not stop.is_set():
            close_old_connections()
            try:
                busy = lane.look()
            except Exception as error:  # noqa: BLE001 - a lane goes on whatever befell one look
                busy = False
                log.error("The worker's lane %s: %s: %s", lane.name, type(error).__name__, error)
            if not busy:
                stop.wait(every)
    finally:
        connections.close_all()
