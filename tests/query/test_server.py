"""The catalogue on a real SPARQL server gives the same answers as on the embedded store."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tocgraph.errors import NotStatedError
from tocgraph.query import Catalogue, KnowledgeGraph, open_endpoint, open_graph
from tocgraph.resources import Resources
from tocgraph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import BuiltGraph

NAMES = [
    name
    for name, query in Catalogue.load(Resources()).items()
    if query.text.find("CONSTRUCT") == -1
]
EXAMPLES = {
    "document": "randot-ii.recommendations.2019-03-20.doc-3-19-rev-1",
    "path": "part_II__rec_6",
    "item": "part_II__rec_6",
    "words": "cybercrime",
}


def server_program() -> str:
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.defpath}")
    if program is None:
        message = "the Oxigraph server is not installed (pip install oxigraph)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return program


@pytest.fixture(scope="module")
def endpoint(
    built_graph: BuiltGraph, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KnowledgeGraph]:
    program = server_program()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    process = subprocess.Popen(
        [program, "serve", "--location", folder, "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        quads = "".join(f"{quad} .\n" for quad in open_store(built_graph.store).quads())
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/store",
            data=quads.encode("utf-8"),
            headers={"Content-Type": "application/n-quads"},
        )
        deadline = time.monotonic() + 30
        while True:
            try:
                urllib.request.urlopen(request, timeout=60).close()  # noqa: S310 - loopback
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
        yield open_endpoint(f"http://127.0.0.1:{port}/query")
    finally:
        process.terminate()
        process.wait(timeout=30)


def answer(graph: KnowledgeGraph, name: str) -> list[tuple[str, ...]] | str:
    header = graph.catalogue[name].header
    values = {
        parameter.name: parameter.example or EXAMPLES[parameter.name]
        for parameter in header.parameters
        if parameter.required
    }
    try:
        return sorted(graph.ask(name, values, "all").values())
    except NotStatedError as silence:
        return str(silence)


@pytest.mark.parametrize("name", NAMES)
def test_the_server_answers_as_the_store_does(
    endpoint: KnowledgeGraph, built_graph: BuiltGraph, name: str
) -> None:
    assert answer(endpoint, name) == answer(open_graph(built_graph.store), name)
