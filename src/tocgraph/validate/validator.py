"""The validator: shapes, declared terms and rules, applied to documents, graphs and files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import graphs as naming
from tocgraph import vocab
from tocgraph.errors import ReadError
from tocgraph.validate.engine import run_shacl
from tocgraph.validate.locate import locate
from tocgraph.validate.plan import plan, retargeted
from tocgraph.validate.report import Report, Violation, merge
from tocgraph.validate.rules import Query, load_rules, store_query
from tocgraph.validate.shapes import ShapeSet, compact, load_shapes
from tocgraph.validate.terms import Terms, load_terms
from tocgraph.validate.triples import Triples, formats, name, parse_file, parse_quads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tocgraph.resources import Resources
    from tocgraph.validate.rules import Rule

__all__ = ["CONTEXTS", "Validator"]

CONTEXTS: Final = ("document", "documents", "evidence", "authority", "status", "ontology")
"""What data can be, which decides the shapes that must find something to look at.

``document`` is one document, ``documents`` a whole collection.
"""

_RDF_TYPE: Final = ox.NamedNode(vocab.RDF_TYPE)
_FAMILIES: Final = ("documents", "evidence", "inferred", "authority")


class Validator:
    """Checks graphs against the shapes; compiled once from the data files.

    ``base`` is where ``id/``, ``doc/`` and ``graph/`` lie.

    >>> from tocgraph.resources import Resources
    >>> state = f"<urn:x> <{vocab.RDF_TYPE}> <{vocab.toc('State')}> ."
    >>> report = Validator(Resources()).graph([state])
    >>> sorted(found.path for found in report.violations if found.path)
    ['dcterms:source|toc:unsourced', 'rdfs:label', 'toc:iso2', 'toc:iso3']
    """

    def __init__(self, resources: Resources, base: str = naming.BASE) -> None:
        self._resources = resources
        self._base = base

    @cached_property
    def shapes(self) -> ShapeSet:
        """The shapes of the data."""
        return load_shapes(self._resources, "shapes/data")

    @cached_property
    def ontology_shapes(self) -> ShapeSet:
        """The style guide of the ontology."""
        return load_shapes(self._resources, "shapes/ontology")

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules over whole graphs."""
        return load_rules(self._resources)

    @cached_property
    def _ontology(self) -> tuple[Terms, Triples]:
        return load_terms(self._resources)

    @property
    def terms(self) -> Terms:
        """The declared classes and properties."""
        return self._ontology[0]

    @cached_property
    def _known(self) -> Mapping[str, frozenset[str]]:
        """The classes of everything in the authority data and among the concepts."""
        known = dict(self._ontology[1].types)
        for path in self._resources.files("data/authority", ".ttl"):
            for node, classes in Triples(parse_file(path)).types.items():
                known[_moved(node, self._base)] = classes
        return known

    @cached_property
    def _slots(self) -> list[ox.Quad]:
        """Which evidence each slot asks for: what rules need of the ontology."""
        graph = ox.NamedNode(naming.ontology_graph(self._base))
        predicate = vocab.toc("evidencedBy")
        return [
            ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in self._ontology[1].quads
            if quad.predicate.value == predicate
        ]

    def document(
        self,
        quads: bytes | Iterable[str],
        known: Mapping[str, Collection[str]] | None = None,
    ) -> Report:
        """Validate the graphs of one document, given as N-Quads, on their way in.

        Of the authority data no more is added than the classes of the nodes that
        the document touches. ``known`` gives those classes by IRI where they are
        not those of the data folder.

        Raises:
            DataError: it is not N-Quads.
        """
        triples = Triples(parse_quads(quads))
        contexts = frozenset({"document"})
        report = self._shacl(triples, contexts, self._known if known is None else known)
        store = ox.Store()
        store.extend(triples.quads)
        store.extend(self._slots)
        rules = [rule for rule in self.rules if rule.scope == "document"]
        return merge([report, self._rules(rules, store_query(store, self._base), triples)])

    def authority(self, quads: bytes | Iterable[str]) -> Report:
        """Validate the authority data, the treaty acts and the ontology, given as N-Quads.

        Raises:
            DataError: it is not N-Quads.
        """
        contexts = frozenset({"authority", "status", "ontology"})
        return self._shacl(Triples(parse_quads(quads)), contexts, {})

    def graph(self, quads: bytes | Iterable[str], contexts: Iterable[str] = ()) -> Report:
        """Validate quads of any kind, given as N-Quads.

        In the ``contexts`` named, a shape that finds no node to look at is an
        error; without any, it is an error that no shape at all finds one.

        Raises:
            DataError: it is not N-Quads.
        """
        return self._shacl(Triples(parse_quads(quads)), frozenset(contexts), self._known)

    def ontology(self) -> Report:
        """Validate the ontology itself against its style guide."""
        triples = self._ontology[1]
        # Terms of others are declared here but styled elsewhere.
        own = Triples(
            quad
            for quad in triples.quads
            if quad.predicate != _RDF_TYPE or name(quad.subject).startswith(naming.BASE)
        )
        targets = self._targets(own, self.ontology_shapes, frozenset())
        found = self._run(own.ntriples, own, self.ontology_shapes, frozenset(), targets)
        counted = _count(targets)
        empty = _untargeted(self.ontology_shapes, counted, frozenset({"ontology"}))
        return merge([Report((*found, *empty), counted)])

    def files(self, paths: Iterable[Path], contexts: Iterable[str] = ()) -> Report:
        """Validate files and folders of any RDF format, all together as one graph.

        Raises:
            DataError: a format is unknown or a syntax broken.
            ReadError: a path does not exist, or a folder holds no RDF.
        """
        found = list(_expand(paths))
        quads = [quad for path in found for quad in parse_file(path)]
        return self._shacl(Triples(quads), frozenset(contexts), self._known)

    def store(self, store: ox.Store, *, shapes: bool = False) -> Report:
        """Run the rules over a whole store; with ``shapes``, everything else as well.

        ``shapes`` is for a store whose documents were not validated on the way in.
        """
        query = store_query(store, self._base)
        reports = [self.whole_graph(query)]
        if shapes:
            reports.extend(self._store_shapes(store))
        return merge(reports)

    def whole_graph(self, query: Query) -> Report:
        """Run the rules through any query callable: a store of ours or an endpoint."""
        return self._rules(self.rules, query, Triples(()))

    def _store_shapes(self, store: ox.Store) -> Iterator[Report]:
        by_key: dict[str | None, list[ox.Quad]] = {}
        for graph in store.named_graphs():
            if not isinstance(graph, ox.NamedNode):
                continue
            family = naming.family(graph.value, self._base)
            key = naming.graph_key(graph.value, self._base) if family in _FAMILIES else None
            if family in {"release", "echo"}:
                continue
            by_key.setdefault(None if key == "authority" else key, []).extend(
                store.quads_for_pattern(None, None, None, graph)
            )
        shared = Triples(by_key.pop(None, ()))
        yield self._shacl(shared, frozenset({"authority", "status", "ontology"}), {})
        for key in sorted(key for key in by_key if key is not None):
            triples = Triples(by_key[key])
            yield self._shacl(triples, frozenset({"document"}), shared.types)

    def _shacl(
        self,
        triples: Triples,
        contexts: frozenset[str],
        known: Mapping[str, Collection[str]],
    ) -> Report:
        targets = self._targets(triples, self.shapes, contexts)
        data = triples.ntriples + self.terms.hierarchy_ntriples() + _touched(triples, known)
        found = [
            locate(violation, triples)
            for violation in (
                *self._run(data, triples, self.shapes, contexts, targets),
                *self.terms.unknown(triples),
            )
            # The classes of nodes described elsewhere are here for sh:class alone;
            # whether those nodes conform is checked where they are described.
            if violation.focus in triples.types or violation.focus not in known
        ]
        counted = _count(targets)
        found.extend(_untargeted(self.shapes, counted, contexts))
        return merge([Report(tuple(found), counted)])

    def _run(
        self,
        data: bytes,
        triples: Triples,
        shapes: ShapeSet,
        contexts: frozenset[str],
        targets: Mapping[str, frozenset[str]],
    ) -> tuple[Violation, ...]:
        moved = retargeted(shapes, targets, triples)
        return run_shacl(data, shapes, plan(shapes, contexts, moved))

    def _targets(
        self, triples: Triples, shapes: ShapeSet, contexts: frozenset[str]
    ) -> dict[str, frozenset[str]]:
        """Return the nodes that each shape looks at."""
        by_class: dict[str, set[str]] = {}
        for node, classes in triples.types.items():
            for iri in classes:
                by_class.setdefault(iri, set()).add(node)
        found = {}
        for shape in shapes.nodes:
            if not shape.applies(contexts):
                continue
            nodes: set[str] = set()
            for top in shape.classes:
                for iri in self.terms.subclasses(top):
                    nodes |= by_class.get(iri, set())
            for predicate in shape.subjects_of:
                nodes |= triples.subjects_of(predicate)
            found[shape.iri] = frozenset(nodes)
        return found

    def _rules(self, rules: Sequence[Rule], query: Query, triples: Triples) -> Report:
        found = [
            _placed(violation, query) if not len(triples) else locate(violation, triples)
            for rule in rules
            for violation in rule.findings(query)
        ]
        return merge([Report(tuple(found))])


