"""Every term of another vocabulary that we use is on the list of those that were checked."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib import namespace

from ontology.support import authority_paths, ontology_paths, parsed
from tocgraph import vocab
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from pathlib import Path

# Vocabularies whose terms rdflib lists: the list is checked against these once more.
LISTED_BY_RDFLIB: dict[str, type[namespace.DefinedNamespace]] = {
    str(vocabulary._NS): vocabulary
    for vocabulary in (
        namespace.DCAT,
        namespace.DCTERMS,
        namespace.FOAF,
        namespace.ODRL2,
        namespace.ORG,
        namespace.OWL,
        namespace.PROV,
        namespace.RDF,
        namespace.RDFS,
        namespace.SDO,
        namespace.SH,
        namespace.SKOS,
        namespace.VANN,
        namespace.VOID,
        namespace.XSD,
    )
}
# What is ours, and what is a thing or a page, not a term.
NOT_TERMS = (
    vocab.BASE,
    vocab.EU_LANGUAGE,
    vocab.EUROVOC,
    "https://creativecommons.org/",
)


def checked() -> dict[str, dict[str, str]]:
    path = Resources().path("ontology/external-terms.tsv")
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    assert all(row["vocabulary"] and row["checked_in"] for row in rows)
    assert [row["term"] for row in rows] == sorted({row["term"] for row in rows})
    return {row["term"]: row for row in rows}


CHECKED = checked()
NAMESPACES = tuple(
    sorted(
        {
            term.rpartition("#")[0] + "#" if "#" in term else term.rpartition("/")[0] + "/"
            for term in CHECKED
        }
    )
)


def used_terms(*paths: Path) -> set[str]:
    """Predicates, classes, datatypes, and whatever else stands in a known vocabulary."""
    found: set[str] = set()
    for subject, predicate, value in parsed(*paths):
        found.add(str(predicate))
        if predicate in (rdflib.RDF.type, rdflib.RDFS.subClassOf, rdflib.RDFS.subPropertyOf):
            found.add(str(value))
        if isinstance(value, rdflib.Literal):
            if value.datatype is not None:
                found.add(str(value.datatype))
        elif str(value).startswith(NAMESPACES):
            found.add(str(value))
        if str(subject).startswith(NAMESPACES):
            found.add(str(subject))
    # A namespace as a whole is named where a vocabulary is described.
    return {term for term in found if not term.startswith(NOT_TERMS)} - set(NAMESPACES)


@pytest.mark.parametrize("folder", ["ontology", "shapes", "data/authority"])
def test_every_external_term_used_is_on_the_list(folder: str) -> None:
    paths = {
        "ontology": ontology_paths(),
        "shapes": tuple(Resources().files("shapes", ".ttl")),
        "data/authority": authority_paths(),
    }[folder]
    terms = used_terms(*paths)
    assert terms
    assert sorted(terms - set(CHECKED)) == []


@pytest.mark.parametrize("prefix", sorted(vocab.PREFIXES))
def test_prefixes_of_vocabularies_are_namespaces_on_the_list(prefix: str) -> None:
    iri = vocab.PREFIXES[prefix]
    if not iri.startswith(NOT_TERMS):
        assert iri in NAMESPACES


def test_terms_that_rdflib_knows_exist_there() -> None:
    for term, row in CHECKED.items():
        known = [
            rdflib.URIRef(term) in vocabulary
            for iri, vocabulary in LISTED_BY_RDFLIB.items()
            if term.startswith(iri)
        ]
        assert known == ([True] if "DefinedNamespace" in row["checked_in"] else []), term
