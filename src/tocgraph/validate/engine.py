"""The reference SHACL engine, pySHACL, behind one function that takes and returns our own types.

Always on a fresh copy of the data, always with the classes of the ontology.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tocgraph import vocab
from tocgraph.validate.report import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    import rdflib

    from tocgraph.validate.shapes import ShapeSet

__all__ = ["run_shacl"]

_SEVERITY: Final = {
    f"{vocab.SH}Violation": "violation",
    f"{vocab.SH}Warning": "warning",
    f"{vocab.SH}Info": "info",
}


def run_shacl(data: bytes, shapes: ShapeSet, planned: bytes) -> tuple[Violation, ...]:
    """Validate N-Triples against shapes and return what does not conform.

    ``planned`` are the shapes as N-Triples, as :func:`tocgraph.validate.plan.plan`
    gives them. The data must hold the ``rdfs:subClassOf`` triples of the
    ontology; the documents that findings belong to are filled in by the caller.
    """
    # Both libraries cost a quarter of a second of imports, which no other verb should pay.
    import pyshacl

    with _quiet():
        # Parsing makes a copy of its own: nothing that the caller holds is ever validated in place.
        graph = _graph(data)
        _, results, _ = pyshacl.validate(graph, shacl_graph=_shapes_graph(planned), inplace=True)
    return tuple(_violations(results, shapes))


def _graph(data: bytes) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    graph.parse(data=data, format="nt")
    return graph


@lru_cache(maxsize=8)
def _shapes_graph(planned: bytes) -> rdflib.Graph:
    # Documents of one collection use much the same properties, so the plans repeat.
    return _graph(planned)


def _violations(results: rdflib.Graph, shapes: ShapeSet) -> Iterator[Violation]:
    from rdflib import SH, Literal

    for result in results.subjects(SH.focusNode, None):
        shape = str(results.value(result, SH.sourceShape))
        component = str(results.value(result, SH.sourceConstraintComponent))
        path = results.value(result, SH.resultPath)
        value = results.value(result, SH.value)
        if isinstance(value, Literal) and value.language:
            shown: str | None = f"{value}@{value.language}"
        else:
            shown = None if value is None else str(value)
        yield Violation(
            shape=shape,
            severity=_SEVERITY.get(str(results.value(result, SH.resultSeverity)), "violation"),
            focus=str(results.value(result, SH.focusNode)),
            message_en=shapes.message(shape, "en"),
            message_es=shapes.message(shape, "es"),
            expected=shapes.expected(shape, component, "en"),
            expected_es=shapes.expected(shape, component, "es"),
            path=shapes.path(shape) if path is not None else None,
            value=shown,
            component=component.removeprefix(vocab.SH),
        )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each invalid date: the report names them."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
