"""Writing results: the four formats of SPARQL 1.1, and N-Triples or Turtle for triples."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from tocgraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tocgraph.query.result import Result, Term

__all__ = ["FORMATS", "write"]

_XSD_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def write(result: Result, name: str, prefixes: Mapping[str, str] | None = None) -> str:
    r"""Write a result in the format of that name.

    >>> from tocgraph.query.result import Result
    >>> result = Result.of_rows(["n"], [[ox.Literal("a, b", language="en")]])
    >>> write(result, "csv")
    'n\r\n"a, b"\r\n'
    >>> write(result, "tsv")
    '?n\n"a, b"@en\n'

    Raises:
        UsageError: there is no such format, or it cannot hold this kind of result.
    """
    if name not in FORMATS:
        raise UsageError(
            f"there is no result format {name!r}",
            term=name,
            hint=f"Use one of {', '.join(FORMATS)}.",
        )
    if name == "turtle":
        return _turtle(result, prefixes or {})
    return _WRITERS[name](result)


def _csv(result: Result) -> str:
    if result.kind == "ask":
        # The standard gives no form for it; one cell under a heading is what a sheet can show.
        return f"boolean\r\n{_truth(result)}\r\n"
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(result.columns)
    for row in result.rows:
        writer.writerow(["" if cell is None else _plain(cell) for cell in row])
    return out.getvalue()


def _plain(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else term.value


def _tsv(result: Result) -> str:
    if result.kind == "ask":
        return f"?boolean\n{_truth(result)}\n"
    lines = ["\t".join(f"?{name}" for name in result.columns)]
    lines += [
        "\t".join("" if cell is None else str(cell).replace("\t", "\\t") for cell in row)
        for row in result.rows
    ]
    return "\n".join(lines) + "\n"


def _json(result: Result) -> str:
    if result.kind == "ask":
        return json.dumps({"head": {}, "boolean": result.boolean}) + "\n"
    bindings = [
        {
            name: _json_term(cell)
            for name, cell in zip(result.columns, row, strict=True)
            if cell is not None
        }
        for row in result.rows
    ]
    document = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language is not None:
        found["xml:lang"] = term.language
    elif term.datatype.value != _XSD_STRING:
        found["datatype"] = term.datatype.value
    return found


def _xml(result: Result) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<sparql xmlns="http://www.w3.org/2005/sparql-results#">')
    if result.kind == "ask":
        lines += ["<head/>", f"<boolean>{_truth(result)}</boolean>"]
    else:
        heads = "".join(f"<variable name={quoteattr(name)}/>" for name in result.columns)
        lines += [f"<head>{heads}</head>", "<results>"]
        for row in result.rows:
            cells = "".join(
                f"<binding name={quoteattr(name)}>{_xml_term(cell)}</binding>"
                for name, cell in zip(result.columns, row, strict=True)
                if cell is not None
            )
            lines.append(f"<result>{cells}</result>")
        lines.append("</results>")
    return "\n".join((*lines, "</sparql>")) + "\n"


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    # A bare carriage return would be read back as a line feed.
    words = escape(term.value, {"\r": "&#13;"})
    if term.language is not None:
        return f"<literal xml:lang={quoteattr(term.language)}>{words}</literal>"
    if term.datatype.value != _XSD_STRING:
        return f"<literal datatype={quoteattr(term.datatype.value)}>{words}</literal>"
    return f"<literal>{words}</literal>"


def _truth(result: Result) -> str:
    return "true" if result.boolean else "false"


def _triples(result: Result) -> list[ox.Triple]:
    if result.kind != "construct":
        raise UsageError(
            "only the answer of a CONSTRUCT query can be written as triples",
            hint="Use csv, tsv, json or xml.",
        )
    found: list[ox.Triple] = []
    for subject, predicate, value in result.rows:
        if (
            isinstance(subject, ox.NamedNode | ox.BlankNode)
            and isinstance(predicate, ox.NamedNode)
            and value is not None
        ):
            found.append(ox.Triple(subject, predicate, value))
    return found


def _ntriples(result: Result) -> str:
    return "".join(f"{triple} .\n" for triple in _triples(result))


def _turtle(result: Result, prefixes: Mapping[str, str]) -> str:
    out = io.BytesIO()
    ox.serialize(_triples(result), out, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes) or None)
    return out.getvalue().decode("utf-8")


_WRITERS: Final[Mapping[str, Callable[[Result], str]]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "ntriples": _ntriples,
}

FORMATS: Final = (*_WRITERS, "turtle")
"""Names of the formats."""
