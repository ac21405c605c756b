"""A process in which the site stands ready, from which others are forked: to start takes longer than most of what is
done. Each line that comes in names a command of manage.py and where to write what it says; its exit code goes out."""

import json
import os
import sys
import threading

import django
from django.core.management import execute_from_command_line
from django.db import connections


def serve() -> None:
    django.setup()
    for line in sys.stdin:
        assert threading.active_count() == 1
        assert not any(connection.connection for connection in connections.all(initialized_only=True))
        order = json.loads(line)
        forked = os.fork()
        if not forked:
            for number, path in enumerate((os.devnull, order["stdout"], order["stderr"])):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY), number)
            execute_from_command_line(["manage.py", *order["command"]])
            return
        _forked, status = os.waitpid(forked, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


if __name__ == "__main__":
    serve()
