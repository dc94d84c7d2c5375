"""CSV: one table per main class, for spreadsheets and data frames.

Each row is a node. ``iri`` comes first, then ``class`` (the most specific ones),
then one column for each property that any node of the table has, in the order
of their names; text in a language has a column for each language
(``label_en``). Several values stand in one cell, joined by ``" | "``. Parts of
a text, directives and excerpts also have ``document``, ``item`` and ``words``.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.export.common import namespace_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tocgraph.export.common import Graph

__all__ = ["TABLES", "tables"]

TABLES: Final[Mapping[str, str]] = {
    "instruments": vocab.toc("Instrument"),
    "bodies": vocab.toc("Body"),
    "series": vocab.toc("MeetingSeries"),
    "meetings": vocab.toc("Meeting"),
    "programmes": vocab.toc("Programme"),
    "states": vocab.toc("State"),
    "groups": vocab.toc("AddresseeGroup"),
    "treaty-acts": vocab.toc("TreatyAction"),
    "coverage": vocab.toc("StatusCoverage"),
    "publications": vocab.toc("Publication"),
    "texts": vocab.toc("Text"),
    "provisions": vocab.toc("Provision"),
    "directives": vocab.toc("Directive"),
    "mentions": vocab.toc("Mention"),
    "cues": vocab.toc("Cue"),
    "claims": vocab.toc("Claim"),
    "slips": vocab.toc("Slip"),
    "concepts": f"{vocab.SKOS}Concept",
}
"""The tables by name, each with the class of its rows."""

_JOIN: Final = " | "
_SUBCLASS: Final = f"{vocab.RDFS}subClassOf"
_REALIZES: Final = f"{vocab.ELI}realizes"


@dataclass(frozen=True)
class _Nodes:
    """The quads of an export as a look-up, with the classes above each class."""

    values: Mapping[str, Mapping[str, tuple[ox.NamedNode | ox.BlankNode | ox.Literal, ...]]]
    above: Mapping[str, frozenset[str]]

    def texts(self, node: str, predicate: str) -> tuple[str, ...]:
        return tuple(value.value for value in self.values.get(node, {}).get(predicate, ()))

    def classes(self, node: str) -> frozenset[str]:
        direct = frozenset(self.texts(node, vocab.RDF_TYPE))
        return direct.union(*(self.above.get(iri, frozenset()) for iri in direct))

    def most_specific(self, node: str) -> str:
        direct = frozenset(self.texts(node, vocab.RDF_TYPE))
        general = frozenset[str]().union(*(self.above.get(iri, frozenset()) for iri in direct))
        return _JOIN.join(sorted(_short(iri) for iri in direct - general))


def tables(graph: Graph, hierarchy: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each table that has rows.

    ``hierarchy`` holds the classes above each class.
    """
    nodes = _Nodes(_look_up(graph), hierarchy)
    by_class: dict[str, list[str]] = defaultdict(list)
    for node in sorted(nodes.values):
        for iri in nodes.classes(node):
            by_class[iri].append(node)
    for name, iri in TABLES.items():
        if by_class.get(iri):
            yield name, _table(by_class[iri], nodes)


def _look_up(
    graph: Graph,
) -> Mapping[str, Mapping[str, tuple[ox.NamedNode | ox.BlankNode | ox.Literal, ...]]]:
    found: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = {}
    for triple in graph.triples:
        if isinstance(triple.object, ox.Triple) or isinstance(triple.subject, ox.Triple):
            continue
        of_node = found.setdefault(triple.subject.value, {})
        of_node.setdefault(triple.predicate.value, []).append(triple.object)
    return {
        node: {predicate: tuple(values) for predicate, values in pairs.items()}
        for node, pairs in found.items()
    }


def _table(rows: list[str], nodes: _Nodes) -> bytes:
    cells = [_row(node, nodes) for node in rows]
    leading = [
        name for name in ("document", "item", "words") if any(name in cell for cell in cells)
    ]
    rest = sorted({name for cell in cells for name in cell} - set(leading))
    columns = ["iri", "class", *leading, *rest]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for node, cell in zip(rows, cells, strict=True):
        cell = {"iri": node, "class": nodes.most_specific(node), **cell}
        writer.writerow(cell.get(column, "") for column in columns)
    return out.getvalue().encode("utf-8")


def _row(node: str, nodes: _Nodes) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for predicate, values in nodes.values[node].items():
        if predicate == vocab.RDF_TYPE:
            continue
        for value in values:
            name = _short(predicate)
            if isinstance(value, ox.Literal) and value.language is not None:
                name = f"{name}_{value.language}"
            found[name].append(value.value)
    cells = {name: _JOIN.join(values) for name, values in found.items()}
    cells.update(_place(node, nodes))
    return cells


def _place(node: str, nodes: _Nodes) -> dict[str, str]:
    """Return document, item and words of a node that stands in a text."""
    inside = nodes.texts(node, vocab.toc("inProvision"))
    part = inside[0] if inside else node if "~" in node else None
    if part is None:
        return {}
    text, _, path = part.partition("~")
    documents = nodes.texts(text, _REALIZES)
    content = nodes.texts(text, vocab.toc("content"))
    start = nodes.texts(node, vocab.toc("start"))
    end = nodes.texts(node, vocab.toc("end"))
    cells = {"item": path}
    if documents:
        cells["document"] = documents[0]
    if content and start and end:
        cells["words"] = content[0][int(start[0]) : int(end[0])]
    return cells


def _short(iri: str) -> str:
    return iri[len(namespace_of(iri)) :]
