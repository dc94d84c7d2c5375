"""A knowledge graph of who asked whom to do what about transnational organized crime.

>>> import tocgraph
>>> tocgraph.open("no-such-folder")
Traceback (most recent call last):
...
tocgraph.errors.StoreError: no-such-folder: there is no graph in this folder. \
Build one with `tocgraph build -o FOLDER`, or give the right folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from tocgraph.query import KnowledgeGraph

__all__ = ["__version__", "open"]


def open(source: Path | str) -> KnowledgeGraph:  # noqa: A001 - reads well as tocgraph.open
    """Open a graph: a folder that ``tocgraph build`` wrote, or the URL of a SPARQL endpoint.

    Raises:
        StoreError: there is no graph.
    """
    from tocgraph.query import open_endpoint, open_graph

    if isinstance(source, str) and source.startswith(("http://", "https://")):
        return open_endpoint(source)
    return open_graph(source)
