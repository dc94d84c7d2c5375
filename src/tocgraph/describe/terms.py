"""Canonical N-Quads terms as strings: what the hot path writes instead of RDF objects.

The escapes are those of RDF 1.2 N-Quads in its canonical form, so that sorting
lines sorts quads and equal graphs are equal bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Quads", "iri", "literal", "typed"]

XSD = "http://www.w3.org/2001/XMLSchema#"

_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_ESCAPES.update(
    {
        chr(code): f"\\u{code:04X}"
        for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)
        if chr(code) not in _ESCAPES
    }
)
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")


def iri(value: str) -> str:
    """Return an IRI term.

    >>> iri("https://example.org/a")
    '<https://example.org/a>'
    """
    return f"<{value}>"


def literal(value: str, language: str | None = None) -> str:
    r"""Return a plain or language-tagged string.

    >>> print(literal('a "b"\n', "en"))
    "a \"b\"\n"@en
    """
    escaped = _SPECIAL.sub(lambda match: _ESCAPES[match.group()], value)
    return f'"{escaped}"' if language is None else f'"{escaped}"@{language}'


def typed(value: str | int, datatype: str) -> str:
    """Return a literal of an XSD datatype, given by its local name.

    >>> typed(3, "integer")
    '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f"{literal(str(value))}^^<{XSD}{datatype}>"


class Quads:
    """The quads of one graph, each once, to be written in sorted order.

    >>> quads = Quads("https://example.org/g")
    >>> quads.add("https://example.org/s", "https://example.org/p", iri("https://example.org/o"))
    >>> quads.lines()[0].split(" ")[3:]
    ['<https://example.org/g>', '.']
    """

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self._triples: set[str] = set()

    def __len__(self) -> int:
        return len(self._triples)

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Add a triple; subject and predicate are IRIs, the value is a term already."""
        self._triples.add(f"<{subject}> <{predicate}> {value}")

    def update(self, subject: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Add several triples of one subject."""
        for predicate, value in pairs:
            self.add(subject, predicate, value)

    def lines(self) -> list[str]:
        """Return the sorted lines, without line ends."""
        graph = iri(self.graph)
        return [f"{triple} {graph} ." for triple in sorted(self._triples)]
