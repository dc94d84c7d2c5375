"""The names in ``tocgraph.vocab`` are those of the ontology, neither more nor fewer."""

from __future__ import annotations

import rdflib

from ontology.support import ontology_paths, parsed
from tocgraph import vocab

KINDS = {
    rdflib.OWL.Class: "class",
    rdflib.OWL.ObjectProperty: "property",
    rdflib.OWL.DatatypeProperty: "property",
    rdflib.OWL.AnnotationProperty: "property",
}


def declared(kind: str) -> set[str]:
    graph = parsed(ontology_paths()[0])
    return {
        str(term).removeprefix(vocab.TOC)
        for term, declared_kind in graph.subject_objects(rdflib.RDF.type)
        if KINDS.get(rdflib.URIRef(str(declared_kind))) == kind and str(term).startswith(vocab.TOC)
    }


def test_classes_are_those_of_the_ontology() -> None:
    assert declared("class") == vocab.CLASSES


def test_properties_are_those_of_the_ontology() -> None:
    assert declared("property") == vocab.PROPERTIES


def test_schemes_are_those_of_the_concepts() -> None:
    graph = parsed(ontology_paths()[1])
    schemes = set(graph.subjects(rdflib.RDF.type, rdflib.SKOS.ConceptScheme))
    assert {str(scheme) for scheme in schemes} == {vocab.scheme(name) for name in vocab.SCHEMES}


def test_each_kind_of_provision_has_its_class() -> None:
    graph = parsed(*ontology_paths())
    scheme = rdflib.URIRef(vocab.scheme("provision-kind"))
    slugs = {
        str(concept).rpartition("/")[2] for concept in graph.subjects(rdflib.SKOS.inScheme, scheme)
    }
    assert slugs == set(vocab.PROVISION_CLASSES)
    provision = rdflib.URIRef(vocab.toc("Provision"))
    for slug, name in vocab.PROVISION_CLASSES.items():
        term = rdflib.URIRef(vocab.toc(name))
        assert (term, rdflib.RDFS.subClassOf, provision) in graph, slug


def test_the_contextual_name_never_becomes_an_alternative_label() -> None:
    """A name that is also a common phrase must not be found as a name of the thing."""
    graph = parsed(ontology_paths()[0])
    contextual = rdflib.URIRef(vocab.toc("contextualName"))
    assert list(graph.objects(contextual, rdflib.RDFS.subPropertyOf)) == [rdflib.SKOS.hiddenLabel]
