"""The validator: shapes, declared terms and rules, applied to documents, graphs and files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import graphs as naming
from tocgraph import vocab
from tocgraph.errors import ReadError
from tocgraph.store.graph_store import base_of
from tocgraph.validate.engine import run_shacl
from tocgraph.validate.locate import locate, placed
from tocgraph.validate.plan import plan, retargeted
from tocgraph.validate.report import Report, Violation, merge
from tocgraph.validate.rules import Query, load_rules, store_query
from tocgraph.validate.shapes import ShapeSet, load_shapes
from tocgraph.validate.targets import count, targets_of, touched, untargeted
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

    def _slots(self, base: str) -> list[ox.Quad]:
        """Return which evidence each slot asks for: what rules need of the ontology."""
        graph = ox.NamedNode(naming.ontology_graph(base))
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
        return merge([report, self._document_rules(triples, self._base)])

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
        targets = targets_of(own, self.ontology_shapes, frozenset(), self.terms)
        found = self._run(own.ntriples, own, self.ontology_shapes, frozenset(), targets)
        counted = count(targets)
        empty = untargeted(self.ontology_shapes, counted, frozenset({"ontology"}))
        return merge([Report((*found, *empty), counted)])

    def files(self, paths: Iterable[Path], contexts: Iterable[str] = ()) -> Report:
        """Validate files and folders of any RDF format, all together as one graph.

        Files that keep the names of our graphs (N-Quads, TriG, JSON-LD) are held
        to the rules for documents as well; without those names a rule could not
        tell what a text says from what a curator says.

        Raises:
            DataError: a format is unknown or a syntax broken.
            ReadError: a path does not exist, or a folder holds no RDF.
        """
        quads = [quad for path in list(_expand(paths)) for quad in parse_file(path)]
        triples = Triples(quads)
        reports = [self._shacl(triples, frozenset(contexts), self._known)]
        named = {
            quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)
        }
        base = base_of(sorted(named))
        if naming.select(named, ("documents",), base):
            reports.append(self._document_rules(triples, base))
        return merge(reports)

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
        targets = targets_of(triples, self.shapes, contexts, self.terms)
        data = triples.ntriples + self.terms.hierarchy_ntriples() + touched(triples, known)
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
        counted = count(targets)
        found.extend(untargeted(self.shapes, counted, contexts))
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

    def _document_rules(self, triples: Triples, base: str) -> Report:
        store = ox.Store()
        store.extend(triples.quads)
        store.extend(self._slots(base))
        rules = [rule for rule in self.rules if rule.scope == "document"]
        return self._rules(rules, store_query(store, base), triples)

    def _rules(self, rules: Sequence[Rule], query: Query, triples: Triples) -> Report:
        found = [
            placed(violation, query) if not len(triples) else locate(violation, triples)
            for rule in rules
            for violation in rule.findings(query)
        ]
        return merge([Report(tuple(found))])


def _moved(iri: str, base: str) -> str:
    """Move an IRI of the data files to the base IRI of this build."""
    prefix = f"{naming.BASE}id/"
    return f"{base}id/{iri[len(prefix) :]}" if iri.startswith(prefix) else iri


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
