"""From what a person types to the RDF term that a query is given.

An ``iri`` may be typed as an IRI, a prefixed name, an id (``instrument/cifta``, or its last
part alone),
a symbol, an ISO code or any name that only one thing bears; a ``document`` as
its IRI, key, file name or symbol; a ``place`` in the document of the same query
as its path or as it is cited; a ``concept`` as its slug. Accents, case and
punctuation of a name do not matter, nor what follows the number of a symbol, as
long as one thing alone fits. What is not in the
graph is refused with suggestions: an empty table would look like an answer.
"""

from __future__ import annotations

import datetime
import difflib
import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.errors import QueryError
from tocgraph.graphs import FAMILIES, document_key
from tocgraph.query.naming import bearers, stem_bearers
from tocgraph.query.places import Places
from tocgraph.query.syntax import bind, serialised
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tocgraph.query.catalogue import CannedQuery
    from tocgraph.query.engine import Engine
    from tocgraph.query.header import Parameter
    from tocgraph.query.result import Result, Term

__all__ = ["Resolver"]

_DOCUMENTS: Final = """
SELECT DISTINCT ?document ?name WHERE {
  ?text eli:realizes ?document .
  { ?text toc:fileName ?name } UNION { ?document toc:symbol ?name }
}"""
_NAMED: Final = """
SELECT DISTINCT ?thing WHERE {
  VALUES ?property { rdfs:label toc:officialName toc:shortName toc:acronym toc:variantName
    toc:formerName toc:erroneousName toc:unclassifiedName toc:symbol toc:iso2 toc:iso3 }
  ?thing ?property ?name .
  FILTER(LCASE(STR(?name)) = ?wanted)
  FILTER(CONTAINS(STR(?thing), "/id/"))
}"""
_NAMES: Final = """
SELECT DISTINCT ?name ?thing ?property WHERE {
  VALUES ?property { rdfs:label toc:officialName toc:shortName toc:acronym toc:variantName
    toc:formerName toc:erroneousName toc:unclassifiedName toc:symbol }
  ?thing ?property ?name .
  FILTER(CONTAINS(STR(?thing), "/id/"))
}"""
_AT_PATH: Final = "ASK { ?provision toc:path ?path }"
_LEXICON: Final = "data/lexicon/citation.toml"
_THINGS: Final = """
SELECT DISTINCT ?thing WHERE { ?thing rdfs:label ?label . FILTER(CONTAINS(STR(?thing), "/id/")) }"""
_LABELLED: Final = """
SELECT DISTINCT ?thing WHERE { VALUES ?thing { CANDIDATES } ?thing rdfs:label ?label }"""
_KINDS: Final = ("instrument", "body", "series", "meeting", "programme", "state", "group")
_KNOWN: Final = "ASK { { ?thing ?p ?o } UNION { ?s ?q ?thing } }"
_CONCEPTS: Final = "SELECT DISTINCT ?thing WHERE { ?thing a skos:Concept }"

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DATE_TYPES: Final = {4: "gYear", 7: "gYearMonth", 10: "date"}


