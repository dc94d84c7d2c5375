"""What the shapes look at: counted, so that a clean report says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph import vocab
from tocgraph.validate.report import Violation
from tocgraph.validate.shapes import compact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tocgraph.validate.shapes import ShapeSet
    from tocgraph.validate.terms import Terms
    from tocgraph.validate.triples import Triples

__all__ = ["count", "targets_of", "touched", "untargeted"]


def targets_of(
    triples: Triples, shapes: ShapeSet, contexts: frozenset[str], terms: Terms
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
            for iri in terms.subclasses(top):
                nodes |= by_class.get(iri, set())
        for predicate in shape.subjects_of:
            nodes |= triples.subjects_of(predicate)
        found[shape.iri] = frozenset(nodes)
    return found


def count(targets: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """Return how many nodes each shape looks at, by its shortened IRI."""
    return {compact(shape): len(nodes) for shape, nodes in targets.items()}


def touched(triples: Triples, known: Mapping[str, Collection[str]]) -> bytes:
    """Return the types of the nodes that the triples point to, as N-Triples."""
    return "".join(
        f"<{node}> <{vocab.RDF_TYPE}> <{iri}> .\n"
        for node in sorted(triples.objects)
        if node in known and node not in triples.types
        for iri in sorted(known[node])
    ).encode()


def untargeted(
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
