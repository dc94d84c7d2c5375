"""The N-Quads of the authority data: canonical, sorted, in their graphs, under any base."""

from __future__ import annotations

import pyoxigraph as ox

from tocgraph.authority import authority_quads, status_quads
from tocgraph.authority.turtle import FOLDER
from tocgraph.resources import Resources

RESOURCES = Resources()
BASE = "https://w3id.org/tocgraph/"
OTHER = "https://data.example.org/toc/"


def test_same_statements_as_the_files() -> None:
    lines = list(authority_quads(RESOURCES))
    store = ox.Store()
    for path in RESOURCES.files(FOLDER, ".ttl"):
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    assert len(store) == len(lines)
    parsed = list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS))
    assert all(ox.Quad(quad.subject, quad.predicate, quad.object) in store for quad in parsed)
    assert {str(quad.graph_name) for quad in parsed} == {f"<{BASE}graph/authority>"}


def test_lines_are_canonical_and_sorted() -> None:
    for lines in (list(authority_quads(RESOURCES)), list(status_quads(RESOURCES))):
        assert lines == sorted(set(lines))
        written = [
            f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} ."
            for quad in ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
        ]
        assert written == lines


def test_base_moves_entities_only() -> None:
    here = list(authority_quads(RESOURCES))
    there = set(authority_quads(RESOURCES, OTHER))
    moved = {
        line.replace(f"{BASE}id/", f"{OTHER}id/")
        .replace(f"{BASE}doc/", f"{OTHER}doc/")
        .replace(f"{BASE}graph/", f"{OTHER}graph/")
        for line in here
    }
    assert there == moved
    assert any(f"{BASE}ontology#" in line for line in there)
    assert any(f"{BASE}concept/body-kind/" in line for line in there)


def test_status_base_moves_too() -> None:
    there = list(status_quads(RESOURCES, OTHER))
    assert all(line.startswith(f"<{OTHER}id/") for line in there)
    assert all(line.endswith(f"<{OTHER}graph/status> .") for line in there)
    assert not any(f"{BASE}id/" in line for line in there)