class Resolver:
    """Turns values into terms, asking an engine what the graph holds."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: dict[str, Result] = {}

    def resolve(self, query: CannedQuery, given: Mapping[str, object]) -> dict[str, Term]:
        """Return the terms for the parameters of a query; optional ones may stay out.

        Raises:
            QueryError: one is unknown, missing, or makes no sense.
        """
        known = [parameter.name for parameter in query.header.parameters]
        for name in given:
            if query.header.parameter(name) is None:
                takes = f"It takes {', '.join(known)}." if known else "It takes none."
                raise QueryError(
                    f"the query {query.name} has no parameter {name!r}", term=name, hint=takes
                )
        terms: dict[str, Term] = {}
        for parameter in query.header.parameters:
            value = given.get(parameter.name, parameter.default)
            if value is not None and value != "any":
                terms[parameter.name] = self.term(parameter, value, terms.get("document"))
            elif parameter.required:
                raise QueryError(
                    f"the query {query.name} needs the parameter {parameter.name!r}"
                    f" ({parameter.description})",
                    term=parameter.name,
                    hint=f"For example --param {parameter.name}={parameter.example}.",
                )
        return terms

    def term(self, parameter: Parameter, value: object, document: Term | None = None) -> Term:
        """Return the term for one value; a place is looked for in the document."""
        if isinstance(value, ox.NamedNode | ox.Literal):
            return value
        text = value.isoformat() if isinstance(value, datetime.date) else str(value).strip()
        match parameter.type:
            case "string":
                return ox.Literal(text)
            case "integer":
                return _integer(parameter, text)
            case "date":
                return _date(parameter, text)
            case "document":
                return self._document(parameter, text)
            case "place":
                return self._place(text, document)
            case "concept":
                return self._concept(parameter, text)
            case "iri":
                return self._iri(parameter, text)

    def _ask(self, text: str, **values: Term) -> Result:
        asked = bind(text, values)
        if asked not in self._kept:
            self._kept[asked] = self._engine.run(asked, FAMILIES)
        return self._kept[asked]

    def _document(self, parameter: Parameter, text: str) -> Term:
        base = self._engine.base
        found: dict[str, set[str]] = {}
        shown: set[str] = set()
        for row in self._ask(_DOCUMENTS).rows:
            iri, name = (cell.value if cell is not None else "" for cell in row)
            key = document_key(iri, base)
            shown.add(key)
            for form in (iri, key, key.replace(".", "/"), f"doc/{key.replace('.', '/')}", name):
                found.setdefault(form.casefold(), set()).add(iri)
        bearing = found.get(text.casefold(), set())
        if not bearing:
            names = [(name, iri) for name, iris in found.items() for iri in iris]
            bearing = bearers(text, names) or stem_bearers(text, names)
        return self._choose(parameter, text, bearing, shown)

    def _place(self, text: str, document: Term | None) -> Term:
        if isinstance(document, ox.NamedNode):
            places = Places.of(self._engine, document.value)
            return ox.Literal(places.named(text, Resources().toml(_LEXICON)["words"]))
        if not self._ask(_AT_PATH, path=ox.Literal(text)).boolean:
            raise QueryError(
                f"no document has a place with the path {text!r}",
                term=text,
                hint="Name the document too; then a place may be written as it is cited.",
            )
        return ox.Literal(text)

    def _concept(self, parameter: Parameter, text: str) -> Term:
        scheme, slash, slug = text.rpartition("/")
        if text.startswith(vocab.CONCEPT):
            return ox.NamedNode(text)
        if not slash:
            scheme, slug = parameter.name.replace("_", "-"), text
        if scheme not in vocab.SCHEMES:
            raise QueryError(
                f"{parameter.name} is not the name of a concept scheme, so {text!r} is ambiguous",
                term=text,
                hint="Write it as SCHEME/SLUG, for example force/urge.",
            )
        wanted = vocab.concept(scheme, slug)
        known = {cell.value for (cell,) in self._ask(_CONCEPTS).rows if cell is not None}
        # A graph of documents alone holds no concept schemes; then any slug may be right.
        home = f"{vocab.scheme(scheme)}/"
        slugs = {iri.removeprefix(home) for iri in known if iri.startswith(home)}
        if slugs and slug not in slugs:
            raise QueryError(
                f"the scheme {scheme} has no concept {slug!r}",
                term=text,
                hint=_suggest(slug, slugs) or f"It has {', '.join(sorted(slugs))}.",
            )
        return ox.NamedNode(wanted)

    def _iri(self, parameter: Parameter, text: str) -> Term:
        written = text.removeprefix("<").removesuffix(">")
        if re.match(r"[a-z][a-z0-9+.-]*://|urn:", written):
            return self._existing(written)
        prefix, colon, local = text.partition(":")
        prefixes = vocab.prefixes(self._engine.base)
        if colon and prefix in prefixes and " " not in text:
            return self._existing(prefixes[prefix] + local)
        if text.startswith("doc/"):
            return self._existing(self._engine.base + text)
        scheme, _, slug = text.partition("/")
        if slug and scheme in vocab.SCHEMES:
            return self._existing(vocab.concept(scheme, slug))
        if re.fullmatch(r"[a-z]+/[a-z0-9][a-z0-9-]*", text):
            return self._existing(f"{self._engine.base}id/{text}")
        by_slug = self._with_slug(text)
        if len(by_slug) == 1:
            return ox.NamedNode(by_slug.pop())
        named = self._ask(_NAMED, wanted=ox.Literal(text.casefold()))
        found = {cell.value for (cell,) in named.rows if cell is not None}
        if not found:
            found = {
                f"{self._engine.base}id/{known}"
                for known in self._ids()
                if known.rpartition("/")[2] == text
            }
        return self._choose(parameter, text, found or self._nearly_named(text), None)

    def _nearly_named(self, text: str) -> set[str]:
        """Return the things that bear the name but for accents and signs, or whose symbol fits."""
        rows = [[cell.value for cell in row if cell] for row in self._ask(_NAMES).rows]
        symbols = [(name, thing) for name, thing, kind in rows if kind == vocab.toc("symbol")]
        return bearers(text, [(name, thing) for name, thing, _ in rows]) or stem_bearers(
            text, symbols
        )

    def _with_slug(self, text: str) -> set[str]:
        """Return the things whose id ends in this slug (``cifta``), whatever their kind."""
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", text):
            return set()
        candidates = " ".join(
            serialised(ox.NamedNode(f"{self._engine.base}id/{kind}/{text}")) for kind in _KINDS
        )
        rows = self._ask(_LABELLED.replace("CANDIDATES", candidates)).rows
        return {cell.value for (cell,) in rows if cell is not None}

    def _existing(self, iri: str) -> Term:
        try:
            term = ox.NamedNode(iri)
        except ValueError as error:
            raise QueryError(f"this is not an IRI: {iri}", term=iri) from error
        if not self._ask(_KNOWN, thing=term).boolean:
            raise QueryError(
                f"nothing in the graph is called {self._id(iri)}",
                term=iri,
                hint=_suggest(self._id(iri), self._ids()) or "Check the id.",
            )
        return term

    def _choose(
        self, parameter: Parameter, text: str, found: set[str], shown: Iterable[str] | None
    ) -> Term:
        if len(found) == 1:
            return ox.NamedNode(found.pop())
        if found:
            ids = ", ".join(sorted(map(self._id, found)))
            raise QueryError(
                f"{text!r} names {len(found)} things", term=text, hint=f"Choose one of {ids}."
            )
        known = self._ids() if shown is None else sorted(shown)
        fallback = "" if shown is None else f"The graph holds {', '.join(known)}."
        raise QueryError(
            f"nothing in the graph is called {text!r}",
            term=text,
            hint=_suggest(text, known) or fallback or f"Check the value of {parameter.name}.",
        )

    def _ids(self) -> list[str]:
        things = self._ask(_THINGS).rows
        return sorted(self._id(cell.value) for (cell,) in things if cell is not None)

    def _id(self, iri: str) -> str:
        return iri.removeprefix(f"{self._engine.base}id/")


def _suggest(text: str, known: Iterable[str]) -> str:
    """Return "Did you mean …?", or nothing if nothing is near.

    >>> _suggest("cifto", ["instrument/cifta", "body/oas"])
    'Did you mean instrument/cifta?'
    """
    whole = list(known)
    close = difflib.get_close_matches(text, whole, n=3)
    if not close:
        by_slug = {name.rpartition("/")[2]: name for name in whole}
        slug = text.rpartition("/")[2].casefold()
        close = [by_slug[found] for found in difflib.get_close_matches(slug, by_slug, n=3)]
    return f"Did you mean {' or '.join(close)}?" if close else ""


def _integer(parameter: Parameter, text: str) -> Term:
    try:
        return ox.Literal(int(text))
    except ValueError:
        raise QueryError(
            f"{parameter.name} must be a whole number, not {text!r}", term=text
        ) from None


def _date(parameter: Parameter, text: str) -> Term:
    match = _DATE.fullmatch(text)
    if match is not None:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            datetime.date(year, month, day)
        except ValueError:
            pass
        else:
            return ox.Literal(text, datatype=ox.NamedNode(vocab.XSD + _DATE_TYPES[len(text)]))
    raise QueryError(
        f"{parameter.name} must be a date, not {text!r}",
        term=text,
        hint="Write it as 2019, 2019-03 or 2019-03-20.",
    )
