"""The examples of every ``--help`` run, and what ``extract`` prints follows its schema."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import jsonschema
import pytest

from tocgraph.build import bundled_documents
from tocgraph.cli import app, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import BuiltGraph

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = json.loads((ROOT / "docs/schemas/extraction.schema.json").read_text(encoding="utf-8"))


def examples() -> Iterator[str]:
    context = click.Context(app)
    commands = [app, *(app.get_command(context, name) for name in app.list_commands(context))]
    for command in commands:
        assert command is not None
        assert command.epilog, f"{command.name} shows no examples"
        for line in command.epilog.splitlines():
            if line.strip().startswith("tocgraph "):
                yield re.sub(r"\s{3,}.*", "", line.strip())


@pytest.fixture
def workplace(built_graph: BuiltGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything that the examples name."""
    shutil.copytree(built_graph.store, tmp_path / "graph")
    for name in ("my-documents", "documents"):
        shutil.copytree(bundled_documents(), tmp_path / name)
    shutil.copytree(ROOT / "tests" / "gold", tmp_path / "my-gold")
    shutil.copy(bundled_documents() / "004_6afbd76f3ff834fe.txt", tmp_path / "report.txt")
    shutil.copy(ROOT / "data/authority/groups.ttl", tmp_path / "my-authority.ttl")
    (tmp_path / "my-question.rq").write_text("SELECT ?s WHERE { ?s a toc:Body } LIMIT 3")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("example", list(dict.fromkeys(examples())))
def test_example_of_help(
    workplace: Path, example: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    code = run(shlex.split(example)[1:])
    printed = capsysbinary.readouterr()
    assert code == 0, printed.err.decode()
    assert b"Traceback" not in printed.err


@pytest.mark.parametrize("command", ["", *app.list_commands(click.Context(app))])
def test_help_is_there(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0
    assert "Examples:" in capsys.readouterr().out


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    out = tmp_path_factory.mktemp("extract") / "out.jsonl"
    assert run(["extract", str(bundled_documents()), "-o", str(out)]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_one_object_a_document_as_the_schema_says(extracted: list[dict[str, Any]]) -> None:
    assert len(extracted) == 2
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for values in extracted:
        assert [error.message for error in validator.iter_errors(values)] == []


def test_text_is_what_stands_at_the_offsets(extracted: list[dict[str, Any]]) -> None:
    for values in extracted:
        raw = (bundled_documents() / values["source"]["path"]).read_text(encoding="utf-8")
        assert values["source"]["chars"] == len(raw)
        for mention in values["mentions"]:
            assert mention["text"] == raw[mention["start"] : mention["end"]]
            inside = next(p for p in values["provisions"] if p["path"] == mention["provision"])
            assert inside["start"] <= mention["start"] < mention["end"] <= inside["end"]


def test_the_header_of_one_document_and_none_of_the_other(
    extracted: list[dict[str, Any]],
) -> None:
    by_name = {values["source"]["path"]: values["header"] for values in extracted}
    assert by_name["000_72816f43daeceac8.txt"] == {}
    assert by_name["004_6afbd76f3ff834fe.txt"] == {
        "symbols": ["OEA/Ser.K/XXXIV", "RANDOT-II/doc.3/19 rev. 1"],
        "date": "2019-03-20",
        "place": "Washington, D.C.",
        "meeting": "SECOND MEETING OF NATIONAL AUTHORITIES ON TRANSNATIONAL ORGANIZED CRIME",
        "meeting_dates": ["2019-03-19", "2019-03-20"],
        "original_language": "en",
        "title": "RECOMMENDATIONS AGAINST TRANSNATIONAL ORGANIZED CRIME",
        "adopted_by": "Second Meeting of National Authorities on Transnational Organized Crime",
        "adopted_on": "2019-03-20",
    }


def test_colour_only_on_terminals(
    built_graph: BuiltGraph, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["report", "-g", str(built_graph.store)]) == 0
    assert b"\x1b[" not in capsysbinary.readouterr().out
