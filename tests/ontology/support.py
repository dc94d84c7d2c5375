"""What the ontology's tests share: its files as graphs, and the cases beside this file."""

from __future__ import annotations

from pathlib import Path

import rdflib

from tocgraph.resources import Resources

CASES = Path(__file__).resolve().parent
ONTOLOGY_FILES = ("ontology/tocgraph.ttl", "ontology/concepts.ttl", "ontology/alignments.ttl")
WRONG = sorted((CASES / "wrong").glob("*.ttl"))
RIGHT = sorted((CASES / "right").glob("*.ttl"))


def parsed(*paths: Path) -> rdflib.Graph:
    """Return all files in one new graph."""
    graph = rdflib.Graph(bind_namespaces="none")
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def ontology_paths() -> tuple[Path, ...]:
    """Return the ontology, the concept schemes and the alignments."""
    resources = Resources()
    return tuple(resources.path(name) for name in ONTOLOGY_FILES)


def authority_paths() -> tuple[Path, ...]:
    """Return the authority data."""
    return tuple(Resources().files("data/authority", ".ttl"))


def dl_axioms(graph: rdflib.Graph) -> rdflib.Graph:
    """Return the graph without what OWL 2 DL does not allow: reification in RDF's own terms.

    ``rdf:Statement`` is reserved vocabulary there; see the decision record on the profile.
    """
    for predicate in (rdflib.RDF.subject, rdflib.RDF.predicate, rdflib.RDF.object):
        graph.remove((None, predicate, None))
    graph.remove((None, None, rdflib.RDF.Statement))
    return graph
