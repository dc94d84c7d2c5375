"""Asking on the command line: endless queries end, empty answers are explained."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tocgraph.cli import run

if TYPE_CHECKING:
    from conftest import BuiltGraph

# Each pattern alone matches every triple: no machine finishes the product.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tocgraph.cli", "sparql", ENDLESS, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_an_endless_query_ends_when_the_time_is_up(built_graph: BuiltGraph) -> None:
    process = start("-g", str(built_graph.store), "--timeout", "1")
    _, err = process.communicate(timeout=30)
    assert process.returncode == 3
    assert err.decode().count("tocgraph:") == 1
    assert "stopped after 1 seconds" in err.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_an_endless_query_ends_at_an_interrupt(built_graph: BuiltGraph) -> None:
    process = start("-g", str(built_graph.store), "--timeout", "0")
    time.sleep(3)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "stopped" in err.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ["sparql", "SELECT (<<( <urn:a> <urn:b> <urn:c> )>> AS ?x) {}"],
        ["query", "treaty-status", "-p", "instrument=cifta"],
    ],
)
def test_no_part_of_an_answer_reaches_another_thread(
    built_graph: BuiltGraph, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    faults: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", faults.append)
    assert run([*arguments, "-g", str(built_graph.store)]) in {2, 4}
    gc.collect()
    assert faults == []


@pytest.mark.parametrize(
    ("query", "options", "note"),
    [
        ("SELECT ?s { ?s a toc:Directve }", [], "did you mean toc:Directive?"),
        ("ASK { ?s a toc:Directve }", [], "did you mean toc:Directive?"),
        ("SELECT ?q { ?m toc:quote ?q }", [], "add --with evidence"),
        ("SELECT (COUNT(?m) AS ?n) { ?m a toc:Mention }", [], "add --with evidence"),
        ("SELECT ?q { ?m toc:quote ?q } LIMIT 1", ["--with", "evidence"], None),
        ("SELECT ?s { ?s a toc:Directive ; toc:iso2 ?code }", [], None),
    ],
)
def test_why_nothing_was_answered(
    built_graph: BuiltGraph,
    capsysbinary: pytest.CaptureFixture[bytes],
    query: str,
    options: list[str],
    note: str | None,
) -> None:
    assert run(["sparql", query, *options, "-g", str(built_graph.store)]) == 0
    said = capsysbinary.readouterr().err.decode()
    if note is None:
        assert "toc:" not in said
    else:
        assert note in said
