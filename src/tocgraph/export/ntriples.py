"""N-Triples: one triple a line, sorted as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from tocgraph.export.common import write_lines

if TYPE_CHECKING:
    from tocgraph.export.common import Graph

__all__ = ["SUFFIX", "write"]

SUFFIX: Final = ".nt"


def write(graph: Graph, out: BinaryIO) -> None:
    """Write the triples, each on a line of its own."""
    write_lines(out, sorted(f"{triple} ." for triple in graph.triples))
