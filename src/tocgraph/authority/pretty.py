"""One way to write the Turtle of the authority data, so that a diff shows what changed.

Subjects by name, numbers by value; the class first, then names, facts and
sources in a fixed order; several values one below the other. Comments at the
head of a file stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.authority.turtle import IDS
from tocgraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["pretty"]

_PROPERTIES: Final = """
    rdfs:label toc:officialName toc:shortName toc:acronym toc:variantName toc:formerName
    toc:erroneousName toc:unclassifiedName toc:contextualName rdfs:comment toc:symbol toc:iso2
    toc:iso3 toc:bodyKind toc:adopts toc:supplements toc:basedOn toc:regime toc:topic
    toc:adoptedOn toc:adoptedAt toc:adoptedAtText toc:adoptedBy toc:adoptedByText
    toc:entryIntoForce toc:depositaryText toc:subBodyOf org:unitOf toc:serves
    toc:secretariatOf toc:monitors toc:establishedOn toc:establishedBy toc:establishedByText
    toc:convenes toc:editionOf toc:sessionOf toc:editionNumber toc:startDate toc:endDate
    toc:place toc:convenedUnder toc:convenedByText toc:outcome toc:outcomeSymbol toc:member
    toc:slipOf toc:writtenForm toc:correctForm toc:seenIn toc:officialPage
    """
_ORDER: Final = tuple(_PROPERTIES.split())
_LAST: Final = ("dcterms:source", "toc:sourceRemark", "toc:unsourced")
_RANK: Final = {name: rank for rank, name in enumerate(_ORDER)} | {
    name: 1000 + rank for rank, name in enumerate(_LAST)
}
_LANGUAGE: Final = {"en": 0, "es": 1, "fr": 2, "pt": 3}
_LOCAL = re.compile(r"[A-Za-z0-9](?:[\w-]*[\w])?", re.ASCII)
_DIGITS = re.compile(r"(\d+)")


def _prefixes() -> Mapping[str, str]:
    found = {name: iri for name, iri in vocab.PREFIXES.items() if name not in ("doc", "graph")}
    found["slip"] = f"{IDS}slip/"
    return found


_PREFIXES: Final = _prefixes()
_BY_LENGTH: Final = sorted(_PREFIXES.items(), key=lambda item: -len(item[1]))


def pretty(text: str) -> str:
    """Return the Turtle in its one form.

    >>> print(pretty('''# Bodies.
    ... <https://w3id.org/tocgraph/id/body/oas> a <https://w3id.org/tocgraph/ontology#Body> .'''))
    # Bodies.
    @prefix body: <https://w3id.org/tocgraph/id/body/> .
    @prefix toc: <https://w3id.org/tocgraph/ontology#> .
    <BLANKLINE>
    body:oas a toc:Body .
    <BLANKLINE>

    Raises:
        DataError: it is not Turtle, or uses a node without a name.
    """
    head = "".join(f"{line}\n" for line in _head(text))
    subjects: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    try:
        for quad in ox.parse(text.encode("utf-8"), format=ox.RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if not isinstance(subject, ox.NamedNode) or not isinstance(
                value, ox.NamedNode | ox.Literal
            ):
                raise DataError(
                    f"a node without a name is used ({subject} {quad.predicate} {value})",
                    hint="Give it an IRI of its own.",
                )
            found = subjects.setdefault(subject.value, {}).setdefault(quad.predicate.value, [])
            if value not in found:
                found.append(value)
    except SyntaxError as error:
        raise DataError(
            f"this is not valid Turtle: {error.msg}", line=error.lineno, hint="Correct it there."
        ) from error
    used: set[str] = set()
    blocks = [_block(key, subjects[key], used) for key in sorted(subjects, key=_natural)]
    prefixes = "".join(f"@prefix {name}: <{_PREFIXES[name]}> .\n" for name in sorted(used))
    return f"{head}{prefixes}\n" + "\n".join(blocks)


def _head(text: str) -> Iterable[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        yield line


def _natural(iri: str) -> list[tuple[int, int, str]]:
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in _DIGITS.split(iri)
        if part
    ]


def _block(
    subject: str, values: Mapping[str, list[ox.NamedNode | ox.Literal]], used: set[str]
) -> str:
    types = sorted(_term(value, used) for value in values.get(vocab.RDF_TYPE, ()))
    named = [
        (_iri(predicate, used), found)
        for predicate, found in values.items()
        if predicate != vocab.RDF_TYPE
    ]
    named.sort(key=lambda item: (_RANK.get(item[0], 500), item[0]))
    lines = [f"{_iri(subject, used)} a {', '.join(types)}" if types else _iri(subject, used)]
    for predicate, found in named:
        terms = [_term(value, used) for value in sorted(found, key=_value_key)]
        joined = terms[0] if len(terms) == 1 else "\n        " + " ,\n        ".join(terms)
        lines.append(f"    {predicate}{'' if joined.startswith(chr(10)) else ' '}{joined}")
    return " ;\n".join(lines) + " .\n"


def _value_key(value: ox.NamedNode | ox.Literal) -> tuple[int, str, str]:
    if isinstance(value, ox.NamedNode):
        return (0, value.value, "")
    return (_LANGUAGE.get(value.language or "", 4), value.value, value.datatype.value)


def _iri(iri: str, used: set[str]) -> str:
    for name, start in _BY_LENGTH:
        if iri.startswith(start) and _LOCAL.fullmatch(iri[len(start) :]):
            used.add(name)
            return f"{name}:{iri[len(start) :]}"
    return f"<{iri}>"


def _term(value: ox.NamedNode | ox.Literal, used: set[str]) -> str:
    if isinstance(value, ox.NamedNode):
        return _iri(value.value, used)
    if value.datatype.value == vocab.XSD + "integer" and re.fullmatch(r"\d+", value.value):
        return value.value
    if value.language is None and value.datatype.value != vocab.XSD + "string":
        return f"{ox.Literal(value.value)}^^{_iri(value.datatype.value, used)}"
    return str(value)
