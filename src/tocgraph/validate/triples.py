"""Quads as the validator needs them: indexed once, with the graph names dropped."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["Triples", "parse_file", "parse_quads"]

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Triples:
    r"""The triples of some quads, each once, with the indexes that validation asks for.

    >>> found = Triples(parse_quads(b'<urn:a> <urn:p> "x" <urn:g> .'))
    >>> len(found), found.ntriples
    (1, b'<urn:a> <urn:p> "x" .\n')
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.quads = tuple(quads)

    @cached_property
    def triples(self) -> frozenset[ox.Triple]:
        """The triples, without the names of their graphs."""
        return frozenset(quad.triple for quad in self.quads)

    def __len__(self) -> int:
        return len(self.triples)

    @cached_property
    def ntriples(self) -> bytes:
        """The triples as sorted N-Triples: the door to RDF libraries that know no other."""
        return "".join(sorted(f"{triple} .\n" for triple in self.triples)).encode()

    @cached_property
    def types(self) -> Mapping[str, frozenset[str]]:
        """The classes of each typed node, by IRI (blank nodes by their label)."""
        found: dict[str, set[str]] = defaultdict(set)
        for triple in self.triples:
            if triple.predicate.value == vocab.RDF_TYPE and isinstance(triple.object, ox.NamedNode):
                found[name(triple.subject)].add(triple.object.value)
        return {node: frozenset(classes) for node, classes in found.items()}

    @cached_property
    def predicates(self) -> Mapping[str, int]:
        """How often each predicate occurs."""
        found: dict[str, int] = defaultdict(int)
        for triple in self.triples:
            found[triple.predicate.value] += 1
        return dict(sorted(found.items()))

    @cached_property
    def objects(self) -> frozenset[str]:
        """The IRIs that occur as objects."""
        return frozenset(
            triple.object.value
            for triple in self.triples
            if isinstance(triple.object, ox.NamedNode)
        )

    @cached_property
    def by_subject(self) -> Mapping[str, Mapping[str, tuple[Term, ...]]]:
        """The values of each property of each node."""
        found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for triple in self.triples:
            found[name(triple.subject)][triple.predicate.value].append(triple.object)
        return {
            subject: {
                predicate: tuple(sorted(values, key=str)) for predicate, values in pairs.items()
            }
            for subject, pairs in found.items()
        }

    def values(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the IRIs or lexical forms of a property of a node."""
        pairs = self.by_subject.get(subject)
        if pairs is None:
            return ()
        return tuple(name(value) for value in pairs.get(predicate, ()))

    def subjects_of(self, predicate: str) -> frozenset[str]:
        """Return the nodes that have a property."""
        return self._subjects.get(predicate, frozenset())

    @cached_property
    def _subjects(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for triple in self.triples:
            found[triple.predicate.value].add(name(triple.subject))
        return {predicate: frozenset(nodes) for predicate, nodes in found.items()}


def name(term: Term) -> str:
    """Return the IRI, the label with ``_:``, or the lexical form of a term.

    >>> name(ox.BlankNode("b")), name(ox.Literal("x"))
    ('_:b', 'x')
    """
    if isinstance(term, ox.BlankNode | ox.Triple):
        return str(term)
    return term.value


def parse_quads(quads: bytes | Iterable[str], source: str | None = None) -> list[ox.Quad]:
    """Parse N-Quads, given as bytes or line by line.

    >>> len(parse_quads(['<urn:a> <urn:p> <urn:b> .', '<urn:a> <urn:p> <urn:c> <urn:g> .']))
    2

    Raises:
        DataError: it is not N-Quads.
    """
    data = quads if isinstance(quads, bytes) else "\n".join(quads).encode()
    return _parse(data, ox.RdfFormat.N_QUADS, source)


def parse_file(path: Path) -> list[ox.Quad]:
    """Parse one file by the end of its name: Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML.

    Raises:
        DataError: the format is unknown or the syntax is broken; the line is told where known.
    """
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise DataError(
            f"the format {path.suffix or 'without a suffix'} is unknown",
            path=str(path),
            hint=f"Use one of {', '.join(sorted(_FORMATS))}.",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(f"the file cannot be read ({error.strerror})", path=str(path)) from error
    return _parse(data, form, str(path))


def formats() -> tuple[str, ...]:
    """Return the ends of names that are read.

    >>> ".ttl" in formats()
    True
    """
    return tuple(sorted(_FORMATS))


def _parse(data: bytes, form: ox.RdfFormat, source: str | None) -> list[ox.Quad]:
    try:
        # Blank nodes of several files must not fall together.
        return list(ox.parse(data, format=form, rename_blank_nodes=True))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        problem = getattr(error, "msg", None) or str(error)
        raise DataError(
            f"this is not valid {form.name}: {' '.join(str(problem).split())}",
            path=source,
            line=line,
            hint="Correct the file at the place named.",
        ) from error
