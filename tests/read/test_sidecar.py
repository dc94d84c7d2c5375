"""Sidecars: strict, and documented by a schema that says the same."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tocgraph.errors import DataError
from tocgraph.model import Metadata
from tocgraph.read import read_sidecar
from tocgraph.read.sidecar import parse_sidecar
from tocgraph.resources import bundled_root

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs/schemas/sidecar.schema.json").read_text("utf-8")
)
KEYS = [item.name for item in fields(Metadata)]

GOOD: list[dict[str, Any]] = [
    {},
    {"title": "Summary", "date": "2005"},
    {"date": "2005-04", "language": "pt"},
    {"date": "2005-04-18", "issuer": "csh", "type": "summary", "number": "doc-1"},
    {"carries": "instrument/untoc", "source": "https://example.org/", "note": "n", "symbol": "A/1"},
]
BAD: list[tuple[str, Any]] = [
    ("titel", "Summary"),
    ("title", 3),
    ("title", ""),
    ("title", ["a"]),
    ("date", "20 March 2019"),
    ("date", "2019-13"),
    ("date", "undated"),
    ("language", "de"),
    ("issuer", "Committee on Hemispheric Security"),
    ("type", "Summary"),
    ("number", "1/05"),
    ("carries", "untoc"),
]


def as_toml(table: dict[str, Any]) -> str:
    # A JSON string, number or list of strings is the same in TOML.
    return "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())


@pytest.mark.parametrize("table", GOOD)
def test_good(table: dict[str, Any]) -> None:
    assert parse_sidecar(as_toml(table), name="a.toml") == Metadata(**table)
    jsonschema.validate(table, SCHEMA)


@pytest.mark.parametrize(("key", "value"), BAD)
def test_bad(key: str, value: Any) -> None:
    text = '# a comment\nsource = "x"\n' + as_toml({key: value})
    with pytest.raises(DataError) as caught:
        parse_sidecar(text, name="a.toml")
    assert caught.value.path == "a.toml"
    assert caught.value.line == 3
    assert caught.value.term == key
    for allowed in KEYS:
        assert allowed in str(caught.value)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({key: value}, SCHEMA)


def test_a_toml_date_is_a_date() -> None:
    assert parse_sidecar("date = 2019-03-20", name="a.toml").date == "2019-03-20"


def test_a_day_that_is_not_in_the_calendar() -> None:
    with pytest.raises(DataError, match="2019-02-30"):
        parse_sidecar('date = "2019-02-30"', name="a.toml")


@pytest.mark.parametrize(
    ("text", "line"),
    [('title = "a"\ndate = ', 2), ('title = "a"\n[', 2), ("\n\ntitle =", 3), ('title = "a', 1)],
)
def test_truncated(text: str, line: int) -> None:
    with pytest.raises(DataError) as caught:
        parse_sidecar(text, name="a.toml")
    assert caught.value.line == line


def test_a_table_is_an_unknown_key() -> None:
    with pytest.raises(DataError) as caught:
        parse_sidecar('title = "a"\n\n[more]\nx = 1\n', name="a.toml")
    assert (caught.value.term, caught.value.line) == ("more", 3)


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'title = "a"\nnote = "a\xf1o"\n')
    with pytest.raises(DataError) as caught:
        read_sidecar(path)
    assert caught.value.line == 2


def test_the_schema_names_the_fields_of_the_model() -> None:
    assert set(SCHEMA["properties"]) == set(KEYS)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_bundled_sidecars() -> None:
    found = sorted((bundled_root() / "data/documents").glob("*.toml"))
    assert len(found) >= 2
    for path in found:
        read_sidecar(path)
