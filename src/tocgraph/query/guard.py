"""What a user's own query may not do: reach out to the network, or change the graph.

``SERVICE`` makes every engine fetch what the query names, and rdflib fetches
the graphs of ``FROM`` as well: on a server that is a way into its network.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tocgraph.errors import QueryError
from tocgraph.query.complaint import malformed, refuse_other_than_queries

__all__ = ["DatasetClause", "inspect"]

_SUSPECT = ("service", "from", "load", "\\u")


@dataclass(frozen=True, slots=True)
class DatasetClause:
    """The graphs that a query names by FROM and FROM NAMED."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


def inspect(text: str, *, hidden: int = 0) -> DatasetClause:
    """Refuse SERVICE and updates, and return the graphs that the query names itself.

    >>> inspect("SELECT * WHERE { ?s ?p 'SERVICE' }")
    DatasetClause(default=(), named=())
    >>> inspect("SELECT * FROM <urn:g> WHERE { ?s ?p ?o }").default
    ('urn:g',)
    >>> inspect("SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    tocgraph.errors.QueryError: SERVICE is refused: a query here reads this graph only. \
Query the other endpoint by itself.

    ``hidden`` is how many characters stand before the user's own text.

    Raises:
        QueryError: it uses SERVICE, or is no query at all.
    """
    refuse_other_than_queries(text)
    lowered = text.casefold()
    # Parsing takes rdflib's import (a quarter of a second). A query without
    # these letters has none of the clauses; with them only the parser can tell,
    # since they may stand in a string, an IRI or a name.
    if not any(word in lowered for word in _SUSPECT):
        return DatasetClause()
    return _parsed(text, hidden)


@lru_cache(maxsize=256)
def _parsed(text: str, hidden: int) -> DatasetClause:
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.plugins.sparql.sparql import SPARQLError

    try:
        tree = parseQuery(text)
        query = translateQuery(tree)
    except SPARQLError as error:
        raise QueryError(f"the query is malformed ({error})") from error
    except Exception as error:
        # The parser raises pyparsing's own exceptions, and TypeErrors on some malformed input.
        line, column = getattr(error, "lineno", None), getattr(error, "column", None)
        raise malformed(text, f"{line}:{column}", hidden=hidden) from error

    def services(node: object) -> bool:
        if isinstance(node, CompValue):
            return node.name == "ServiceGraphPattern" or services(list(node.values()))
        return isinstance(node, list | tuple | ParseResults) and any(map(services, node))

    if services(query.algebra) or services(tree[1]):
        raise QueryError(
            "SERVICE is refused: a query here reads this graph only",
            term="SERVICE",
            hint="Query the other endpoint by itself.",
        )
    clause = query.algebra.datasetClause or ()
    return DatasetClause(
        tuple(str(part.default) for part in clause if part.default is not None),
        tuple(str(part.named) for part in clause if part.named is not None),
    )
