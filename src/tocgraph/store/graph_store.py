"""Reading a built graph: which named graphs there are, by family, and their quads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tocgraph import graphs as naming
from tocgraph.errors import StoreError
from tocgraph.store.layout import StoreFolder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["GraphStore", "base_of", "open_store"]


def base_of(graphs: Iterable[str]) -> str:
    """Return the base IRI under which the graphs are named, the usual one if none is ours.

    >>> base_of(["https://example.org/toc/graph/doc/a.b.c.d"])
    'https://example.org/toc/'
    >>> base_of([])
    'https://w3id.org/tocgraph/'
    """
    for graph in graphs:
        before, slash, _ = graph.rpartition("/graph/")
        if slash and naming.family(graph, f"{before}/"):
            return f"{before}/"
    return naming.BASE


@dataclass(frozen=True)
class GraphStore:
    """A store opened for reading: a frozen view of the graph as it was when it was opened.

    A later build does not disturb it; :meth:`is_current` tells whether there was one.
    """

    folder: Path
    opened: Path
    store: ox.Store

    @cached_property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of all named graphs, sorted."""
        return tuple(
            sorted(
                graph.value
                for graph in self.store.named_graphs()
                if isinstance(graph, ox.NamedNode)
            )
        )

    @cached_property
    def base(self) -> str:
        """The base IRI of the data."""
        return base_of(self.graphs)

    @cached_property
    def families(self) -> dict[str, tuple[str, ...]]:
        """The graphs of each family that has any."""
        found = {name: self.select([name]) for name in naming.FAMILIES}
        return {name: graphs for name, graphs in found.items() if graphs}

    def select(self, families: Iterable[str]) -> tuple[str, ...]:
        """Return the graphs of the families, sorted: the default graph of a query."""
        return naming.select(self.graphs, families, self.base)

    def quads(self, families: Iterable[str] | None = None) -> Iterator[ox.Quad]:
        """Yield all quads, or those of some families, graph by graph in the order of names."""
        for graph in self.graphs if families is None else self.select(families):
            yield from self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def __len__(self) -> int:
        return len(self.store)

    def is_current(self) -> bool:
        """Say whether no newer graph has been built since this one was opened."""
        return StoreFolder(self.folder).current() == self.opened


def open_store(folder: Path | str) -> GraphStore:
    """Open the current graph of a folder for reading.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    layout = StoreFolder(Path(folder))
    failure: OSError | None = None
    # A build that ends between reading the pointer and opening what it names
    # takes that store away; the pointer read anew then names its successor.
    for _ in range(3):
        current = layout.current()
        if current is None:
            raise StoreError(
                "there is no graph in this folder",
                path=str(folder),
                hint="Build one with `tocgraph build -o FOLDER`, or give the right folder.",
            )
        try:
            if not current.is_dir():
                continue
            return GraphStore(layout.path, current, ox.Store.read_only(str(current)))
        except OSError as error:
            failure = error
    raise StoreError(
        "the current store is missing or damaged" + (f" ({failure})" if failure else ""),
        path=str(folder),
        hint="Build the graph again.",
    ) from failure
