"""HermiT finds the ontology with its data consistent, and each wrong fact inconsistent."""

from __future__ import annotations

import os
import shutil
import warnings
from typing import TYPE_CHECKING

import pytest

from ontology.support import (
    RIGHT,
    WRONG,
    authority_paths,
    dl_axioms,
    ontology_paths,
    parsed,
)

if TYPE_CHECKING:
    from pathlib import Path

    import rdflib

    from conftest import BuiltGraph


def _require_java() -> None:
    if shutil.which("java") is not None:
        return
    reason = "HermiT needs Java on the PATH (17 is known to work); consistency was NOT checked."
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def hermit_finds_consistent(graph: rdflib.Graph, folder: Path) -> bool:
    _require_java()
    with warnings.catch_warnings():
        # owlready2 opens and leaves files; that is no fault of the ontology.
        warnings.simplefilter("ignore")
        import owlready2

        # owlready2 refuses Turtle.
        path = folder / "data.nt"
        dl_axioms(graph).serialize(path, format="nt", encoding="utf-8")
        world = owlready2.World()
        world.get_ontology(path.as_uri()).load()
        try:
            # Dates are outside the OWL 2 datatypes; the shapes check them.
            owlready2.sync_reasoner_hermit(world, ignore_unsupported_datatypes=True, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return False
        finally:
            world.close()
    return True


def test_ontology_concepts_and_authority_data_are_consistent(tmp_path: Path) -> None:
    data = authority_paths()
    assert data
    assert hermit_finds_consistent(parsed(*ontology_paths(), *data), tmp_path)


def test_no_class_is_unsatisfiable(tmp_path: Path) -> None:
    """One individual a class: if a class could have none, the whole would be inconsistent."""
    import rdflib

    graph = parsed(*ontology_paths())
    classes = sorted(
        str(term)
        for term in graph.subjects(rdflib.RDF.type, rdflib.OWL.Class)
        if str(term).startswith("https://w3id.org/tocgraph/ontology#")
    )
    assert len(classes) > 50
    for number, term in enumerate(classes):
        node = rdflib.URIRef(f"https://example.org/individual/{number}")
        graph.add((node, rdflib.RDF.type, rdflib.URIRef(term)))
    assert hermit_finds_consistent(graph, tmp_path)


@pytest.mark.parametrize("case", RIGHT, ids=lambda path: path.stem)
def test_right_examples_are_consistent(case: Path, tmp_path: Path) -> None:
    assert hermit_finds_consistent(parsed(*ontology_paths(), case), tmp_path)


@pytest.mark.parametrize("case", WRONG, ids=lambda path: path.stem)
def test_each_wrong_fact_is_found_inconsistent(case: Path, tmp_path: Path) -> None:
    assert not hermit_finds_consistent(parsed(ontology_paths()[0], case), tmp_path)


def test_the_wrong_cases_are_all_collected() -> None:
    assert len(WRONG) >= 45
    assert len(RIGHT) >= 1


def test_the_graph_of_the_bundled_documents_is_consistent(
    built_graph: BuiltGraph, tmp_path: Path
) -> None:
    exported = [path for path in sorted(built_graph.turtle.glob("*.ttl")) if path.stat().st_size]
    assert {"documents", "evidence", "authority"} <= {path.stem for path in exported}
    assert hermit_finds_consistent(parsed(*ontology_paths(), *exported), tmp_path)
