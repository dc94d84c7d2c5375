"""Bad input gets one clear sentence and the documented exit code, and harms nothing."""

from __future__ import annotations

import errno
import shutil
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tocgraph.build import bundled_documents
from tocgraph.cli import run
from tocgraph.resources import bundled_root
from tocgraph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import BuiltGraph

DOCUMENT = bundled_documents() / "004_6afbd76f3ff834fe.txt"


@dataclass
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def tocgraph(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    def call(*arguments: object) -> Ran:
        code = run([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        ran = Ran(code, captured.out.decode("utf-8"), captured.err.decode("utf-8"))
        assert "Traceback" not in ran.out + ran.err
        return ran

    return call


@pytest.fixture
def good_document(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    shutil.copy(DOCUMENT, folder / "good.txt")
    return folder / "good.txt"


def one_sentence(ran: Ran, *words: str) -> None:
    lines = [line for line in ran.err.splitlines() if line.startswith("tocgraph:")]
    assert len(lines) == 1, ran.err
    for word in words:
        assert word in lines[0], lines[0]


BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": zlib.compress(bytes(range(256)) * 40),
    "nul.txt": b"1. To ratify\x00 the Convention.\n" * 20,
    "truncated-utf16.txt": "1. Ratificar la Convención.".encode("utf-16")[:-1],
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_text_is_refused_and_the_others_go_in(
    tocgraph: Callable[..., Ran], good_document: Path, tmp_path: Path, name: str
) -> None:
    bad = good_document.parent / name
    bad.write_bytes(BAD_FILES[name])
    ran = tocgraph("build", good_document.parent, "-o", tmp_path / "graph")
    assert ran.code == 1
    one_sentence(ran, name)
    assert "good.txt" in ran.out
    assert open_store(tmp_path / "graph").families["documents"]


@pytest.mark.parametrize("name", BAD_FILES)
def test_extract_of_such_a_file_alone(
    tocgraph: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(BAD_FILES[name])
    ran = tocgraph("extract", bad)
    assert ran.code == 3
    assert ran.out == ""
    one_sentence(ran, name)


def test_text_in_another_encoding_is_read_and_reported(
    tocgraph: Callable[..., Ran], tmp_path: Path
) -> None:
    words = (
        "RECOMENDACIONES\n\n1. Exhortar a los Estados Miembros a que ratifiquen la Convención.\n"
    )
    path = tmp_path / "latin.txt"
    path.write_bytes(words.encode("windows-1252"))
    ran = tocgraph("extract", path)
    assert ran.code == 0
    assert "Convenci" in words
    assert f'"chars": {len(words)}' in ran.out


def test_a_truncated_sidecar(
    tocgraph: Callable[..., Ran], good_document: Path, tmp_path: Path
) -> None:
    good_document.with_suffix(".toml").write_text('title = "An unfin', encoding="utf-8")
    ran = tocgraph("build", good_document, "-o", tmp_path / "graph")
    assert ran.code == 1
    one_sentence(ran, "good.toml")


def test_broken_turtle_in_the_authority_data(
    tocgraph: Callable[..., Ran], good_document: Path, built_graph: BuiltGraph, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(built_graph.store, graph)
    before = open_store(graph).opened
    overlay = tmp_path / "overlay"
    target = overlay / "data" / "authority" / "groups.ttl"
    target.parent.mkdir(parents=True)
    text = (bundled_root() / "data" / "authority" / "groups.ttl").read_text(encoding="utf-8")
    target.write_text(text[: len(text) // 2], encoding="utf-8")
    ran = tocgraph("build", good_document, "-o", graph, "--authority", overlay)
    assert ran.code == 3
    one_sentence(ran, "groups.ttl", "line")
    assert open_store(graph).opened == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "treaty-ask"], ["treaty-ask", "treaty-asks"]),
        (["query", "asks-of"], ["addressee"]),
        (["query", "asks-of", "--param", "addressee"], ["NAME=VALUE"]),
        (["query", "asks-of", "--param", "addresse=oas"], ["addresse"]),
        (["query", "treaty-asks", "--param", "scope=all"], ["scope"]),
        (["query", "asks-of", "--param", "addressee=nobody-at-all"], ["nobody-at-all"]),
        (["sparql", "SELECT ?s WHERE { ?s ?p "], []),
        (["sparql", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], ["SERVICE"]),
        (["sparql", ""], ["the query is empty"]),
        (["sparql", "LOAD <http://example.org/>"], ["an update", "only queries"]),
        (["show", "no such thing"], ["no such thing"]),
        (["show", "RANDOT-II/doc.3/19 rev. 1, II.66"], ["II.66"]),
        (["cite", "instrument/untoc"], []),
    ],
)
def test_wrong_use_is_exit_code_two(
    tocgraph: Callable[..., Ran], built_graph: BuiltGraph, arguments: list[str], words: list[str]
) -> None:
    ran = tocgraph(*arguments, "-g", built_graph.store)
    assert ran.code == 2, ran.err
    assert ran.out == ""
    one_sentence(ran, *words)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--format", "csv", "-o", "tables.txt"], ".zip"),
        (["--view", "statements", "--family", "evidence"], "--family"),
        (["--view", "statements", "--per-family", "-o", "out"], "--per-family"),
    ],
)
def test_exports_that_make_no_sense(
    tocgraph: Callable[..., Ran],
    built_graph: BuiltGraph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = tocgraph("export", *arguments, "-g", built_graph.store)
    assert ran.code == 2
    assert word in ran.err
    assert list(tmp_path.iterdir()) == []


def test_extract_reads_the_others_if_a_path_is_missing(
    tocgraph: Callable[..., Ran], good_document: Path, tmp_path: Path
) -> None:
    ran = tocgraph("extract", tmp_path / "missing.txt", good_document)
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    one_sentence(ran, "missing.txt")
    ran = tocgraph("extract", tmp_path / "missing.txt")
    assert ran.code == 3
    assert "bundled" not in ran.err
    one_sentence(ran, "missing.txt")


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_base_that_is_no_iri(
    tocgraph: Callable[..., Ran], good_document: Path, tmp_path: Path, command: str
) -> None:
    out = tmp_path / "out"
    ran = tocgraph(command, good_document, "-o", out, "--base-iri", "no iri")
    assert ran.code == 2
    assert "absolute IRI" in ran.err
    assert not out.exists()


def test_unknown_command_and_option(tocgraph: Callable[..., Ran]) -> None:
    assert tocgraph("biuld").code == 2
    assert "build" in tocgraph("biuld").err
    assert tocgraph("build", "--colour").code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "treaty-asks"],
        ["sparql", "ASK {}"],
        ["report"],
        ["unresolved"],
        ["export"],
        ["validate"],
        ["show", "instrument/untoc"],
    ],
)
def test_a_folder_without_a_graph(
    tocgraph: Callable[..., Ran], tmp_path: Path, arguments: list[str]
) -> None:
    ran = tocgraph(*arguments, "-g", tmp_path)
    assert ran.code == 3
    one_sentence(ran, str(tmp_path))


