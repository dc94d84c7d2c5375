"""TriG: the quads, graph by graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

import pyoxigraph as ox

if TYPE_CHECKING:
    from tocgraph.export.common import Graph

__all__ = ["SUFFIX", "write"]

SUFFIX: Final = ".trig"


def write(graph: Graph, out: BinaryIO) -> None:
    """Write the quads as TriG, sorted, with the prefixes they use."""
    ox.serialize(graph.quads, out, format=ox.RdfFormat.TRIG, prefixes=graph.prefixes)
