"""From a citation, an id, a name or an IRI to the node it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.errors import QueryError, UsageError
from tocgraph.lookup.places import Places
from tocgraph.query.header import Parameter
from tocgraph.query.parameters import Resolver

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tocgraph.query import KnowledgeGraph

__all__ = ["find"]

_NUMBERED = re.compile(r"[ivxlcdm]+|\d+|[a-z]", re.IGNORECASE)


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
    parameter = Parameter("document", "document", "a document")
    for count in range(len(parts), 0, -1):
        name = ", ".join(parts[:count])
        try:
            term = resolver.term(parameter, name)
        except QueryError:
            continue
        return str(term)[1:-1], ", ".join(parts[count:])
    return None


def _provision(graph: KnowledgeGraph, document: str, place: str, lexicon: Mapping[str, Any]) -> str:
    places = Places.of(graph, document)
    if place in places:
        return places[place]
    wanted, recital = _numbers(place, lexicon)
    found = places.matching(wanted, recital=recital) if wanted else {}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise QueryError(
            f"{place!r} fits {len(found)} places of this document",
            term=place,
            hint=f"Choose one of {', '.join(sorted(found))}.",
        )
    raise QueryError(
        f"this document has no place {place!r}",
        term=place,
        hint="Write it as II.6, recital 7, or as a path such as part_II__rec_6.",
    )


def _numbers(place: str, lexicon: Mapping[str, Any]) -> tuple[str, bool]:
    """Return the numbers of a place joined by points, and whether a recital is meant."""
    words = [word.casefold() for word in re.findall(r"\w+", place)]
    recital = any(word in lexicon["words"]["recital"] for word in words)
    ignored = {*lexicon["words"]["ignored"], *lexicon["words"]["recital"]}
    numbers = [word for word in words if word not in ignored and _NUMBERED.fullmatch(word)]
    return ".".join(numbers), recital
