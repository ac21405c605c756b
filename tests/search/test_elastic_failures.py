"""What the site is told when the cluster does not do what it should."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from search.elastic import store
from search.engine import SearchEngine, SearchUnavailable
from search.engines import open_engine
from search.query import Query

from .conftest import document

ASKED = Query(text="crèche", language="fr")


@pytest.fixture
def answering() -> Iterator[Any]:
    """``answering(status, body, **headers)``: an engine whose cluster answers everything like this."""
    servers = []

    def start(status: int, body: object, **headers: str) -> SearchEngine:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, format: str, *args: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return open_engine(f"elasticsearch://reader:secret@127.0.0.1:{server.server_port}/site")

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "told"),
    [(401, "user or the password"), (403, "user or the password"), (429, "429"), (500, "500"), (503, "503")],
)
def test_a_cluster_that_refuses_is_out_of_reach(answering: Any, status: int, told: str) -> None:
    engine = answering(status, {"error": {"type": "refused", "reason": "no"}}, X_Elastic_Product="Elasticsearch")
    with pytest.raises(SearchUnavailable, match=told) as raised:
        engine.search(ASKED)
    assert "secret" not in str(raised.value)


def test_something_else_at_the_address_is_told(answering: Any) -> None:
    with pytest.raises(SearchUnavailable, match="not Elasticsearch"):
        answering(200, {"hello": "you"}).search(ASKED)


def test_who_waited_in_vain_does_not_wait_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_SILENCE", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections, and never says a word
        engine = open_engine(f"elasticsearch://127.0.0.1:{silent.getsockname()[1]}/site?timeout=0.2")
        with pytest.raises(SearchUnavailable, match="in time"):
            engine.search(ASKED)
        with pytest.raises(SearchUnavailable, match="a moment ago"):
            engine.search(ASKED)
        time.sleep(1.0)
        with pytest.raises(SearchUnavailable, match="does not answer in time"):
            engine.search(ASKED)


def test_writing_tells_it_too() -> None:
    engine = open_engine("elasticsearch://127.0.0.1:1/site")
    for write in (
        lambda: engine.upsert([document(1)]),
        lambda: engine.delete(["practice:1:fr"]),
        lambda: engine.replace({"page:1": document(1)}),
        lambda: engine.rebuild([document(1)]),
        lambda: engine.fingerprints(),
        lambda: engine.sources_of("sector", "bois"),
    ):
        with pytest.raises(SearchUnavailable, match="cannot be reached"):
            write()