def test_a_path_that_does_not_exist(tocgraph: Callable[..., Ran], tmp_path: Path) -> None:
    ran = tocgraph("build", tmp_path / "missing.txt", "-o", tmp_path / "graph")
    assert ran.code == 3
    one_sentence(ran, "missing.txt")
    assert not (tmp_path / "graph" / "CURRENT").exists()


def test_not_stated_has_its_own_exit_code(
    tocgraph: Callable[..., Ran], built_graph: BuiltGraph
) -> None:
    ran = tocgraph("query", "treaty-status", "-p", "instrument=cifta", "-g", built_graph.store)
    assert ran.code == 4
    one_sentence(ran, "not stated in the sources")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_full_disk_or_a_forbidden_folder_leaves_the_old_graph(
    tocgraph: Callable[..., Ran],
    built_graph: BuiltGraph,
    good_document: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(built_graph.store, graph)
    before = sorted(open_store(graph).graphs)

    def fail(*_arguments: object) -> None:
        raise OSError(number, "injected")

    monkeypatch.setattr("os.replace", fail)
    ran = tocgraph("build", good_document, "-o", graph)
    monkeypatch.undo()
    assert ran.code == 3
    one_sentence(ran, "graph")
    assert sorted(open_store(graph).graphs) == before


def test_strict_writes_nothing_if_a_document_fails(
    tocgraph: Callable[..., Ran], good_document: Path, tmp_path: Path
) -> None:
    (good_document.parent / "empty.txt").write_bytes(b"")
    ran = tocgraph("build", good_document.parent, "-o", tmp_path / "graph", "--strict")
    assert ran.code == 1
    assert not (tmp_path / "graph" / "CURRENT").exists()


def test_the_same_document_twice_goes_in_once(
    tocgraph: Callable[..., Ran], good_document: Path, tmp_path: Path
) -> None:
    shutil.copy(good_document, good_document.with_name("again.txt"))
    ran = tocgraph("build", good_document.parent, "-o", tmp_path / "graph")
    assert ran.code == 1
    one_sentence(ran, "same document")
