"""Standard forms of the evidence, made by canned CONSTRUCT queries in ``queries/views``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import graphs as naming
from tocgraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.resources import Resources

__all__ = ["VIEWS", "view"]

VIEWS: Final = ("web-annotation", "statements")
"""The views by name: W3C Web Annotation, and RDF reification."""

_FAMILIES: Final = ("ontology", "documents", "evidence")


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
        yield ox.Quad(triple.subject, triple.predicate, triple.object, target)
