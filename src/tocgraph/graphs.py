"""The named graphs, by family: the one place that knows how their IRIs are built.

A *family* is what a query's header names (``documents``, ``authority``, …); a
family is one graph or many. ``graph/authority/{key}`` holds the curated facts
of a document's sidecar and belongs to the family ``authority``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tocgraph import vocab

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BASE",
    "DEFAULT_FAMILIES",
    "FAMILIES",
    "authority_graph",
    "doc_graph",
    "document_key",
    "echo_graph",
    "evidence_graph",
    "family",
    "graph_key",
    "inferred_graph",
    "ontology_graph",
    "release_graph",
    "select",
    "status_graph",
]

BASE: Final = vocab.BASE
"""The base IRI of data, unless a publisher sets another."""

_SEGMENT: Final = {
    "ontology": "ontology",
    "authority": "authority",
    "status": "status",
    "doc": "documents",
    "evidence": "evidence",
    "inferred": "inferred",
    "echo": "echo",
    "release": "release",
}

FAMILIES: Final = tuple(_SEGMENT.values())
"""All families, in the order in which exports write them."""

DEFAULT_FAMILIES: Final = tuple(name for name in FAMILIES if name not in {"evidence", "release"})
"""What a user's own SPARQL reads unless told otherwise."""


def _graph(base: str, segment: str, key: str | None = None) -> str:
    return f"{base}graph/{segment}" if key is None else f"{base}graph/{segment}/{key}"


def ontology_graph(base: str = BASE) -> str:
    """Return the graph of the ontology and the concept schemes.

    >>> ontology_graph()
    'https://w3id.org/tocgraph/graph/ontology'
    """
    return _graph(base, "ontology")


def authority_graph(base: str = BASE, key: str | None = None) -> str:
    """Return the graph of the authority data, or of the curated facts of one document.

    >>> authority_graph()
    'https://w3id.org/tocgraph/graph/authority'
    >>> authority_graph(key="csh.summary.undated.plan-of-action-toc").rpartition("/")[2]
    'csh.summary.undated.plan-of-action-toc'
    """
    return _graph(base, "authority", key)


def status_graph(base: str = BASE) -> str:
    """Return the graph of the treaty acts.

    >>> status_graph("https://example.org/")
    'https://example.org/graph/status'
    """
    return _graph(base, "status")


def doc_graph(base: str, key: str) -> str:
    """Return the graph of what one document says.

    >>> doc_graph(BASE, "cifta.declaration.2008-02-21.bogota")
    'https://w3id.org/tocgraph/graph/doc/cifta.declaration.2008-02-21.bogota'
    """
    return _graph(base, "doc", key)


def evidence_graph(base: str, key: str) -> str:
    """Return the graph of the mentions, cues and claims of one document.

    >>> evidence_graph(BASE, "a.b.c.d")
    'https://w3id.org/tocgraph/graph/evidence/a.b.c.d'
    """
    return _graph(base, "evidence", key)


def inferred_graph(base: str, key: str) -> str:
    """Return the graph of what rules derive from one document, or from ``"authority"``.

    >>> inferred_graph(BASE, "authority")
    'https://w3id.org/tocgraph/graph/inferred/authority'
    """
    return _graph(base, "inferred", key)


def echo_graph(base: str = BASE) -> str:
    """Return the graph of the echoes between recommendations.

    >>> echo_graph()
    'https://w3id.org/tocgraph/graph/echo'
    """
    return _graph(base, "echo")


def release_graph(base: str = BASE) -> str:
    """Return the graph that describes the release.

    >>> release_graph()
    'https://w3id.org/tocgraph/graph/release'
    """
    return _graph(base, "release")


def document_key(document: str, base: str = BASE) -> str:
    """Return the key of a document: its IRI after ``/doc/`` with dots for slashes.

    >>> document_key("https://w3id.org/tocgraph/doc/randot-ii/recommendations/2019-03-20/doc-3-19")
    'randot-ii.recommendations.2019-03-20.doc-3-19'

    Raises:
        ValueError: it is no document's IRI under this base.
    """
    prefix = f"{base}doc/"
    if not document.startswith(prefix):
        raise ValueError(f"{document} is not the IRI of a document under {prefix}")
    return document[len(prefix) :].replace("/", ".")


def family(graph: str, base: str = BASE) -> str:
    """Return the family that a graph belongs to, or ``""`` for a graph that is not ours.

    >>> family(doc_graph(BASE, "a.b.c.d")), family(authority_graph(key="a.b.c.d"))
    ('documents', 'authority')
    >>> family("https://example.org/graph/doc/a"), family("https://w3id.org/tocgraph/graph/x")
    ('', '')
    """
    prefix = f"{base}graph/"
    if not graph.startswith(prefix):
        return ""
    return _SEGMENT.get(graph[len(prefix) :].partition("/")[0], "")


def graph_key(graph: str, base: str = BASE) -> str | None:
    """Return the key of a graph that belongs to one document, else ``None``.

    >>> graph_key(evidence_graph(BASE, "a.b.c.d"))
    'a.b.c.d'
    >>> graph_key(authority_graph()) is None
    True
    """
    if not family(graph, base):
        return None
    return graph[len(f"{base}graph/") :].partition("/")[2] or None


def select(graphs: Iterable[str], families: Iterable[str], base: str = BASE) -> tuple[str, ...]:
    """Return those graphs that belong to one of the families, sorted.

    >>> select([echo_graph(), doc_graph(BASE, "b"), doc_graph(BASE, "a")], ["documents"])
    ('https://w3id.org/tocgraph/graph/doc/a', 'https://w3id.org/tocgraph/graph/doc/b')
    """
    wanted = frozenset(families)
    return tuple(sorted(graph for graph in graphs if family(graph, base) in wanted))
