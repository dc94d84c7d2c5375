"""The quality gate: SPARQL files that find nothing in our ontology, and something in a bad one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from ontology.support import CASES, ontology_paths
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from pathlib import Path

HEADER = re.compile(r"\A# severity: (?P<severity>\w+)\n# message: (?P<message>.+\.)\n")


@dataclass(frozen=True)
class Check:
    name: str
    severity: str
    message: str
    query: str


def load(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    header = HEADER.match(text)
    assert header, f"{path.name} lacks its header: severity, then message"
    return Check(path.stem, header["severity"], header["message"], text)


CHECKS = [load(path) for path in Resources().files("ontology/quality", ".rq")]


def findings(check: Check, *files: Path) -> list[str]:
    store = ox.Store()
    for file in files:
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    rows = store.query(check.query)
    assert isinstance(rows, ox.QuerySolutions)
    return [f"{check.severity}: {row['subject']} {row['detail']}: {check.message}" for row in rows]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_our_ontology_passes(check: Check) -> None:
    found = findings(check, *ontology_paths())
    assert not found, "\n".join(found)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_bad_ontology_is_found(check: Check) -> None:
    assert findings(check, CASES / "quality" / f"{check.name}.ttl")


def test_every_check_has_a_severity_and_a_bad_example() -> None:
    assert len(CHECKS) >= 25
    assert {check.severity for check in CHECKS} == {"error", "warning"}
    examples = {path.stem for path in (CASES / "quality").glob("*.ttl")}
    assert examples == {check.name for check in CHECKS}


HEADER_CHECK = next(check for check in CHECKS if check.name == "header-incomplete")
REQUIRED = (
    "http://purl.org/dc/terms/title",
    "http://purl.org/dc/terms/description",
    "http://purl.org/dc/terms/license",
    "http://www.w3.org/2002/07/owl#versionIRI",
    "http://www.w3.org/2002/07/owl#versionInfo",
)


@pytest.mark.parametrize("predicate", REQUIRED)
def test_each_part_of_each_header_is_missed_when_it_is_gone(predicate: str) -> None:
    """One file with a complete header must not hide another without."""
    for file in ontology_paths():
        store = ox.Store()
        for other in ontology_paths():
            store.load(path=str(other), format=ox.RdfFormat.TURTLE)
        own = {quad.subject for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)}
        for quad in list(store.quads_for_pattern(None, ox.NamedNode(predicate), None)):
            if quad.subject in own:
                store.remove(quad)
        rows = store.query(HEADER_CHECK.query)
        assert isinstance(rows, ox.QuerySolutions)
        assert predicate in {row["detail"].value for row in rows}
