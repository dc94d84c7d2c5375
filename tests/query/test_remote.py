"""The same queries on an endpoint over HTTP, served on the loopback by a few lines of our own."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from tocgraph.errors import NotStatedError, QueryError, ReadError
from tocgraph.query.remote import RemoteEngine
from tocgraph.query.runner import Runner

from .conftest import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.query.catalogue import Catalogue
    from tocgraph.query.engine import EmbeddedEngine
    from tocgraph.store import GraphStore


class Endpoint(BaseHTTPRequestHandler):
    """SPARQL 1.1 protocol, by URL-encoded POST, with Virtuoso's way of writing terms."""

    store: ClassVar[GraphStore]
    seen: ClassVar[list[dict[str, list[str]]]] = []

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8"))
        self.seen.append(form)
        graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [
            ox.NamedNode(name) for name in form.get("default-graph-uri", [])
        ]
        try:
            answer = self.store.store.query(
                form["query"][0],
                default_graph=graphs or None,
                use_default_graph_as_union=not graphs,
            )
        except SyntaxError as error:
            self.reply(400, "text/plain", str(error).encode())
            return
        if isinstance(answer, ox.QueryTriples):
            body = answer.serialize(format=ox.RdfFormat.TURTLE)
            self.reply(200, "text/turtle", body or b"")
            return
        data = json.loads(answer.serialize(format=ox.QueryResultsFormat.JSON) or b"")
        for row in data.get("results", {}).get("bindings", []):
            for cell in row.values():
                if "datatype" in cell:
                    cell["type"] = "typed-literal"
        self.reply(200, "application/sparql-results+json", json.dumps(data).encode())

    def reply(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def address(store: GraphStore) -> Iterator[str]:
    Endpoint.store = store
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("name", "parameters", "scope"),
    [
        ("names", {"thing": "OAS", "lang": "es"}, "documents"),
        ("items", {"document": "a.txt"}, "documents"),
        ("in-force", {}, "all"),
        ("not-about", {"thing": "instrument/cifta"}, "documents"),
        ("any-mention", {}, "documents"),
        ("as-links", {}, "documents"),
    ],
)
def test_answers_equal_those_of_the_embedded_store(
    address: str,
    embedded: EmbeddedEngine,
    catalogue: Catalogue,
    name: str,
    parameters: dict[str, str],
    scope: str,
) -> None:
    remote = Runner(RemoteEngine(address), catalogue).run(name, parameters, scope)
    assert remote == Runner(embedded, catalogue).run(name, parameters, scope)


def test_the_data_set_travels_with_the_query(address: str) -> None:
    engine = RemoteEngine(address)
    assert engine.base == BASE
    engine.run("ASK { ?s a toc:Body }", ["authority", "documents"])
    assert Endpoint.seen[-1]["default-graph-uri"] == [
        f"{BASE}graph/authority",
        f"{BASE}graph/doc/csh.summary.undated.a-1",
    ]


def test_families_that_the_server_lacks_are_empty_and_not_everything(address: str) -> None:
    engine = RemoteEngine(address)
    assert engine.run("ASK { ?s ?p ?o }", ["echo"]).boolean is False
    assert engine.run("SELECT ?s ?o WHERE { ?s ?p ?o }", ["echo"]).columns == ("s", "o")


def test_not_stated_is_the_same_remotely(address: str, catalogue: Catalogue) -> None:
    with pytest.raises(NotStatedError):
        Runner(RemoteEngine(address), catalogue).run("in-force")


def test_a_malformed_query(address: str) -> None:
    with pytest.raises(QueryError, match="malformed"):
        RemoteEngine(address).run("SELECT ?s WHERE { ?s ?p }", ["authority"])


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(ReadError, match="did not answer") as caught:
        RemoteEngine("http://127.0.0.1:9/sparql", timeout=2).run("ASK { ?s ?p ?o }", ["authority"])
    assert caught.value.exit_code == 3


def test_an_address_that_is_none() -> None:
    with pytest.raises(QueryError, match="not the address"):
        RemoteEngine("file:///etc/passwd")
