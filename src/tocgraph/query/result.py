"""What a query answers, whichever engine ran it: the same terms in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import pyoxigraph as ox

__all__ = ["Result", "Term", "short"]

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Kind = Literal["select", "ask", "construct"]


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a SELECT, the truth value of an ASK, or the triples of a CONSTRUCT.

    Triples stand in :attr:`rows` under the columns ``subject``, ``predicate``
    and ``object``, sorted, each once. A cell without a value is ``None``.

    >>> result = Result.of_rows(["n"], [[ox.Literal(3)]])
    >>> result.values()
    [('3',)]
    >>> len(result), bool(Result.of_boolean(False))
    (1, True)
    """

    kind: Kind
    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    boolean: bool | None = None

    @classmethod
    def of_rows(cls, columns: list[str], rows: list[list[Term | None]]) -> Result:
        """Return the result of a SELECT."""
        return cls("select", tuple(columns), tuple(tuple(row) for row in rows))

    @classmethod
    def of_boolean(cls, value: bool) -> Result:
        """Return the result of an ASK."""
        return cls("ask", (), (), boolean=value)

    @classmethod
    def of_triples(cls, triples: set[tuple[Term, Term, Term]]) -> Result:
        """Return the result of a CONSTRUCT."""
        ordered = sorted(triples, key=lambda triple: tuple(str(term) for term in triple))
        return cls("construct", ("subject", "predicate", "object"), tuple(ordered))

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """Whether there is an answer: a row, a triple, or a yes or a no."""
        return self.kind == "ask" or bool(self.rows)

    def column(self, name: str) -> list[Term | None]:
        """Return the cells of one column."""
        position = self.columns.index(name)
        return [row[position] for row in self.rows]

    def values(self, base: str | None = None) -> list[tuple[str, ...]]:
        """Return the rows as plain strings for people; see :func:`short`."""
        return [tuple(short(cell, base) for cell in row) for row in self.rows]

    def dicts(self, base: str | None = None) -> list[dict[str, str]]:
        """Return the rows as plain strings by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.values(base)]


def short(term: Term | None, base: str | None = None) -> str:
    """Return a term as people read it: ids for IRIs of ours, words for literals.

    >>> short(ox.NamedNode("https://w3id.org/tocgraph/id/body/oas"))
    'body/oas'
    >>> short(ox.NamedNode("https://w3id.org/tocgraph/concept/force/urge"))
    'force/urge'
    >>> short(ox.NamedNode("https://w3id.org/tocgraph/ontology#adoptedBy"))
    'toc:adoptedBy'
    >>> short(ox.Literal("two  words", language="en")), short(None)
    ('two  words', '')
    """
    if term is None:
        return ""
    if not isinstance(term, ox.NamedNode):
        return str(term) if isinstance(term, ox.BlankNode) else term.value
    for prefix, replacement in _shortenings(base):
        if term.value.startswith(prefix):
            return replacement + term.value[len(prefix) :]
    return term.value


def _shortenings(base: str | None) -> tuple[tuple[str, str], ...]:
    from tocgraph import vocab

    home = vocab.BASE if base is None else base
    return (
        (f"{home}id/", ""),
        (vocab.CONCEPT, ""),
        (vocab.TOC, "toc:"),
        (f"{home}doc/", "doc/"),
        (f"{home}graph/", "graph/"),
    )
