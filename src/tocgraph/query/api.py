"""Opening a graph from Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tocgraph.graphs import DEFAULT_FAMILIES, FAMILIES
from tocgraph.query.catalogue import Catalogue
from tocgraph.query.engine import EmbeddedEngine
from tocgraph.query.runner import Runner
from tocgraph.resources import Resources
from tocgraph.store import GraphStore, open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import rdflib

    from tocgraph.query.engine import Engine
    from tocgraph.query.result import Result

__all__ = ["KnowledgeGraph", "open_endpoint", "open_graph", "sparql_families"]


def sparql_families(*, with_evidence: bool = False, with_release: bool = False) -> tuple[str, ...]:
    """Return the families that a user's own SPARQL reads.

    >>> "evidence" in sparql_families(), "evidence" in sparql_families(with_evidence=True)
    (False, True)
    """
    left_out = set(FAMILIES) - set(DEFAULT_FAMILIES)
    if with_evidence:
        left_out.discard("evidence")
    if with_release:
        left_out.discard("release")
    return tuple(name for name in FAMILIES if name not in left_out)


class KnowledgeGraph:
    """A built graph, opened for questions.

    >>> import tempfile
    >>> from tocgraph.store import StoreBuilder
    >>> folder = Path(tempfile.mkdtemp())
    >>> with StoreBuilder(folder) as builder:
    ...     builder.load(['<https://w3id.org/tocgraph/id/body/oas> '
    ...         '<http://www.w3.org/2000/01/rdf-schema#label> "OAS"@en '
    ...         '<https://w3id.org/tocgraph/graph/authority> .'])
    >>> graph = open_graph(folder)
    >>> graph.sparql("SELECT ?name WHERE { body:oas rdfs:label ?name }").values()
    [('OAS',)]
    >>> len(graph.rdflib())
    1
    """

    def __init__(
        self, engine: Engine, catalogue: Catalogue, store: GraphStore | None = None
    ) -> None:
        self.engine = engine
        self.catalogue = catalogue
        self.store = store
        self._runner = Runner(engine, catalogue)

    @property
    def base(self) -> str:
        """The base IRI of the data."""
        return self.engine.base

    def query(self, name: str, /, *, scope: str = "documents", **parameters: object) -> Result:
        """Run a canned query.

        Raises:
            NotStatedError: the sources do not say.
            QueryError: the query or a parameter is wrong.
        """
        return self.ask(name, parameters, scope)

    def ask(self, name: str, parameters: Mapping[str, object], scope: str = "documents") -> Result:
        """Run a canned query whose parameters come as a mapping; see :meth:`query`."""
        return self._runner.run(name, parameters, scope)

    def sparql(self, text: str, *, with_evidence: bool = False) -> Result:
        """Run a query of your own on all graphs but evidence and release.

        The usual prefixes need no declaration. ``with_evidence`` adds mentions,
        cues and claims.

        Raises:
            QueryError: it is malformed, or uses SERVICE.
        """
        return self.engine.run(text, sparql_families(with_evidence=with_evidence))

    def rdflib(self, families: Iterable[str] | None = None) -> rdflib.Dataset:
        """Return a copy of the graph for rdflib: named graphs, with their union as default.

        Raises:
            StoreError: this is a remote endpoint, which has no store to copy.
        """
        from tocgraph.query.rdflib_engine import to_dataset

        if self.store is None:
            from tocgraph.errors import StoreError

            raise StoreError(
                "a remote endpoint cannot be copied to rdflib",
                hint="Use a CONSTRUCT query, or open a graph folder.",
            )
        return to_dataset(self.store, DEFAULT_FAMILIES if families is None else families)


def open_graph(path: Path | str, resources: Resources | None = None) -> KnowledgeGraph:
    """Open the graph in a folder that ``tocgraph build`` wrote.

    Raises:
        StoreError: there is none.
        DataError: a query of the catalogue is wrong.
    """
    store = open_store(Path(path))
    catalogue = Catalogue.load(resources or Resources())
    return KnowledgeGraph(EmbeddedEngine(store), catalogue, store)


def open_endpoint(
    address: str, resources: Resources | None = None, *, timeout: int = 60
) -> KnowledgeGraph:
    """Open a remote SPARQL 1.1 endpoint that holds a graph of ours."""
    from tocgraph.query.remote import RemoteEngine

    catalogue = Catalogue.load(resources or Resources())
    return KnowledgeGraph(RemoteEngine(address, timeout=timeout), catalogue)
