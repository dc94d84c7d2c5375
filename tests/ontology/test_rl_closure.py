"""The OWL 2 RL rules alone catch each wrong fact, and nothing in our own data."""

from __future__ import annotations

import owlrl  # type: ignore[import-untyped]
import pytest
import rdflib

from ontology.support import (
    RIGHT,
    WRONG,
    authority_paths,
    dl_axioms,
    ontology_paths,
    parsed,
)

# Where owlrl writes the inconsistencies that the rules find.
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
NOTES = (
    rdflib.RDFS.label,
    rdflib.RDFS.comment,
    rdflib.RDFS.isDefinedBy,
    rdflib.SKOS.definition,
    rdflib.SKOS.scopeNote,
    rdflib.SKOS.example,
    rdflib.SKOS.altLabel,
    rdflib.SKOS.prefLabel,
    rdflib.DCTERMS.source,
)


def own_notes(graph: rdflib.Graph) -> list[rdflib.term.Node]:
    return list(graph.subjects(rdflib.RDF.type, rdflib.OWL.AnnotationProperty))


def errors(graph: rdflib.Graph) -> list[str]:
    # Notes and names have no part in the rules, and cost most of the time.
    for note in (*NOTES, *own_notes(graph)):
        graph.remove((None, note, None))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(message) for message in graph.objects(None, ERROR))


@pytest.fixture(scope="module")
def wrong_errors() -> list[str]:
    """All wrong facts in one closure, each with individuals of its own."""
    graph = parsed(ontology_paths()[0])
    for case in WRONG:
        text = case.read_text(encoding="utf-8")
        assert "<https://example.org/wrong/>" in text
        own = text.replace(
            "<https://example.org/wrong/>", f"<https://example.org/wrong/{case.stem}/>"
        )
        graph.parse(data=own, format="turtle")
    return errors(graph)


@pytest.mark.parametrize("name", [case.stem for case in WRONG])
def test_each_wrong_fact_is_caught(name: str, wrong_errors: list[str]) -> None:
    assert any(f"/wrong/{name}/" in message for message in wrong_errors)


def test_ontology_concepts_and_right_examples_pass() -> None:
    assert errors(dl_axioms(parsed(*ontology_paths(), *RIGHT))) == []


def test_authority_data_pass() -> None:
    """Only the facts that the rules can use: types and links between things."""
    data = parsed(*authority_paths())
    for subject, predicate, value in list(data):
        if isinstance(value, rdflib.Literal):
            data.remove((subject, predicate, value))
    assert len(data) > 1000
    data.parse(ontology_paths()[0], format="turtle")
    assert errors(data) == []


def test_the_closure_draws_the_expected_conclusions() -> None:
    graph = parsed(ontology_paths()[0], *RIGHT)
    errors(graph)
    toc = rdflib.Namespace("https://w3id.org/tocgraph/ontology#")
    example = rdflib.Namespace("https://example.org/right/")
    prov = rdflib.PROV
    assert (example.csh, rdflib.RDF.type, rdflib.ORG.Organization) in graph
    assert (example.csh, toc.withinBody, example.oas) in graph
    assert (example.csh, rdflib.ORG.subOrganizationOf, example.council) in graph
    assert (example.recommendations, prov.wasGeneratedBy, example["remja-vi"]) in graph
    assert (example["remja-vi"], toc.inSeries, example.remja) in graph
    assert (example.directive, prov.wasDerivedFrom, example.mention) in graph
    assert (example.protocol, toc.supplements, example.untoc) in graph
