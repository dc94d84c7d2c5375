"""One interface for all engines, and the embedded one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.errors import QueryError, StoreError
from tocgraph.query.complaint import malformed
from tocgraph.query.guard import inspect
from tocgraph.query.result import Result, Term
from tocgraph.query.syntax import add_prefixes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.store import GraphStore

__all__ = ["EmbeddedEngine", "Engine", "unknown_graph"]


class Engine(Protocol):
    """Something that answers SPARQL over some families of graphs."""

    @property
    def base(self) -> str:
        """The base IRI of the data."""

    def run(self, text: str, families: Sequence[str]) -> Result:
        """Answer a query whose default graph is the union of the families' graphs.

        Prefixes that the query uses without declaring them get their usual
        meaning.

        Raises:
            QueryError: the query is malformed or refused.
            ReadError: the store, file or server failed.
        """


def unknown_graph(iri: str) -> QueryError:
    """Return the error for a FROM clause that names a graph that is not there."""
    return QueryError(
        f"there is no graph <{iri}>",
        term=iri,
        hint="Leave FROM out to read the usual graphs; "
        "`SELECT DISTINCT ?g { GRAPH ?g { } }` lists them.",
    )


class EmbeddedEngine:
    """The embedded store, by pyoxigraph."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store

    @property
    def base(self) -> str:
        """The base IRI of the data."""
        return self.store.base

    def run(self, text: str, families: Sequence[str]) -> Result:
        """Answer a query; see :class:`Engine`."""
        own, text = text, add_prefixes(text, vocab.prefixes(self.base))
        hidden = len(text) - len(own)
        clause = inspect(text, hidden=hidden)
        for graph in (*clause.default, *clause.named):
            if graph not in self.store.graphs:
                raise unknown_graph(graph)
        usual = self.store.select(families)
        default, named = (clause.default, clause.named) if clause else (usual, usual)
        try:
            # The answer gets no name here: it may only die in the thread that made it, and the
            # errors that the check of the text keeps would keep this frame with it.
            return _result(
                self.store.store.query(
                    text,
                    # An empty list would mean the store's own default graph, which is empty too.
                    default_graph=[ox.NamedNode(graph) for graph in default],
                    named_graphs=[ox.NamedNode(graph) for graph in named],
                )
            )
        except SyntaxError as error:
            raise malformed(text, error.msg, hidden=hidden) from error
        except OSError as error:
            raise StoreError(
                f"the store could not be read ({error})",
                path=str(self.store.folder),
                hint="Build the graph again.",
            ) from error
        except RuntimeError as error:
            raise QueryError(f"the query could not be evaluated ({error})") from error


def _result(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return Result.of_boolean(bool(answer))
    if isinstance(answer, ox.QuerySolutions):
        columns = [variable.value for variable in answer.variables]
        rows: list[list[Term | None]] = [[_term(cell) for cell in solution] for solution in answer]
        return Result.of_rows(columns, rows)
    triples: set[tuple[Term, Term, Term]] = set()
    for triple in answer:
        subject, predicate, value = map(_term, triple)
        if subject is not None and predicate is not None and value is not None:
            triples.add((subject, predicate, value))
    return Result.of_triples(triples)


def _term(cell: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Term | None:
    if isinstance(cell, ox.Triple):
        raise QueryError(
            "the answer holds a triple term, which SPARQL 1.1 results cannot",
            hint="Select its subject, predicate and object.",
        )
    return cell
