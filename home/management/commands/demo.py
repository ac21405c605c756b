"""Run the site on the demo content: prepares what is not there yet, then serves."""

import os
import socket
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from home.demo.accounts import ACCOUNTS, PASSWORD
from home.demo.server import DemoServer
from home.models import HomePage


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prepare-only", action="store_true", help="Load everything, and stop before serving.")

    def handle(self, *args: Any, port: int, prepare_only: bool, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo has accounts whose password is public: it is not for production.")
        if not 1 <= port <= 65535:
            raise CommandError(f"A port lies between 1 and 65535; {port} does not.")
        if not prepare_only:
            self._see_whether_it_is_free(port)
        self._lead_links_here(port)
        self._prepare()
        if not prepare_only:
            self._tell(port)
            self._serve(port)

    def _see_whether_it_is_free(self, port: int) -> None:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", port))
            except OSError as error:
                raise CommandError(f"Port {port} cannot be used ({error.strerror}). Try: make demo PORT=8001") from None

    def _lead_links_here(self, port: int) -> None:
        """Links in e-mails name the port on which the demo is served, the worker's too, unless BASE_URL says where."""
        site = f"http://127.0.0.1:{port}"
        if os.environ.setdefault("BASE_URL", site) == site:
            settings.WAGTAILADMIN_BASE_URL = site

    def _prepare(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database…")
            call_command("migrate", verbosity=0)
        try:
            empty = not HomePage.objects.exists()
        except DatabaseError as error:
            raise CommandError(f"The database cannot be read: {error}") from None
        if empty:
            self.stdout.write("Loading the demo content…")
            call_command("load_demo")  # which indexes it, too

    def _tell(self, port: int) -> None:
        site = f"http://127.0.0.1:{port}"
        width = max(len(account.email) for account in ACCOUNTS)
        self.stdout.write(f"\n  The site    {site}/fr/\n  The admin   {site}/admin/\n")
        self.stdout.write(f"\n  Accounts of the demo, all with the password {PASSWORD}:")
        for account in ACCOUNTS:
            self.stdout.write(f"    {account.email:<{width}}  {account.what}")
        self.stdout.write("\n  Ctrl+C stops it; what was written is kept in var/.\n")
        self.stdout.flush()

    def _serve(self, port: int) -> None:
        connection.close()
        # Does what no request does, e-mails too; it stops when the server does.
        worker = [sys.executable, "manage.py", "work", f"--beside={os.getpid()}", "--verbosity=0"]
        subprocess.Popen(worker, cwd=settings.BASE_DIR)  # noqa: S603
        DemoServer(port).run()
