"""The authority files as N-Quads, in the graph and under the base IRI of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from tocgraph.authority.turtle import IDS, read_sources
from tocgraph.graphs import BASE, authority_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.resources import Resources

__all__ = ["authority_quads"]

_MOVING = (IDS, f"{BASE}doc/")


def authority_quads(resources: Resources, base: str = BASE) -> Iterator[str]:
    """Yield one canonical N-Quads line for each statement, sorted, without line ends.

    Whatever base the build sets, the files write ``https://w3id.org/tocgraph/id/``
    and ``…/doc/``; what lies under these two moves, terms and concepts stay.

    >>> from tocgraph.resources import Resources
    >>> lines = list(authority_quads(Resources(), "https://example.org/"))
    >>> lines == sorted(set(lines))
    True
    >>> any(line.startswith("<https://example.org/id/body/oas> ") for line in lines)
    True

    Raises:
        DataError: a file says what cannot be right.
    """
    graph = f"<{authority_graph(base)}>"
    move = base != BASE
    lines: set[str] = set()
    for source in read_sources(resources):
        for subject, predicate, value in source.triples:
            target = str(value)
            if move:
                subject = _moved(subject, base)
                if isinstance(value, ox.NamedNode):
                    target = f"<{_moved(value.value, base)}>"
            lines.add(f"<{subject}> <{predicate}> {target} {graph} .")
    yield from sorted(lines)


def _moved(iri: str, base: str) -> str:
    return base + iri[len(BASE) :] if iri.startswith(_MOVING) else iri
