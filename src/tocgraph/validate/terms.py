"""Every class and predicate that a graph uses must be declared: a misspelt one checks nothing."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from tocgraph import vocab
from tocgraph.validate.report import Violation
from tocgraph.validate.shapes import compact
from tocgraph.validate.triples import Triples, parse_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tocgraph.resources import Resources

__all__ = ["Terms", "load_terms"]

_CLASS_TYPES: Final = frozenset({f"{vocab.OWL}Class", f"{vocab.RDFS}Class"})
_PROPERTY_TYPES: Final = frozenset(
    {
        f"{vocab.OWL}ObjectProperty",
        f"{vocab.OWL}DatatypeProperty",
        f"{vocab.OWL}AnnotationProperty",
        f"{vocab.OWL}OntologyProperty",
        f"{vocab.RDF}Property",
    }
)
_LANGUAGE: Final = (vocab.RDF, vocab.RDFS, vocab.OWL, vocab.SH)
"""The languages that ontologies and shapes are written in; their terms are built in."""


@dataclass(frozen=True)
class Terms:
    """The declared classes and properties, and the hierarchy of the classes."""

    classes: frozenset[str]
    properties: frozenset[str]
    hierarchy: frozenset[tuple[str, str]]

    def subclasses(self, top: str) -> frozenset[str]:
        """Return a class and all classes below it."""
        found = {top}
        pending = [top]
        while pending:
            below = self._below.get(pending.pop(), frozenset()) - found
            found |= below
            pending.extend(below)
        return frozenset(found)

    @cached_property
    def _below(self) -> Mapping[str, frozenset[str]]:
        direct: dict[str, set[str]] = {}
        for sub, sup in self.hierarchy:
            direct.setdefault(sup, set()).add(sub)
        return {sup: frozenset(subs) for sup, subs in direct.items()}

    def hierarchy_ntriples(self) -> bytes:
        """Return the hierarchy as N-Triples: what makes instances of subclasses targets."""
        predicate = f"{vocab.RDFS}subClassOf"
        return "".join(
            f"<{sub}> <{predicate}> <{sup}> .\n" for sub, sup in sorted(self.hierarchy)
        ).encode()

    def unknown(self, triples: Triples) -> Iterator[Violation]:
        """Yield a violation for each class and each predicate that nothing declares."""
        # Data may bring declarations of their own: an ontology file checked together with them.
        own = _declared(triples)
        used: dict[str, str] = {}
        for node, classes in triples.types.items():
            for iri in classes:
                used[iri] = min(node, used.get(iri, node))
        for iri in sorted(used.keys() - self.classes - own.classes):
            if not iri.startswith(_LANGUAGE):
                yield _undeclared("class", iri, used[iri], self.classes)
        for iri in sorted(triples.predicates.keys() - self.properties - own.properties):
            if not iri.startswith(_LANGUAGE):
                focus = min(triples.subjects_of(iri))
                yield _undeclared("property", iri, focus, self.properties)


def _undeclared(kind: str, iri: str, focus: str, declared: Iterable[str]) -> Violation:
    near = difflib.get_close_matches(iri, declared, n=1, cutoff=0.9)
    spanish = {"class": "la clase", "property": "la propiedad"}[kind]
    return Violation(
        shape=f"declared-{kind}",
        severity="violation",
        focus=focus,
        message_en=f"The {kind} {compact(iri)} is not declared in the ontology.",
        message_es=f"{spanish.capitalize()} {compact(iri)} no está declarada en la ontología.",
        expected=f"{compact(near[0])}, or a declaration" if near else f"a declared {kind}",
        expected_es=(
            f"{compact(near[0])}, o una declaración" if near else f"{spanish} con declaración"
        ),
        path=compact(iri) if kind == "property" else "rdf:type",
        value=iri if kind == "class" else None,
    )


def _declared(triples: Triples) -> Terms:
    classes = {node for node, types in triples.types.items() if types & _CLASS_TYPES}
    properties = {node for node, types in triples.types.items() if types & _PROPERTY_TYPES}
    predicate = f"{vocab.RDFS}subClassOf"
    hierarchy = {
        (node, above)
        for node in triples.subjects_of(predicate)
        for above in triples.values(node, predicate)
        if not above.startswith("_:")
    }
    return Terms(frozenset(classes), frozenset(properties), frozenset(hierarchy))


def load_terms(resources: Resources) -> tuple[Terms, Triples]:
    """Read the ontology, the concepts and the list of external terms.

    Returns the terms and all triples that were read.

    Raises:
        DataError: a file is not Turtle.
    """
    triples = Triples(
        quad for path in resources.files("ontology", ".ttl") for quad in parse_file(path)
    )
    return _declared(triples), triples
