"""The load generator asks as often as told, on open connections, and says so when a page fails."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.load import WORKER_PATH, Job, LoadError, run


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == WORKER_PATH:
            # Two workers that take turns.
            body = json.dumps({"worker": self.asked.count(WORKER_PATH) % 2, "seconds": len(self.asked) / 10}).encode()
        else:
            body = b"x" * 300_000
        self.send_response(404 if self.path == "/missing/" else 200)
        self.send_header("X-Cache", "hit")
        if self.path != "/endless/":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has seen enough closes the connection."""


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def port(asked: list[str]) -> Iterator[int]:
    server = Server(("127.0.0.1", 0), type("AskedPages", (Pages,), {"asked": asked}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_each_path_is_asked_in_turn(port: int, asked: list[str]) -> None:
    figures = run(Job(port=port, paths=["/a/", "/b/"], requests=7))

    pages = [path for path in asked if path != WORKER_PATH]
    assert (pages.count("/a/"), pages.count("/b/")) == (4, 3)
    assert len(figures.latencies) == figures.hits == 7
    assert figures.seconds > 0
    assert figures.processor > 0


def test_a_warm_up_is_not_counted(port: int, asked: list[str]) -> None:
    figures = run(Job(port=port, paths=["/a/"], requests=2, connections=2, warm_up=3))

    assert asked.count("/a/") == 2 + 2 * 3
    assert len(figures.latencies) == 2


@pytest.mark.parametrize(("path", "complaint"), [("/missing/", "404"), ("/endless/", "how long")])
def test_a_page_that_fails_is_named(port: int, path: str, complaint: str) -> None:
    with pytest.raises(LoadError, match=f"{path}: .*{complaint}"):
        run(Job(port=port, paths=[path], requests=1))
