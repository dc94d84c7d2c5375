"""RDF/XML, for tools that read no other form (OWL reasoners among them).

Written here rather than by a library: the order of namespaces must not change
from run to run, and carriage returns must survive.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO, Final
from xml.sax.saxutils import escape

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.export.common import Graph

__all__ = ["SUFFIX", "write"]

SUFFIX: Final = ".rdf"
_STRING: Final = f"{vocab.XSD}string"
_NAME: Final = re.compile(r"[A-Za-z_][\w.\-]*$")
# XML 1.0 has no way to write these, escaped or not.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTITIES: Final = {'"': "&quot;", "\r": "&#13;"}


def write(graph: Graph, out: BinaryIO) -> None:
    """Write the triples as RDF/XML, sorted by subject.

    Raises:
        DataError: a literal or a predicate cannot be written in XML.
    """
    triples = graph.triples
    namespaces = _namespaces(triples, graph.prefixes)
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF')
    for namespace, prefix in sorted(namespaces.items(), key=lambda pair: pair[1]):
        out.write(f'\n    xmlns:{prefix}="{escape(namespace, _ENTITIES)}"'.encode())
    out.write(b">\n")
    for subject, about in groupby(triples, key=lambda triple: triple.subject):
        out.write(f"  <rdf:Description {_node('about', subject)}>\n".encode())
        for triple in about:
            out.write(f"    {_property(triple, namespaces)}\n".encode())
        out.write(b"  </rdf:Description>\n")
    out.write(b"</rdf:RDF>\n")


def _namespaces(triples: tuple[ox.Triple, ...], prefixes: dict[str, str]) -> dict[str, str]:
    known = {namespace: prefix for prefix, namespace in prefixes.items()}
    found = {vocab.RDF: "rdf"}
    used = {_split(triple.predicate.value)[0] for triple in triples}
    for number, namespace in enumerate(sorted(used), start=1):
        found.setdefault(namespace, known.get(namespace, f"ns{number}"))
    return found


def _split(predicate: str) -> tuple[str, str]:
    name = _NAME.search(predicate)
    if name is None or not name.start():
        raise DataError(
            f"the predicate {predicate} cannot be written in RDF/XML",
            term=predicate,
            hint="Export to Turtle or N-Triples instead.",
        )
    return predicate[: name.start()], name[0]


def _node(role: str, term: object) -> str:
    if isinstance(term, ox.BlankNode):
        return f'rdf:nodeID="{term.value}"'
    if isinstance(term, ox.NamedNode):
        return f'rdf:{role}="{escape(term.value, _ENTITIES)}"'
    raise DataError(
        f"the term {term} cannot be written in RDF/XML",
        term=str(term),
        hint="Export to Turtle or N-Triples instead.",
    )


def _property(triple: ox.Triple, namespaces: dict[str, str]) -> str:
    namespace, name = _split(triple.predicate.value)
    tag = f"{namespaces[namespace]}:{name}"
    value = triple.object
    if not isinstance(value, ox.Literal):
        return f"<{tag} {_node('resource', value)}/>"
    return f"<{tag}{''.join(_attributes(value))}>{_text(value.value)}</{tag}>"


def _attributes(value: ox.Literal) -> Iterator[str]:
    if value.language is not None:
        yield f' xml:lang="{value.language}"'
    elif value.datatype.value != _STRING:
        yield f' rdf:datatype="{escape(value.datatype.value, _ENTITIES)}"'


def _text(value: str) -> str:
    bad = _UNWRITABLE.search(value)
    if bad is not None:
        raise DataError(
            f"a text holds the character U+{ord(bad[0]):04X}, which XML cannot hold",
            term=value[max(0, bad.start() - 20) : bad.start() + 20],
            hint="Export to Turtle, N-Triples or JSON-LD instead.",
        )
    return escape(value, _ENTITIES)
