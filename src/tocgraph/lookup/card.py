"""All that is known of one node, as rows for a page or a terminal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.errors import QueryError
from tocgraph.graphs import DEFAULT_FAMILIES
from tocgraph.query import short, sparql_families
from tocgraph.query.syntax import bind

if TYPE_CHECKING:
    from tocgraph.query import KnowledgeGraph

__all__ = ["Card", "Row", "card"]

_OUT = "SELECT DISTINCT ?p ?o WHERE { ?thing ?p ?o } ORDER BY ?p ?o"
_LABEL = """
SELECT DISTINCT ?label WHERE { ?thing rdfs:label ?label } ORDER BY LANG(?label) ?label"""
_WORDS = """
SELECT (SUBSTR(?content, ?start + 1, ?end - ?start) AS ?words) WHERE {
  { ?thing toc:inText ?text } UNION { ?thing toc:inProvision/toc:inText ?text }
  ?thing toc:start ?start ; toc:end ?end . ?text toc:content ?content .
}"""
_DIRECTIVES = """
SELECT DISTINCT ?directive ?order WHERE {
  ?thing toc:hasDirective ?directive . ?directive toc:start ?order
} ORDER BY ?order ?directive"""
_SLOTS = """
SELECT DISTINCT ?slot ?value ?quote WHERE {
  ?thing ?slot ?value . ?slot toc:evidencedBy ?by . ?thing ?by ?excerpt .
  ?excerpt toc:quote ?quote .
  FILTER(!EXISTS { ?excerpt toc:names ?any } || EXISTS { ?excerpt toc:names ?value })
} ORDER BY ?slot ?value ?quote"""
_MENTIONS = """
SELECT DISTINCT ?quote ?named ?rule ?reason ?start WHERE {
  { ?mention toc:inProvision ?thing } UNION { ?part toc:withinPart ?thing .
    ?mention toc:inProvision ?part }
  ?mention a toc:Mention ; toc:quote ?quote ; toc:rule ?rule ; toc:start ?start .
  OPTIONAL { ?mention toc:names ?named }
  OPTIONAL { ?mention toc:reason ?reason }
} ORDER BY ?start ?quote ?named"""
_REFERRED = """
SELECT DISTINCT ?provision WHERE { ?provision toc:refersTo ?thing } ORDER BY ?provision"""
_HIDDEN = frozenset(
    {
        *map(
            vocab.toc,
            ("content", "inText", "order", "hasDirective", "path", "start", "end", "rule"),
        ),
        # Shown with their words, as what the provision names.
        *map(vocab.toc, ("refersTo", "cites", "anticipates")),
        vocab.RDFS_LABEL,
    }
)
_KIND = "is a"
_STATED = tuple(name for name in DEFAULT_FAMILIES if name != "inferred")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card: what it is about, the value, the words that prove it or the rule."""

    name: str
    value: str
    words: str = ""


@dataclass(frozen=True)
class Card:
    """What is known of one node."""

    iri: str
    label: str
    words: str | None = None
    facts: tuple[Row, ...] = ()
    directives: tuple[tuple[Row, ...], ...] = ()
    mentions: tuple[Row, ...] = ()
    referred_to_by: tuple[str, ...] = field(default=())


def card(graph: KnowledgeGraph, iri: str, language: str = "en") -> Card:
    """Return all that the graph says of a node, evidence included.

    Labels come in the language asked for, else in English, Spanish, any.

    Raises:
        QueryError: the graph says nothing of it.
    """

    def ask(text: str, thing: str = iri) -> list[tuple[str, ...]]:
        bound = bind(text, {"thing": ox.NamedNode(thing)})
        families = sparql_families(with_evidence=True)
        return graph.engine.run(bound, families).values(graph.base)

    out = graph.engine.run(bind(_OUT, {"thing": ox.NamedNode(iri)}), (*_STATED, "evidence"))
    if not out:
        raise QueryError(f"the graph says nothing of {iri}", term=iri, hint="Check the IRI.")
    facts = tuple(
        Row(
            _KIND if predicate.value == vocab.RDF_TYPE else short(predicate, graph.base),
            short(value, graph.base),
        )
        for predicate, value in out.rows
        if isinstance(predicate, ox.NamedNode)
        and predicate.value not in _HIDDEN
        and not predicate.value.endswith("Evidence")
    )
    words = ask(_WORDS)
    return Card(
        iri=iri,
        label=_label(graph, iri, language),
        words=words[0][0] if words else None,
        facts=facts,
        directives=tuple(
            tuple(
                Row(slot.removeprefix("toc:"), value, quote)
                for slot, value, quote in ask(_SLOTS, _full(graph, directive))
            )
            for directive, _ in ask(_DIRECTIVES)
        ),
        mentions=tuple(
            Row(named or f"unresolved: {reason}", quote, rule)
            for quote, named, rule, reason, _ in ask(_MENTIONS)
        ),
        referred_to_by=tuple(row[0] for row in ask(_REFERRED)),
    )


def _full(graph: KnowledgeGraph, identifier: str) -> str:
    return identifier if "://" in identifier else f"{graph.base}{identifier}"


def _label(graph: KnowledgeGraph, iri: str, language: str) -> str:
    found: dict[str, str] = {}
    answer = graph.engine.run(
        bind(_LABEL, {"thing": ox.NamedNode(iri)}), sparql_families(with_evidence=True)
    )
    for (cell,) in answer.rows:
        if isinstance(cell, ox.Literal):
            found.setdefault((cell.language or "").partition("-")[0], cell.value)
    for tag in (language, "en", "es"):
        if tag in found:
            return found[tag]
    return next(iter(found.values()), iri.rstrip("/").rpartition("/")[2])
