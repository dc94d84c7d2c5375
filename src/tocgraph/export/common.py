"""What every exporter needs: quads in one fixed order, and the prefixes that they use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from tocgraph import graphs as naming
from tocgraph import vocab
from tocgraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Graph", "as_quads", "in_order", "used_prefixes"]

_RDF_TYPE = vocab.RDF_TYPE


@dataclass(frozen=True)
class Graph:
    """Quads ready to be written: each once, sorted, with the base IRI of their data.

    The order is that of graphs, subjects, predicates (types first) and objects,
    compared as N-Quads terms: it depends on the quads and on nothing else.
    """

    quads: tuple[ox.Quad, ...]
    base: str = naming.BASE

    @property
    def triples(self) -> tuple[ox.Triple, ...]:
        """The triples without the names of their graphs, each once, sorted."""
        unique = {quad.triple for quad in self.quads}
        return tuple(sorted(unique, key=_triple_key))

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that the quads use."""
        return used_prefixes(self.quads, self.base)

    def family(self, name: str) -> Graph:
        """Return the quads of one graph family."""
        found = (
            quad
            for quad in self.quads
            if isinstance(quad.graph_name, ox.NamedNode)
            and naming.family(quad.graph_name.value, self.base) == name
        )
        return Graph(tuple(found), self.base)

    def families(self) -> tuple[str, ...]:
        """Return the families that hold anything, in their usual order."""
        graphs = {
            quad.graph_name.value
            for quad in self.quads
            if isinstance(quad.graph_name, ox.NamedNode)
        }
        found = {naming.family(graph, self.base) for graph in graphs}
        return tuple(name for name in naming.FAMILIES if name in found)

    def select(self, families: Iterable[str]) -> Graph:
        """Return the quads of some families."""
        wanted = frozenset(families)
        found = (
            quad
            for quad in self.quads
            if isinstance(quad.graph_name, ox.NamedNode)
            and naming.family(quad.graph_name.value, self.base) in wanted
        )
        return Graph(tuple(found), self.base)


def _triple_key(triple: ox.Triple) -> tuple[str, bool, str, str]:
    predicate = triple.predicate.value
    return (str(triple.subject), predicate != _RDF_TYPE, predicate, str(triple.object))


def _quad_key(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    # The default graph has an empty name in N-Quads; it comes first.
    graph = quad.graph_name
    return ("" if isinstance(graph, ox.DefaultGraph) else str(graph), *_triple_key(quad.triple))


def in_order(quads: Iterable[ox.Quad], base: str = naming.BASE) -> Graph:
    """Sort quads; blank nodes, if any, get canonical labels first (RDFC-1.0)."""
    unique = set(quads)
    if any(
        isinstance(term, ox.BlankNode) for quad in unique for term in (quad.subject, quad.object)
    ):
        dataset = ox.Dataset(unique)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        unique = set(dataset)
    return Graph(tuple(sorted(unique, key=_quad_key)), base)


def as_quads(source: Iterable[ox.Quad] | Iterable[str] | bytes) -> Iterator[ox.Quad]:
    """Yield quads, given as such, as N-Quads lines, or as the bytes of an N-Quads file.

    >>> [quad.object.value for quad in as_quads(['<urn:a> <urn:p> "x" <urn:g> .'])]
    ['x']

    Raises:
        DataError: it is not N-Quads.
    """
    if isinstance(source, bytes):
        yield from _parsed(source)
        return
    lines: list[str] = []
    for item in source:
        if isinstance(item, str):
            lines.append(item)
        else:
            yield item
    if lines:
        yield from _parsed("\n".join(lines).encode())


def _parsed(data: bytes) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(data, format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise DataError(
            f"this is not valid N-Quads: {error.msg}",
            line=error.lineno,
            hint="Give quads of a built graph.",
        ) from error


def used_prefixes(quads: Iterable[ox.Quad], base: str = naming.BASE) -> dict[str, str]:
    """Return those of the usual prefixes that occur in the quads, in their usual order.

    >>> used_prefixes(as_quads(['<urn:a> <http://www.w3.org/2004/02/skos/core#broader> <urn:b> .']))
    {'skos': 'http://www.w3.org/2004/02/skos/core#'}
    """
    namespaces: set[str] = set()
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, ox.NamedNode):
                namespaces.add(namespace_of(term.value))
            elif isinstance(term, ox.Literal):
                namespaces.add(namespace_of(term.datatype.value))
    return {
        prefix: namespace
        for prefix, namespace in vocab.prefixes(base).items()
        if namespace in namespaces
    }


def namespace_of(iri: str) -> str:
    """Return the part of an IRI up to its last hash or slash.

    >>> namespace_of("https://w3id.org/tocgraph/ontology#refersTo")
    'https://w3id.org/tocgraph/ontology#'
    """
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def write_lines(out: BinaryIO, lines: Iterable[str]) -> None:
    """Write lines in UTF-8, each with its end."""
    for line in lines:
        out.write(line.encode("utf-8"))
        out.write(b"\n")


def shorten(iri: str, prefixes: Mapping[str, str]) -> str | None:
    """Return an IRI as ``prefix:name``, or ``None`` if that could be misread.

    >>> shorten("http://www.w3.org/ns/org#unitOf", {"org": "http://www.w3.org/ns/org#"})
    'org:unitOf'
    """
    namespace = namespace_of(iri)
    name = iri[len(namespace) :]
    for prefix, known in prefixes.items():
        if known == namespace and name:
            return f"{prefix}:{name}"
    return None
