"""What follows by rule from the authority data, in a graph of its own.

Labels under the terms that every SKOS reader knows, the classes above a class,
the bodies around a body, the series of a meeting: closures that queries would
otherwise walk again and again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph import vocab

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tocgraph.describe.ontology import Hierarchy
    from tocgraph.describe.terms import Quads

__all__ = ["add_authority_closure"]

_LABELS = frozenset({vocab.SKOS + "altLabel", vocab.SKOS + "hiddenLabel"})
_WITHIN = frozenset({vocab.toc("subBodyOf"), vocab.toc("serves"), vocab.toc("sessionOf")})
_SERIES = frozenset({vocab.toc("editionOf"), vocab.toc("sessionOf")})


def add_authority_closure(
    quads: Quads, triples: Iterable[tuple[str, str, str]], hierarchy: Hierarchy
) -> None:
    """Add what follows from the triples, given as (IRI, IRI, term).

    >>> from tocgraph.describe import Hierarchy, Quads
    >>> hierarchy = Hierarchy({}, {})
    >>> quads = Quads("https://example.org/g")
    >>> part = vocab.toc("subBodyOf")
    >>> chain = [("https://example.org/a", part, "<https://example.org/b>"),
    ...          ("https://example.org/b", part, "<https://example.org/c>")]
    >>> add_authority_closure(quads, chain, hierarchy)
    >>> sum("withinBody> <https://example.org/c>" in line for line in quads.lines())
    2
    """
    around: dict[str, set[str]] = {}
    for subject, predicate, value in triples:
        if predicate == vocab.RDF_TYPE:
            for above in hierarchy.superclasses(value[1:-1]):
                quads.add(subject, vocab.RDF_TYPE, f"<{above}>")
        for above in hierarchy.superproperties(predicate):
            if above in _LABELS:
                quads.add(subject, above, value)
        if predicate in _WITHIN:
            around.setdefault(subject, set()).add(value[1:-1])
        if predicate in _SERIES:
            quads.add(subject, vocab.toc("inSeries"), value)
    for subject in around:
        for body in _reach(around, subject):
            quads.add(subject, vocab.toc("withinBody"), f"<{body}>")


def _reach(around: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    pending = [start]
    while pending:
        for body in around.get(pending.pop(), ()):
            if body not in found and body != start:
                found.add(body)
                pending.append(body)
    return found
