"""Asks a server for pages and times it: a process of its own, without Django, that takes little from what it measures.

Reads one job a line from standard input (JSON, the fields of ``Job``) and answers one line of figures (``Figures``),
or {"error": …}. Connections are kept open, and shared out evenly between the server's workers.
"""

import itertools
import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

WORKER_PATH = "/bench/worker/"
ATTEMPTS = 200  # connections opened in the search for an even share
PATIENCE = 60.0  # seconds for one answer


@dataclass(frozen=True)
class Job:
    port: int
    paths: list[str]  # asked in turn
    requests: int
    connections: int = 4
    workers: int = 2
    warm_up: int = 0  # times that each path is asked on each connection before anything is timed


@dataclass
class Figures:
    seconds: float = 0.0  # from the first request to the last answer
    processor: float = 0.0  # seconds of processor that the workers used
    hits: int = 0  # answers that the page cache gave
    latencies: list[float] = field(default_factory=list)  # seconds


class LoadError(Exception):
    """The server did not answer as a page is answered."""


class Connection:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.path = ""
        self.started = 0.0
        self._received = bytearray()
        self._body_starts = self._ends = 0

    def send(self, path: str) -> None:
        self.path, self._received, self._ends = path, bytearray(), 0
        self.started = time.perf_counter()
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        )

    def receive(self) -> bool:
        """Read what has come; True once the answer is whole."""
        piece = self.socket.recv(1 << 18)
        if not piece:
            raise LoadError(f"{self.path}: the server closed the connection")
        self._received += piece
        if not self._ends and (end := self._received.find(b"\r\n\r\n")) >= 0:
            self._body_starts = end + 4
            self._ends = self._body_starts + self._length()
        return bool(self._ends) and len(self._received) >= self._ends

    def _length(self) -> int:
        status = bytes(self._received[9:12]).decode()
        if status != "200":
            raise LoadError(f"{self.path}: the server answered {status}")
        length = self.header(b"content-length")
        if length is None:
            raise LoadError(f"{self.path}: the answer does not say how long it is")
        return int(length)

    def header(self, name: bytes) -> str | None:
        start = self._received[: self._body_starts].lower().find(b"\r\n" + name + b": ")
        if start < 0:
            return None
        start += len(name) + 4
        return bytes(self._received[start : self._received.index(b"\r\n", start)]).decode()

    def ask(self, path: str) -> bytes:
        """The body of the page, once it is there."""
        self.send(path)
        while not self.receive():
            pass
        return bytes(self._received[self._body_starts : self._ends])

    def worker(self) -> dict[str, Any]:
        return json.loads(self.ask(WORKER_PATH))


@contextmanager
def connected(job: Job) -> Iterator[list[Connection]]:
    """As many connections as the job wants, the same number to each worker where that can be had."""
    opened: list[Connection] = []
    kept: dict[int, list[Connection]] = {}
    try:
        for _ in range(ATTEMPTS):
            opened.append(Connection(job.port))
            kept.setdefault(opened[-1].worker()["worker"], []).append(opened[-1])
            chosen = [one for found in kept.values() for one in found[: max(1, job.connections // job.workers)]]
            if len(chosen) >= job.connections:
                break
        for one in opened:
            if one not in chosen:
                one.socket.close()
        yield chosen
    finally:
        for one in opened:
            one.socket.close()


def run(job: Job) -> Figures:
    figures = Figures()
    with connected(job) as connections:
        for connection in connections:
            for path in job.paths * job.warm_up:
                connection.ask(path)
        before = _processor(connections)
        _ask_all(job, connections, figures)
        figures.processor = _processor(connections) - before
    return figures


def _ask_all(job: Job, connections: list[Connection], figures: Figures) -> None:
    paths = itertools.islice(itertools.cycle(job.paths), job.requests)
    with selectors.DefaultSelector() as selector:
        start = time.perf_counter()
        for connection, path in zip(connections, paths, strict=False):
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(path)
        while selector.get_map():
            ready = selector.select(PATIENCE)
            if not ready:
                raise LoadError(f"{job.paths[0]}: no answer in {PATIENCE:.0f} s")
            for key, _ in ready:
                connection = key.data
                if not connection.receive():
                    continue
                figures.latencies.append(time.perf_counter() - connection.started)
                figures.hits += connection.header(b"x-cache") == "hit"
                if path := next(paths, None):
                    connection.send(path)
                else:
                    selector.unregister(connection.socket)
        figures.seconds = time.perf_counter() - start


def _processor(connections: list[Connection]) -> float:
    answers = [connection.worker() for connection in connections]
    return sum({answer["worker"]: answer["seconds"] for answer in answers}.values())


def main() -> None:
    for line in sys.stdin:
        try:
            answer: dict[str, Any] = asdict(run(Job(**json.loads(line))))
        except (LoadError, OSError) as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
