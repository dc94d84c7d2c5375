"""The same queries on a remote SPARQL 1.1 endpoint.

The data set travels as ``default-graph-uri``; which graphs the server has is
asked once. Servers differ in how they write terms, so answers are brought to
one form here and compare by value.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

import pyoxigraph as ox

from tocgraph import graphs as naming
from tocgraph import vocab
from tocgraph.errors import QueryError, ReadError
from tocgraph.query.guard import inspect
from tocgraph.query.result import Result, Term
from tocgraph.query.syntax import add_prefixes, tokens
from tocgraph.store.graph_store import base_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["RemoteEngine"]

_XSD_BOOLEAN = f"{vocab.XSD}boolean"
_LIST_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


class RemoteEngine:
    """A SPARQL endpoint on the network, by SPARQLWrapper."""

    def __init__(self, endpoint: str, *, timeout: int = 60) -> None:
        if not endpoint.startswith(("http://", "https://")):
            raise QueryError(
                f"this is not the address of an endpoint: {endpoint}",
                term=endpoint,
                hint="Give an address that begins with http:// or https://.",
            )
        self.endpoint = endpoint
        self._timeout = timeout

    @cached_property
    def graphs(self) -> tuple[str, ...]:
        """The named graphs of the server."""
        found = self._ask(_LIST_GRAPHS, ())
        return tuple(sorted(cell.value for (cell,) in found.rows if isinstance(cell, ox.NamedNode)))

    @cached_property
    def base(self) -> str:
        """The base IRI of the data, read from the names of the graphs."""
        return base_of(self.graphs)

    def run(self, text: str, families: Sequence[str]) -> Result:
        """Answer a query; see :class:`tocgraph.query.engine.Engine`."""
        text = add_prefixes(text, vocab.prefixes(self.base))
        if inspect(text):
            return self._ask(text, ())  # its own FROM decides, as the protocol has it
        chosen = naming.select(self.graphs, families, self.base)
        if not chosen:
            # No default-graph-uri at all would mean everything that the server has.
            return _empty(text)
        return self._ask(text, chosen)

    def _ask(self, text: str, default: Sequence[str]) -> Result:
        from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

        form = _form(text)
        wrapper = SPARQLWrapper(self.endpoint, agent="tocgraph")
        wrapper.setTimeout(self._timeout)
        wrapper.setMethod(POST)
        wrapper.setQuery(text)
        # The library guesses the form from the text, and takes "add" in a comment for an update.
        wrapper.queryType = form
        wrapper.setReturnFormat(JSON if form in {"SELECT", "ASK"} else TURTLE)
        for graph in default:
            wrapper.addParameter("default-graph-uri", graph)
        try:
            data: bytes = wrapper.query().response.read()
        except QueryBadFormed as error:
            raise QueryError(f"the endpoint found the query malformed ({_brief(error)})") from error
        except (SPARQLWrapperException, URLError, OSError) as error:
            raise ReadError(
                f"the endpoint did not answer ({_brief(error)})",
                path=self.endpoint,
                hint="Check the address, and that the server is running.",
            ) from error
        try:
            if form in {"SELECT", "ASK"}:
                return _from_json(json.loads(data))
            return _from_turtle(data)
        except (ValueError, KeyError, TypeError, SyntaxError) as error:
            raise ReadError(
                f"the endpoint's answer makes no sense ({_brief(error)})",
                path=self.endpoint,
                hint="Check that the address is that of a SPARQL endpoint.",
            ) from error


def _form(text: str) -> str:
    forms = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
    for token in tokens(text):
        if token.kind == "word" and token.text.upper() in forms:
            return token.text.upper()
    raise QueryError(
        "this is not a SPARQL query", hint="Write a SELECT, ASK, CONSTRUCT or DESCRIBE query."
    )


def _empty(text: str) -> Result:
    form = _form(text)
    if form == "ASK":
        return Result.of_boolean(False)
    if form == "SELECT":
        # The embedded engine knows the columns of a query without reading any data.
        columns = [found.value for found in ox.Store().query(text).variables]  # type: ignore[union-attr]
        return Result.of_rows(columns, [])
    return Result.of_triples(set())


def _from_json(answer: dict[str, Any]) -> Result:
    if "boolean" in answer:
        return Result.of_boolean(bool(answer["boolean"]))
    columns = [str(name) for name in answer["head"]["vars"]]
    rows = [
        [_term(binding[name]) if name in binding else None for name in columns]
        for binding in answer["results"]["bindings"]
    ]
    return Result.of_rows(columns, rows)


def _term(cell: dict[str, str]) -> Term:
    kind, value = cell["type"], cell["value"]
    if kind == "uri":
        return ox.NamedNode(value)
    if kind == "bnode":
        return ox.BlankNode("b" + "".join(c for c in value if c.isascii() and c.isalnum()))
    if kind not in {"literal", "typed-literal"}:
        raise ValueError(f"unknown kind of term {kind!r}")
    if cell.get("xml:lang"):
        return ox.Literal(value, language=cell["xml:lang"])
    datatype = cell.get("datatype")
    if datatype is None:
        return ox.Literal(value)
    if datatype == _XSD_BOOLEAN:
        value = {"1": "true", "0": "false"}.get(value, value)
    return ox.Literal(value, datatype=ox.NamedNode(datatype))


def _from_turtle(data: bytes) -> Result:
    found: set[tuple[Term, Term, Term]] = set()
    for triple in ox.parse(data, format=ox.RdfFormat.TURTLE):
        if not isinstance(triple.subject, ox.Triple) and not isinstance(triple.object, ox.Triple):
            found.add((triple.subject, triple.predicate, triple.object))
    return Result.of_triples(found)


def _brief(error: Exception) -> str:
    words = " ".join(str(error).split())
    return words[:200] or type(error).__name__
