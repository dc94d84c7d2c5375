"""From a citation, an id, a name or an IRI to the node it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.errors import QueryError, UsageError
from tocgraph.query.header import Parameter
from tocgraph.query.parameters import Resolver
from tocgraph.query.places import Places

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tocgraph.query import KnowledgeGraph

__all__ = ["find"]

_DOCUMENT = Parameter("document", "document", "a document")


def find(graph: KnowledgeGraph, words: str, lexicon: Mapping[str, Any]) -> str:
    """Return the IRI of what the words mean.

    They may be an IRI, a prefixed name, an id (``instrument/untoc``), a name, or
    a citation: a document (its symbol, file name or key) and a place in it, such
    as ``RANDOT-II/doc.3/19 rev. 1, section II, para. 6`` or ``FILE.txt, I.18``.
    ``lexicon`` is the content of ``data/lexicon/citation.toml``.

    Raises:
        QueryError: nothing, or more than one thing, is called so.
    """
    resolver = Resolver(graph.engine)
    cited = _split(words, resolver)
    if cited is not None:
        document, place = cited
        return document if not place else _provision(graph, document, place, lexicon)
    try:
        term = resolver.term(Parameter("thing", "iri", "what is to be shown"), words)
    except QueryError as error:
        unpunctuated = _without_comma(graph, words, resolver, lexicon)
        if unpunctuated is not None:
            return unpunctuated
        raise UsageError(
            error.message,
            term=words,
            hint=f"{error.hint or ''} Give an id, a name, or a citation such as "
            '"RANDOT-II/doc.3/19 rev. 1, II.6".'.strip(),
        ) from error
    return str(term)[1:-1]


def _split(words: str, resolver: Resolver) -> tuple[str, str] | None:
    """Split a citation into the IRI of a document and the words for a place in it."""
    parts = [part.strip() for part in re.split(r",|#|~", words)]
    for count in range(len(parts), 0, -1):
        document = _document(", ".join(parts[:count]), resolver)
        if document is not None:
            return document, ", ".join(parts[count:])
    return None


def _document(name: str, resolver: Resolver) -> str | None:
    try:
        return str(resolver.term(_DOCUMENT, name))[1:-1]
    except QueryError:
        return None


def _without_comma(
    graph: KnowledgeGraph, words: str, resolver: Resolver, lexicon: Mapping[str, Any]
) -> str | None:
    """Read "SYMBOL II.6": the longest name of a document, and a place that it has."""
    parts = words.split()
    for count in range(len(parts) - 1, 0, -1):
        document = _document(" ".join(parts[:count]), resolver)
        if document is None:
            continue
        places = Places.of(graph.engine, document)
        try:
            return places[places.named(" ".join(parts[count:]), lexicon["words"])]
        except QueryError:
            return None
    return None


def _provision(graph: KnowledgeGraph, document: str, place: str, lexicon: Mapping[str, Any]) -> str:
    places = Places.of(graph.engine, document)
    return places[places.named(place, lexicon["words"])]
