"""A resolution that no table lists is described from its own symbol and adoption note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocgraph.build import build
from tocgraph.query import KnowledgeGraph, open_graph

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """OEA/Ser.G
CP/RES. 1100 (2179/18)
28 June 2018
Original: Spanish

RESOLUTION ON HEMISPHERIC SECURITY

(Adopted by the Permanent Council at its regular session held on June 28, 2018)

THE PERMANENT COUNCIL OF THE ORGANIZATION OF AMERICAN STATES,

RECALLING the Inter-American Convention against Corruption,

RESOLVES:

1. To urge member states to ratify the Inter-American Convention against Corruption.
"""
ACT = "instrument:cp-res-1100"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder: Path = tmp_path_factory.mktemp("own-act")
    (folder / "resolution.txt").write_text(TEXT, encoding="utf-8")
    report = build([folder / "resolution.txt"], folder / "graph")
    assert report.failures == ()
    return open_graph(folder / "graph")


@pytest.mark.parametrize(
    "pattern",
    [
        f"?paper toc:carries {ACT} ; toc:symbol 'CP/RES. 1100 (2179/18)'",
        f"{ACT} a toc:Resolution ; rdfs:label 'CP/RES. 1100 (2179/18)'@en",
        f"{ACT} toc:adoptedOn '2018-06-28'^^xsd:date",
        f"?claim rdf:subject {ACT} ; rdf:predicate toc:adoptedOn ; toc:evidence ?cue . "
        "?cue toc:quote ?quote FILTER(CONTAINS(?quote, 'June 28, 2018'))",
        f"?claim rdf:predicate toc:carries ; rdf:object {ACT} ; toc:evidence ?cue . "
        "?cue toc:quote 'CP/RES. 1100 (2179/18)'",
    ],
)
def test_it_is_described(graph: KnowledgeGraph, pattern: str) -> None:
    assert graph.sparql(f"ASK {{ {pattern} }}", with_evidence=True).boolean


def test_listing_it_later_would_change_no_iri(graph: KnowledgeGraph) -> None:
    # The tables call CP/RES. 908 (1567/06) "cp-res-908"; the same rule made this id.
    rows = graph.sparql("SELECT ?act WHERE { ?paper toc:carries ?act }").values(graph.base)
    assert rows == [("instrument/cp-res-1100",)]


def test_a_listed_act_is_not_described_again(tmp_path: Path) -> None:
    # Without its session the symbol is not the one that the tables write, yet it is that act's.
    path = tmp_path / "listed.txt"
    path.write_text(TEXT.replace("CP/RES. 1100 (2179/18)", "CP/RES. 908"), encoding="utf-8")
    assert build([path], tmp_path / "graph").failures == ()
    graph = open_graph(tmp_path / "graph")
    rows = graph.sparql("SELECT ?act WHERE { ?paper toc:carries ?act }").values(graph.base)
    assert rows == [("instrument/cp-res-908",)]
    labels = graph.sparql(
        "SELECT ?label { instrument:cp-res-908 rdfs:label ?label FILTER(LANG(?label) = 'en') }"
    )
    assert len(labels) == 1
