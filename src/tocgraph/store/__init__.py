"""The embedded store: built beside the old one, swapped in whole, then only read.

>>> import tempfile
>>> from pathlib import Path
>>> from tocgraph.store import StoreBuilder, open_store
>>> folder = Path(tempfile.mkdtemp()) / "graph"
>>> with StoreBuilder(folder) as builder:
...     builder.load(b"<urn:a> <urn:p> <urn:b> <https://w3id.org/tocgraph/graph/echo> .")
>>> open_store(folder).graphs
('https://w3id.org/tocgraph/graph/echo',)
"""

from tocgraph.store.builder import StoreBuilder
from tocgraph.store.graph_store import GraphStore, open_store
from tocgraph.store.layout import StoreFolder

__all__ = ["GraphStore", "StoreBuilder", "StoreFolder", "open_store"]
