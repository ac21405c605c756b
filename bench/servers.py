"""The processes of a run: a production server for each site, and the one that asks them."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.load import WORKER_PATH, Connection, Figures, Job, LoadError

CODE = Path(__file__).resolve().parent.parent
WORKERS = 2
THREADS = 4
PATIENCE = 120.0  # seconds for a server to start


@dataclass(frozen=True)
class Server:
    site: str
    cached: bool
    port: int
    process: subprocess.Popen
    log: Path


def managed(folder: Path, site: str, command: str, *arguments: str) -> None:
    """Run a command on a site of the folder, in a process of its own, as a site's settings are a process's.

    Raises LoadError, with the end of what it said, when it fails."""
    environment = {**os.environ, "BENCH_FOLDER": str(folder), "BENCH_SITE": site}
    line = [sys.executable, "manage.py", command, *arguments]
    done = subprocess.run(line, cwd=CODE, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise LoadError(f"{command} {site}: {(done.stderr or done.stdout).strip()[-3000:]}")


@contextmanager
def served(folder: Path, site: str, *, cached: bool) -> Iterator[Server]:
    """A gunicorn of two workers on a site of the folder, with or without the page cache, on a free port of 127.0.0.1.

    It starts meanwhile: ``wait_for`` it.
    """
    environment = {**os.environ, "BENCH_FOLDER": str(folder), "BENCH_SITE": site, "PAGE_CACHE": str(cached)}
    log = folder / f"{site}-{'cached' if cached else 'uncached'}.log"
    # The socket is opened here and handed over, so that nobody takes the port in between.
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listening, log.open("wb") as output:
        command = [
            *(sys.executable, "-m", "gunicorn", "config.wsgi", "--preload"),
            *(f"--bind=fd://{listening.fileno()}", f"--workers={WORKERS}", f"--threads={THREADS}"),
            *("--keep-alive=60", "--log-level=warning", "--no-control-socket"),
        ]
        process = subprocess.Popen(  # noqa: S603
            command, cwd=CODE, env=environment, pass_fds=[listening.fileno()], stdout=output, stderr=output
        )
        port = listening.getsockname()[1]
    try:
        yield Server(site, cached, port, process, log)
    finally:
        process.terminate()
        process.wait()


def wait_for(server: Server) -> None:
    """Return once it answers. Raises LoadError, with the end of its log, when it stopped or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            Connection(server.port).ask(WORKER_PATH)
        except (LoadError, OSError):
            time.sleep(0.1)
        else:
            return
    raise LoadError(f"The server did not start.\n{server.log.read_text(errors='replace')[-2000:]}")


class Loader:
    """The process that asks; ``run`` gives it a job and waits for its figures. Raises LoadError when a page fails."""

    def __enter__(self) -> "Loader":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.load"],
            cwd=CODE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def run(self, job: Job) -> Figures:
        assert self._process.stdin and self._process.stdout  # noqa: S101 - for the type checker
        self._process.stdin.write(json.dumps(asdict(job)) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline() or '{"error": "The load generator stopped."}')
        if "error" in answer:
            raise LoadError(answer["error"])
        return Figures(**answer)
