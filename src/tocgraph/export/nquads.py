"""N-Quads: one quad a line, sorted as text; the format that everything else is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

import pyoxigraph as ox

from tocgraph.export.common import write_lines

if TYPE_CHECKING:
    from tocgraph.export.common import Graph

__all__ = ["SUFFIX", "write"]

SUFFIX: Final = ".nq"


def write(graph: Graph, out: BinaryIO) -> None:
    """Write the quads, each on a line of its own."""
    write_lines(out, sorted(_line(quad) for quad in graph.quads))


def _line(quad: ox.Quad) -> str:
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return f"{quad.triple} ."
    return f"{quad.triple} {quad.graph_name} ."
