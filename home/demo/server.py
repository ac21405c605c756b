"""Serves the demo from the process that prepared it: what it has imported need not be imported again."""

from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from gunicorn.app.base import BaseApplication


class DemoServer(BaseApplication):
    """Gunicorn on 127.0.0.1, until Ctrl+C: ``DemoServer(port).run()``; close the database before it forks."""

    WORKERS, THREADS = 2, 4

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        chosen: dict[str, Any] = {
            "bind": f"127.0.0.1:{self.port}",
            "workers": self.WORKERS,
            "threads": self.THREADS,
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        return WSGIHandler()
