"""From a node that is wrong to the document, the item and the words: what a curator looks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.validate.triples import Triples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tocgraph.validate.report import Violation
    from tocgraph.validate.rules import Query

__all__ = ["Place", "locate", "place_of", "placed"]

_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: the publication, the path of the part, and the words."""

    document: str | None = None
    provision: str | None = None
    words: str | None = None


def place_of(node: str, triples: Triples) -> Place:
    """Find the place of a node, as far as the triples lead to it."""
    values = triples.values
    part = node if "~" in node else next(iter(values(node, vocab.toc("inProvision"))), None)
    if part is None:
        for excerpt in values(node, vocab.toc("evidence")):
            part = next(iter(values(excerpt, vocab.toc("inProvision"))), None)
            if part is not None:
                node = excerpt
                break
    if part is None:
        if vocab.toc("Publication") in triples.types.get(node, ()):
            return Place(document=node)
        owners = values(node, f"{vocab.ELI}realizes")
        return Place(document=owners[0] if owners else None)
    text, _, path = part.partition("~")
    owners = values(text, f"{vocab.ELI}realizes")
    document = owners[0] if owners else text.rpartition("/")[0]
    return Place(document, path.partition("__dir_")[0], _words(node, text, triples))


def _words(node: str, text: str, triples: Triples) -> str | None:
    values = triples.values
    start = _number(values(node, vocab.toc("start")))
    end = _number(values(node, vocab.toc("end")))
    content = values(text, vocab.toc("content"))
    words = ""
    if start is not None and end is not None and content:
        words = content[0][start:end]
    if not words:
        words = next(iter(values(node, vocab.toc("quote"))), "")
    words = " ".join(words.split())
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1].rstrip() + "…"
    return words or None


def _number(values: tuple[str, ...]) -> int | None:
    # The value itself may be what is wrong.
    return int(values[0]) if values and values[0].isdecimal() else None


def locate(violation: Violation, triples: Triples) -> Violation:
    """Return the violation with document, item and words filled in."""
    place = place_of(violation.focus, triples)
    return replace(
        violation,
        document=violation.document or place.document,
        provision=violation.provision or place.provision,
        words=violation.words or place.words,
    )


def placed(violation: Violation, query: Query) -> Violation:
    """Fill in document, item and words from a graph that is only reachable by queries."""
    focus = violation.focus
    if focus.startswith("_:"):
        return violation
    rows = query(_PLACE.replace("FOCUS", f"<{focus}>"), ("documents", "evidence"))
    lines = [quad for row in rows for quad in _rebuilt(focus, row)]
    return locate(violation, Triples(lines))


_PLACE: Final = """
PREFIX toc: <https://w3id.org/tocgraph/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT ?part ?start ?quote ?publication WHERE {
  FOCUS toc:inProvision? ?part .
  ?part toc:inText ?text .
  ?text eli:realizes ?publication ; toc:content ?content .
  FOCUS toc:start ?start ; toc:end ?end .
  BIND(SUBSTR(?content, ?start + 1, ?end - ?start) AS ?quote)
}
"""


def _rebuilt(focus: str, row: Mapping[str, str]) -> Iterator[ox.Quad]:
    node, part = ox.NamedNode(focus), ox.NamedNode(row["part"])
    text = ox.NamedNode(row["part"].partition("~")[0])
    yield ox.Quad(node, ox.NamedNode(vocab.toc("inProvision")), part)
    yield ox.Quad(node, ox.NamedNode(vocab.toc("quote")), ox.Literal(row.get("quote", "")))
    yield ox.Quad(text, ox.NamedNode(f"{vocab.ELI}realizes"), ox.NamedNode(row["publication"]))
