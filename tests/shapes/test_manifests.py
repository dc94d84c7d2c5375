"""Each constraint of the shapes has data that conform and data that break it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
import pytest

from tocgraph import vocab
from tocgraph.resources import Resources
from tocgraph.validate.engine import run_shacl
from tocgraph.validate.plan import plan
from tocgraph.validate.shapes import PARAMETERS, ShapeSet, load_shapes
from tocgraph.validate.terms import load_terms
from tocgraph.validate.triples import Triples, name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tocgraph.validate import Violation

HERE: Final = Path(__file__).parent
CASE: Final = "https://w3id.org/tocgraph/shapes/case#"
FOLDERS: Final = {"data": "manifests", "ontology": "ontology-manifests"}


@dataclass(frozen=True)
class Case:
    """One constraint: a graph that conforms, and the change that breaks it."""

    name: str
    folder: str
    shape: str
    component: str
    focus: str
    conforming: frozenset[ox.Triple]
    violating: frozenset[ox.Triple]


def _read(path: Path, folder: str) -> Iterator[Case]:
    graphs: dict[str, set[ox.Triple]] = {}
    entries: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TRIG):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.setdefault(quad.graph_name.value, set()).add(quad.triple)
        else:
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.NamedNode)
            entry = entries.setdefault(quad.subject.value, {})
            entry[quad.predicate.value.removeprefix(CASE)] = quad.object.value
    for title, entry in sorted(entries.items()):
        conforming = graphs[entry["conforming"]]
        without = graphs[entry["without"]] if "without" in entry else set()
        added = graphs[entry["with"]] if "with" in entry else set()
        assert without <= conforming, f"{title} takes away what is not there"
        yield Case(
            title.removeprefix(CASE),
            folder,
            entry["shape"],
            entry["component"],
            entry["focus"],
            frozenset(conforming),
            frozenset((conforming - without) | added),
        )


CASES: Final = tuple(
    case
    for folder, where in FOLDERS.items()
    for path in sorted((HERE / where).glob("*.trig"))
    for case in _read(path, folder)
)


@lru_cache
def shapes(folder: str) -> ShapeSet:
    return load_shapes(Resources(), f"shapes/{folder}")


@lru_cache
def hierarchy() -> bytes:
    terms, _ = load_terms(Resources())
    return terms.hierarchy_ntriples()


@cache
def alone(folder: str, shape: str) -> ShapeSet:
    """Return one constraint's shape with the node shapes that list it, and no other.

    Harvesting all shapes for each of hundreds of cases would take minutes.
    """
    everything = shapes(folder)
    listed = f"{vocab.SH}property"
    kept = {shape} | {
        node
        for node in everything.triples.by_subject
        if shape in everything.triples.values(node, listed)
    }
    values = everything.triples.types
    others = {
        node
        for node, types in values.items()
        if (f"{vocab.SH}PropertyShape" in types or node in {n.iri for n in everything.nodes})
        and node not in kept
        and node not in members(everything, shape)
    }
    return ShapeSet(
        (
            quad
            for quad in everything.triples.quads
            if name(quad.subject) not in others
            and not (quad.predicate.value == listed and name(quad.object) in others)
        ),
        Resources().toml("shapes/expected.toml"),
    )


def members(everything: ShapeSet, shape: str) -> frozenset[str]:
    """Return the shapes that a shape names in a list."""
    found: set[str] = set()
    for parameter in ("or", "xone"):
        for head in everything.triples.values(shape, f"{vocab.SH}{parameter}"):
            rest = head
            while everything.triples.values(rest, f"{vocab.RDF}first"):
                found.update(everything.triples.values(rest, f"{vocab.RDF}first"))
                rest = everything.triples.values(rest, f"{vocab.RDF}rest")[0]
    return frozenset(found)


def validate(triples: frozenset[ox.Triple], case: Case) -> tuple[Violation, ...]:
    graph = Triples(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    subset = alone(case.folder, case.shape)
    planned = plan(subset, frozenset(), frozenset())
    return run_shacl(graph.ntriples + hierarchy(), subset, planned)


def at_focus(case: Case, found: tuple[Violation, ...]) -> list[Violation]:
    """Return the findings of the case's shape about its node; a blank node has no name."""
    blank = case.focus == f"{CASE}blank"
    return [
        item
        for item in found
        if item.shape == case.shape
        and (":" not in item.focus if blank else item.focus == case.focus)
    ]


def constraints(folder: str) -> set[tuple[str, str]]:
    """Return the (shape, component) pairs that can produce a result of their own."""
    found: set[tuple[str, str]] = set()
    by_subject: Mapping[str, Mapping[str, object]] = shapes(folder).triples.by_subject
    listed = {
        value
        for node in by_subject
        for value in shapes(folder).triples.values(node, f"{vocab.SH}property")
    }
    targeted = {shape.iri for shape in shapes(folder).nodes}
    for shape in targeted | listed:
        for component, parameter in PARAMETERS.items():
            if f"{vocab.SH}{parameter}" in by_subject[shape]:
                found.add((shape, f"{vocab.SH}{component}ConstraintComponent"))
    return found


def test_every_constraint_has_its_cases() -> None:
    for folder in FOLDERS:
        covered = {(case.shape, case.component) for case in CASES if case.folder == folder}
        assert covered == constraints(folder)


def test_number_of_cases() -> None:
    counts = {folder: sum(case.folder == folder for case in CASES) for folder in FOLDERS}
    assert counts["data"] >= 470
    assert counts["ontology"] >= 28


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.folder}:{case.name}")
def test_conforming(case: Case) -> None:
    assert at_focus(case, validate(case.conforming, case)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.folder}:{case.name}")
def test_violating(case: Case) -> None:
    component = case.component.removeprefix(vocab.SH)
    found = at_focus(case, validate(case.violating, case))
    assert component in {item.component for item in found}
    for item in found:
        assert item.message_en != item.message_es
        assert item.expected
        assert item.expected_es


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if "MaxCount" not in case.component],
    ids=lambda case: f"{case.folder}:{case.name}",
)
def test_conforming_data_reach_the_constraint(case: Case) -> None:
    graph = Triples(ox.Quad(t.subject, t.predicate, t.object) for t in case.conforming)
    paths = shapes(case.folder).triples.values(case.shape, f"{vocab.SH}path")
    if paths and not paths[0].startswith("_:"):
        assert graph.values(case.focus, paths[0])
