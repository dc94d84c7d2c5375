"""Turtle: the triples without the names of their graphs, for people and for diffs."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

import pyoxigraph as ox

if TYPE_CHECKING:
    from tocgraph.export.common import Graph

__all__ = ["SUFFIX", "write"]

SUFFIX: Final = ".ttl"


def write(graph: Graph, out: BinaryIO) -> None:
    """Write the triples as Turtle, sorted, with the prefixes they use."""
    ox.serialize(graph.triples, out, format=ox.RdfFormat.TURTLE, prefixes=graph.prefixes)
