"""Run by test_killed_sending in a site of its own: one e-mail a moment, and a process killed at that moment.

Then another process takes up what it left. Prints what became of each, as JSON."""

import json
import os
import signal
import smtplib
from collections.abc import Callable
from typing import Any

from django.db import connections, transaction
from django_tasks_db.models import DBTaskResult

from core.later import tasks
from core.mail import post
from core.mail import tasks as sending
from core.models import OutgoingMail


def kill(*given: Any, **named: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def kill_after(function: Callable[..., Any]) -> Callable[..., None]:
    def both(*given: Any, **named: Any) -> None:
        function(*given, **named)
        kill()

    return both


# what is replaced in the process that dies: (where, name, by what)
MOMENTS: dict[str, tuple[Any, str, Any]] = {
    "before what caused it is committed": (transaction.Atomic, "__exit__", kill),
    "before it is taken up": (tasks, "_carry_out", kill),
    "before the server is called": (sending, "_try", kill),
    "once the server has answered the call": (sending, "hand_over", kill),
    "before it is written down that its text goes": (sending, "_begin", kill),
    "before its text goes": (smtplib.SMTP, "data", kill),
    "between the server's consent and the text": (smtplib, "_quote_periods", kill),
    "between the server's answer and our note": (smtplib.SMTP, "data", kill_after(smtplib.SMTP.data)),
    "before the server is taken leave of": (smtplib.SMTP, "quit", kill),
    "before the task is written down as done": (DBTaskResult, "set_successful", kill),
}


def address(moment: str) -> str:
    return f"{list(MOMENTS).index(moment)}@passerelles.example"


def in_a_process(work: Callable[[], Any]) -> int:
    """Carry it out in a process of its own; the signal that killed it, 0 when it ended by itself."""
    connections.close_all()
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def die(moment: str) -> None:
    where, name, instead = MOMENTS[moment]
    setattr(where, name, instead)
    post("trial", address(moment), "fr", {}, key=moment)
    tasks.run_all()


def play() -> None:
    found = {}
    for moment in MOMENTS:
        killed = in_a_process(lambda moment=moment: die(moment))
        in_a_process(tasks.run_all)
        mail = OutgoingMail.objects.filter(key=moment).first()
        found[moment] = [killed, mail.state if mail else None]
    found["left"] = [0, DBTaskResult.objects.exclude(status="SUCCESSFUL").count()]
    print(json.dumps(found))  # noqa: T201
