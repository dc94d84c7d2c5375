"""The catalogue in the SHACL-based vocabulary for SPARQL examples, for query editors.

Each query becomes a ``sh:SPARQLExecutable`` that runs as it stands: parameters
are bound to their defaults or examples. There are no blank nodes; the prefixes
are named declarations that all queries share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.query.syntax import bind, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.query.catalogue import CannedQuery, Catalogue
    from tocgraph.query.header import Parameter
    from tocgraph.query.result import Term

__all__ = ["catalogue_turtle", "example_text"]

QUERY: Final = f"{vocab.BASE}query/"
ENDPOINT: Final = f"{vocab.BASE}sparql"
_PREFIXES: Final = f"{QUERY}prefixes"
_FORMS: Final = {
    "SELECT": ("SPARQLSelectExecutable", "select"),
    "ASK": ("SPARQLAskExecutable", "ask"),
    "CONSTRUCT": ("SPARQLConstructExecutable", "construct"),
}


def catalogue_turtle(catalogue: Catalogue) -> str:
    """Return the whole catalogue as Turtle, always the same for the same queries."""
    triples = sorted(set(_triples(catalogue)), key=_order)
    names = ("dcterms", "owl", "rdf", "rdfs", "schema", "sh", "xsd")
    written = ox.serialize(
        triples,
        format=ox.RdfFormat.TURTLE,
        prefixes={name: vocab.PREFIXES[name] for name in names},
    )
    body = (written or b"").decode("utf-8")
    return f"# Written from the headers of queries/*.rq by `python -m tocgraph.query`.\n{body}"


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    kind = triple.predicate.value != vocab.RDF_TYPE
    return (str(triple.subject), kind, str(triple.predicate), str(triple.object))


def _triples(catalogue: Catalogue) -> Iterator[ox.Triple]:
    used: set[str] = set()
    for query in catalogue.values():
        yield from _query(query)
        used |= _used_prefixes(query.text)
    declaration = ox.NamedNode(_PREFIXES)
    yield ox.Triple(declaration, _iri(vocab.RDF_TYPE), _iri(f"{vocab.OWL}Ontology"))
    label = ox.Literal("Prefixes of the tocgraph queries", language="en")
    yield ox.Triple(declaration, _iri(vocab.RDFS_LABEL), label)
    for name in sorted(used):
        node = _iri(f"{QUERY}prefix/{name}")
        space = ox.Literal(vocab.PREFIXES[name], datatype=_iri(f"{vocab.XSD}anyURI"))
        yield ox.Triple(declaration, _iri(f"{vocab.SH}declare"), node)
        yield ox.Triple(node, _iri(vocab.RDF_TYPE), _iri(f"{vocab.SH}PrefixDeclaration"))
        yield ox.Triple(node, _iri(f"{vocab.SH}prefix"), ox.Literal(name))
        yield ox.Triple(node, _iri(f"{vocab.SH}namespace"), space)


def _query(query: CannedQuery) -> Iterator[ox.Triple]:
    node = _iri(f"{QUERY}{query.name}")
    header = query.header
    kind, text_property = _FORMS[_form(query.text)]
    yield ox.Triple(node, _iri(vocab.RDF_TYPE), _iri(f"{vocab.SH}SPARQLExecutable"))
    yield ox.Triple(node, _iri(vocab.RDF_TYPE), _iri(f"{vocab.SH}{kind}"))
    for predicate, english, spanish in (
        (vocab.RDFS_LABEL, header.title, header.title_es),
        (f"{vocab.RDFS}comment", header.question, header.question_es),
    ):
        yield ox.Triple(node, _iri(predicate), ox.Literal(english, language="en"))
        yield ox.Triple(node, _iri(predicate), ox.Literal(spanish, language="es"))
    yield ox.Triple(node, _iri(f"{vocab.DCTERMS}identifier"), ox.Literal(query.name))
    for keyword in header.keywords:
        yield ox.Triple(node, _iri(f"{vocab.SCHEMA}keywords"), ox.Literal(keyword))
    yield ox.Triple(node, _iri(f"{vocab.SCHEMA}target"), _iri(ENDPOINT))
    yield ox.Triple(node, _iri(f"{vocab.SH}prefixes"), _iri(_PREFIXES))
    yield ox.Triple(node, _iri(f"{vocab.SH}{text_property}"), ox.Literal(example_text(query)))


def example_text(query: CannedQuery) -> str:
    """Return the query with defaults and examples bound, without its header."""
    lines = query.text.splitlines()
    first = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    text = "\n".join(lines[first:]).strip() + "\n"
    values: dict[str, Term] = {}
    for parameter in query.header.parameters:
        term = _example_term(parameter)
        if term is not None:
            values[parameter.name] = term
    return bind(text, values)


def _example_term(parameter: Parameter) -> Term | None:
    value = parameter.default if parameter.default is not None else parameter.example
    if value is None:
        return None
    match parameter.type:
        case "iri":
            return _iri(vocab.entity(value))
        case "document":
            return _iri(f"{vocab.BASE}doc/{value.replace('.', '/')}")
        case "concept":
            scheme, slash, slug = value.rpartition("/")
            return _iri(vocab.concept(scheme if slash else parameter.name.replace("_", "-"), slug))
        case "integer":
            return ox.Literal(int(value))
        case "date":
            return ox.Literal(value, datatype=_iri(f"{vocab.XSD}date"))
        case "string" | "place":
            return ox.Literal(value)


def _form(text: str) -> str:
    return next(
        token.text.upper()
        for token in tokens(text)
        if token.kind == "word" and token.text.upper() in _FORMS
    )


def _used_prefixes(text: str) -> set[str]:
    return {token.text.partition(":")[0] for token in tokens(text) if token.kind == "name"}


def _iri(value: str) -> ox.NamedNode:
    return ox.NamedNode(value)