def _count(targets: Mapping[str, frozenset[str]]) -> dict[str, int]:
    return {compact(shape): len(nodes) for shape, nodes in targets.items()}


def _placed(violation: Violation, query: Query) -> Violation:
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


def _moved(iri: str, base: str) -> str:
    """Move an IRI of the data files to the base IRI of this build."""
    prefix = f"{naming.BASE}id/"
    return f"{base}id/{iri[len(prefix) :]}" if iri.startswith(prefix) else iri


def _touched(triples: Triples, known: Mapping[str, Collection[str]]) -> bytes:
    """Return the types of the nodes that the triples point to, as N-Triples."""
    return "".join(
        f"<{node}> <{vocab.RDF_TYPE}> <{iri}> .\n"
        for node in sorted(triples.objects)
        if node in known and node not in triples.types
        for iri in sorted(known[node])
    ).encode()


def _untargeted(
    shapes: ShapeSet, counted: Mapping[str, int], contexts: frozenset[str]
) -> Iterator[Violation]:
    """Yield a violation for each shape that should have found nodes and found none."""
    if not any(counted.values()):
        yield Violation(
            shape="targets",
            severity="violation",
            focus=vocab.SHAPES,
            message_en="No shape found anything to look at, so nothing was checked.",
            message_es="Ninguna forma halló nada que mirar, de modo que nada se comprobó.",
            expected="typed nodes of the classes of the ontology",
            expected_es="nodos con tipo, de las clases de la ontología",
        )
        return
    if not contexts:
        return
    for shape in shapes.nodes:
        short = compact(shape.iri)
        if counted.get(short) == 0 and shape.required(contexts):
            wanted = ", ".join(compact(iri) for iri in (*shape.classes, *shape.subjects_of))
            yield Violation(
                shape=shape.iri,
                severity="violation",
                focus=shape.iri,
                message_en=f"The shape {short} found nothing to look at.",
                message_es=f"La forma {short} no halló nada que mirar.",
                expected=f"at least one node of {wanted}, or tocs:optional on the shape",
                expected_es=f"al menos un nodo de {wanted}, o tocs:optional en la forma",
            )


def _expand(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(found for found in path.rglob("*") if found.suffix.lower() in formats())
            if not inside:
                raise ReadError(
                    "the folder holds no RDF file",
                    path=str(path),
                    hint=f"The ends of names that are read: {', '.join(formats())}.",
                )
            yield from inside
        elif path.exists():
            yield path
        else:
            raise ReadError("there is no such file or folder", path=str(path))
