"""JSON-LD 1.1: named graphs of node objects, with a context of prefixes.

Written here rather than by a library, because none of those at hand writes the
same bytes twice. Literals keep their lexical form: every number, date and truth
value is a typed value object.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.export.common import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tocgraph.export.common import Graph

__all__ = ["SUFFIX", "write"]

SUFFIX: Final = ".jsonld"
_STRING: Final = f"{vocab.XSD}string"
_LANG_STRING: Final = f"{vocab.RDF}langString"


def write(graph: Graph, out: BinaryIO) -> None:
    """Write the quads as one JSON-LD document, a node a line."""
    context = dict(graph.prefixes)
    out.write(b'{\n"@context": ')
    out.write(_json({"@version": 1.1, **context}))
    out.write(b',\n"@graph": [')
    for number, (name, quads) in enumerate(groupby(graph.quads, key=lambda quad: quad.graph_name)):
        out.write(b",\n" if number else b"\n")
        nodes = list(_nodes(quads, context))
        if isinstance(name, ox.DefaultGraph):
            out.write(b",\n".join(_json(node) for node in nodes))
            continue
        out.write(b'{"@id": ' + _json(_iri(name, context)) + b', "@graph": [\n')
        out.write(b",\n".join(_json(node) for node in nodes))
        out.write(b"\n]}")
    out.write(b"\n]\n}\n")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


def _nodes(quads: Iterable[ox.Quad], context: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": _iri(subject, context)}
        for predicate, same in groupby(about, key=lambda quad: quad.predicate.value):
            if predicate == vocab.RDF_TYPE:
                node["@type"] = [_iri(quad.object, context) for quad in same]
            else:
                key = shorten(predicate, context) or predicate
                node[key] = [_value(quad.object, context) for quad in same]
        yield node


def _iri(term: object, context: Mapping[str, str]) -> str:
    if isinstance(term, ox.NamedNode):
        return shorten(term.value, context) or term.value
    return str(term)


def _value(term: object, context: Mapping[str, str]) -> dict[str, str]:
    if not isinstance(term, ox.Literal):
        return {"@id": _iri(term, context)}
    datatype = term.datatype.value
    if datatype == _LANG_STRING and term.language is not None:
        return {"@value": term.value, "@language": term.language}
    if datatype == _STRING:
        return {"@value": term.value}
    return {"@value": term.value, "@type": shorten(datatype, context) or datatype}
