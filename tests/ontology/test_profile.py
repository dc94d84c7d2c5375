"""The ontology stays in OWL 2 DL and in the RL profile: named things and simple axioms only."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, XSD

from ontology.support import ontology_paths, parsed
from tocgraph import vocab

PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# OWL 2 Structural Specification, section 4, as far as RL allows it.
DATATYPES = {
    RDFS.Literal,
    XSD.string,
    XSD.boolean,
    XSD.integer,
    XSD.positiveInteger,
    XSD.nonNegativeInteger,
    XSD.decimal,
    XSD.dateTime,
    XSD.anyURI,
}
# Axioms between named terms: these exist in RL with a class, property or datatype on each side.
AXIOMS = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
    OWL.propertyDisjointWith,
    OWL.inverseOf,
}
CHARACTERISTICS = {OWL.TransitiveProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty}


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return parsed(ontology_paths()[0])


def test_nothing_is_a_blank_node(graph: rdflib.Graph) -> None:
    assert not [triple for triple in graph for term in triple if isinstance(term, rdflib.BNode)]


def test_only_axioms_between_named_terms(graph: rdflib.Graph) -> None:
    used = {
        predicate
        for predicate in graph.predicates()
        if str(predicate).startswith((str(OWL), str(RDFS)))
    }
    annotations = {RDFS.label, RDFS.isDefinedBy, OWL.versionIRI, OWL.versionInfo, OWL.priorVersion}
    assert used <= AXIOMS | annotations | {OWL.deprecated}


def test_no_cardinalities_and_no_functional_properties(graph: rdflib.Graph) -> None:
    """They belong to the shapes, which check; here they would make two things one."""
    kinds = {kind for kind in graph.objects(None, RDF.type) if str(kind).startswith(str(OWL))}
    assert kinds <= {OWL.Ontology, OWL.Class, *PROPERTY_KINDS, *CHARACTERISTICS}


def test_no_reserved_vocabulary_is_used_as_a_term(graph: rdflib.Graph) -> None:
    for predicate in AXIOMS:
        for subject, value in graph.subject_objects(predicate):
            assert not str(subject).startswith((str(OWL), str(RDF), str(RDFS), str(XSD)))
            if predicate != RDFS.range:
                assert not str(value).startswith((str(OWL), str(RDF), str(RDFS), str(XSD)))


def test_data_ranges_are_in_the_datatype_map(graph: rdflib.Graph) -> None:
    for term in graph.subjects(RDF.type, OWL.DatatypeProperty):
        for value in graph.objects(term, RDFS.range):
            assert value in DATATYPES, term


def test_transitive_properties_carry_no_other_characteristic(graph: rdflib.Graph) -> None:
    """A property with a transitive one below it is not simple: DL forbids the rest for it."""
    composite: set[rdflib.term.Node | None] = set(graph.subjects(RDF.type, OWL.TransitiveProperty))
    assert composite
    while above := {
        parent
        for term in composite
        for parent in graph.objects(term, RDFS.subPropertyOf)
        if parent not in composite
    }:
        composite |= above
    for term in composite:
        assert not set(graph.objects(term, RDF.type)) & {
            OWL.AsymmetricProperty,
            OWL.IrreflexiveProperty,
        }
        assert not list(graph.objects(term, OWL.propertyDisjointWith))


def test_annotation_properties_have_no_domain_and_no_range(graph: rdflib.Graph) -> None:
    for term in graph.subjects(RDF.type, OWL.AnnotationProperty):
        assert not list(graph.objects(term, RDFS.domain)), term
        assert not list(graph.objects(term, RDFS.range)), term


def test_each_pair_that_must_not_be_confused_is_disjoint(graph: rdflib.Graph) -> None:
    """Agents, documents, events and concepts, as the modelling rules ask."""

    def term(name: str) -> rdflib.URIRef:
        return rdflib.SKOS.Concept if name == "Concept" else rdflib.URIRef(vocab.toc(name))

    def with_ancestors(name: str) -> set[rdflib.term.Node]:
        above = graph.transitive_objects(term(name), RDFS.subClassOf)
        return {node for node in above if node is not None}

    def disjoint(left: str, right: str) -> bool:
        return any(
            (one, OWL.disjointWith, other) in graph or (other, OWL.disjointWith, one) in graph
            for one in with_ancestors(left)
            for other in with_ancestors(right)
        )

    agents = ("Body", "State", "AddresseeGroup")
    documents = ("Instrument", "Publication", "Text", "Provision")
    events = ("MeetingSeries", "Meeting", "TreatyAction")
    rest = ("Programme", "Directive", "Mention", "Cue", "Claim", "Slip", "Concept")
    names = (*agents, *documents, *events, *rest)
    missing = [
        (left, right)
        for position, left in enumerate(names)
        for right in names[position + 1 :]
        if not disjoint(left, right)
    ]
    assert missing == []
