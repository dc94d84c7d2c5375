"""The classes above each class, which tables need and which a graph may not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from tocgraph import vocab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.resources import Resources

__all__ = ["superclasses"]


def superclasses(resources: Resources) -> Mapping[str, frozenset[str]]:
    """Return the classes above each class of the ontology.

    >>> from tocgraph.resources import Resources
    >>> vocab.toc("Instrument") in superclasses(Resources())[vocab.toc("Protocol")]
    True
    """
    direct: dict[str, set[str]] = {}
    path = resources.path("ontology/tocgraph.ttl")
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == f"{vocab.RDFS}subClassOf" and isinstance(
            quad.object, ox.NamedNode
        ):
            direct.setdefault(str(quad.subject)[1:-1], set()).add(quad.object.value)
    return {iri: frozenset(_above(iri, direct)) for iri in direct}


def _above(iri: str, direct: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    pending = list(direct.get(iri, ()))
    while pending:
        current = pending.pop()
        if current not in found:
            found.add(current)
            pending.extend(direct.get(current, ()))
    return found
