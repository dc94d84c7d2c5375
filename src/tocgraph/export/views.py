"""Standard forms of the evidence, made by canned CONSTRUCT queries in ``queries/views``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import graphs as naming
from tocgraph import vocab
from tocgraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.resources import Resources

__all__ = ["VIEWS", "view"]

VIEWS: Final = ("web-annotation", "statements")
"""The views by name: W3C Web Annotation, and RDF reification."""

_FAMILIES: Final = ("ontology", "documents", "evidence")
_OFFSETS: Final = frozenset({f"{vocab.OA}start", f"{vocab.OA}end"})
_NON_NEGATIVE: Final = ox.NamedNode(f"{vocab.XSD}nonNegativeInteger")


def view(
    name: str, store: ox.Store, resources: Resources, *, base: str = naming.BASE
) -> Iterator[ox.Quad]:
    """Yield the quads of a view of a store, ready for any exporter, without blank nodes.

    Raises:
        UsageError: there is no such view.
    """
    if name not in VIEWS:
        raise UsageError(
            f"there is no view {name!r}", term=name, hint=f"Use one of {', '.join(VIEWS)}."
        )
    query = resources.path(f"queries/views/{name}.rq").read_text(encoding="utf-8")
    named = [graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)]
    graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [
        ox.NamedNode(graph) for graph in naming.select(named, _FAMILIES, base)
    ]
    found = store.query(query, default_graph=graphs)
    if not isinstance(found, ox.QueryTriples):
        raise UsageError(f"the view {name} is no CONSTRUCT query", term=name)
    target = ox.NamedNode(naming.evidence_graph(base, f"view-{name}"))
    for triple in found:
        yield ox.Quad(triple.subject, triple.predicate, _offset(triple), target)


def _offset(triple: ox.Triple) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    """Return the object of a triple; offsets get the datatype that Web Annotation asks for.

    The query casts them, but the embedded store holds all whole numbers as integers.
    """
    if triple.predicate.value in _OFFSETS and isinstance(triple.object, ox.Literal):
        return ox.Literal(triple.object.value, datatype=_NON_NEGATIVE)
    return triple.object
