"""A user's own SPARQL: what it reads, what is refused, and how errors read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib

from tocgraph.errors import QueryError, ReadError
from tocgraph.query.api import KnowledgeGraph, open_graph, sparql_families
from tocgraph.query.rdflib_engine import RdflibEngine

from .conftest import BASE, graph_of

if TYPE_CHECKING:
    from pathlib import Path

    from tocgraph.query.catalogue import Catalogue
    from tocgraph.query.engine import EmbeddedEngine


@pytest.fixture
def graph(embedded: EmbeddedEngine, catalogue: Catalogue) -> KnowledgeGraph:
    return KnowledgeGraph(embedded, catalogue, embedded.store)


COUNT = "SELECT (COUNT(DISTINCT ?m) AS ?n) WHERE { ?m toc:quote ?q }"


def test_evidence_is_read_only_when_asked_for(graph: KnowledgeGraph) -> None:
    assert graph.sparql(COUNT).values() == [("0",)]
    assert graph.sparql(COUNT, with_evidence=True).values() == [("1",)]
    assert graph.sparql("ASK { ?s rdfs:label 'release'@en }").boolean is False


def test_graph_names_show_what_is_read(graph: KnowledgeGraph) -> None:
    text = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    assert [row[0] for row in graph.sparql(text).values(BASE)] == [
        "graph/authority",
        "graph/doc/csh.summary.undated.a-1",
    ]
    assert "release" not in sparql_families(with_evidence=True)


def test_prefixes_follow_the_base(graph: KnowledgeGraph) -> None:
    assert graph.sparql("ASK { body:oas a toc:Body }").boolean is True


def test_from_names_a_graph_that_exists(graph: KnowledgeGraph) -> None:
    evidence = graph_of("evidence")
    assert graph.sparql(f"ASK FROM <{evidence}> WHERE {{ ?m toc:quote ?q }}").boolean is True
    with pytest.raises(QueryError, match="there is no graph <urn:x>"):
        graph.sparql("ASK FROM <urn:x> WHERE { ?m toc:quote ?q }")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { { ?s ?p ?o } UNION { SERVICE SILENT ?e { ?s ?p ?o } } }",
        "ASK { FILTER NOT EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * WHERE { { SELECT ?s WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
        "SELECT * WHERE { s\\u0065rvice <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "SELECT WHERE",
    ],
)
def test_what_is_refused(embedded: EmbeddedEngine, by_rdflib: RdflibEngine, text: str) -> None:
    for engine in (embedded, by_rdflib):
        with pytest.raises(QueryError) as caught:
            engine.run(text, sparql_families())
        assert caught.value.exit_code == 2
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["SELECT ?s WHERE { ?s ?p 'SERVICE' }", "ASK { ?service ?from ?load } # SERVICE"],
)
def test_words_that_only_look_like_it(
    embedded: EmbeddedEngine, by_rdflib: RdflibEngine, text: str
) -> None:
    assert embedded.run(text, ["authority"]) == by_rdflib.run(text, ["authority"])


def test_a_syntax_error_says_its_line(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="malformed") as caught:
        graph.sparql("SELECT ?s\nWHERE { ?s ?p }")
    assert caught.value.line == 2


def test_turtle_has_no_graph_names(by_rdflib: RdflibEngine) -> None:
    with pytest.raises(QueryError, match="FROM cannot be used"):
        by_rdflib.run("ASK FROM <urn:g> WHERE { ?s ?p ?o }", ["authority"])


def test_rdflib_folders_without_turtle_or_with_bad_turtle(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no Turtle file"):
        RdflibEngine.from_folder(tmp_path)
    (tmp_path / "authority.ttl").write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(ReadError, match="not Turtle"):
        RdflibEngine.from_folder(tmp_path, BASE).run("ASK { ?s ?p ?o }", ["authority"])


# rdflib 7.6 uses a property of its own that it calls deprecated.
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_the_graph_as_an_rdflib_dataset(store_folder: Path) -> None:
    dataset = open_graph(store_folder).rdflib()
    thing = rdflib.URIRef(f"{BASE}id/instrument/cifta")
    assert (thing, rdflib.RDFS.label, rdflib.Literal("CIFTA", lang="en")) in dataset
    assert len(list(dataset.graph(graph_of("evidence")))) == 0
    symbol = rdflib.URIRef("https://w3id.org/tocgraph/ontology#symbol")
    assert dataset.value(thing, symbol) == rdflib.Literal("A-63"), "plain strings stay plain"
