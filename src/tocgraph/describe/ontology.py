"""What the describing stage needs of the ontology: the classes above a class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tocgraph import vocab
from tocgraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.resources import Resources

__all__ = ["Hierarchy", "load_hierarchy", "ontology_lines"]

_FILES = ("tocgraph.ttl", "concepts.ttl", "alignments.ttl")


@dataclass(frozen=True)
class Hierarchy:
    """Direct super-terms of our own classes and properties, by IRI."""

    classes: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, tuple[str, ...]]

    def superclasses(self, term: str) -> tuple[str, ...]:
        """Return the classes of ours above one, sorted, without itself."""
        return _closure(self.classes, term)

    def superproperties(self, term: str) -> tuple[str, ...]:
        """Return the properties above one, sorted, without itself."""
        return _closure(self.properties, term)

    @cached_property
    def instruments(self) -> frozenset[str]:
        """Local names of the classes that are instruments."""
        top = vocab.toc("Instrument")
        found = {term for term in self.classes if top in self.superclasses(term)} | {top}
        return frozenset(term.removeprefix(vocab.TOC) for term in found)


def _closure(direct: Mapping[str, tuple[str, ...]], term: str) -> tuple[str, ...]:
    found: set[str] = set()
    pending = list(direct.get(term, ()))
    while pending:
        above = pending.pop()
        if above not in found and above != term:
            found.add(above)
            pending.extend(direct.get(above, ()))
    return tuple(sorted(found))


def load_hierarchy(resources: Resources) -> Hierarchy:
    """Read the super-terms from ``ontology/tocgraph.ttl``.

    Raises:
        DataError: the file is missing or is not Turtle.
    """
    classes: dict[str, list[str]] = {}
    properties: dict[str, list[str]] = {}
    for triple in _parse(resources, "tocgraph.ttl"):
        subject, predicate, value = (str(term)[1:-1] for term in triple)
        if predicate == vocab.RDFS + "subClassOf" and value.startswith(vocab.TOC):
            classes.setdefault(subject, []).append(value)
        elif predicate == vocab.RDFS + "subPropertyOf":
            properties.setdefault(subject, []).append(value)
    return Hierarchy(
        {term: tuple(sorted(above)) for term, above in classes.items()},
        {term: tuple(sorted(above)) for term, above in properties.items()},
    )


def ontology_lines(resources: Resources, graph: str) -> list[str]:
    """Return the ontology and the concept schemes as sorted N-Quads of one graph."""
    lines = {
        f"{subject} {predicate} {value} <{graph}> ."
        for name in _FILES
        for subject, predicate, value in _parse(resources, name)
    }
    return sorted(lines)


def _parse(resources: Resources, name: str) -> list[tuple[str, str, str]]:
    import pyoxigraph  # only needed when a graph is built

    path = resources.path(f"ontology/{name}")
    try:
        return [
            (str(quad.subject), str(quad.predicate), str(quad.object))
            for quad in pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
        ]
    except SyntaxError as error:
        raise DataError(
            f"this is not valid Turtle: {error.msg}",
            path=f"ontology/{name}",
            line=error.lineno,
            hint="Correct the file at the place named.",
        ) from error
