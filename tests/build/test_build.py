"""The graph of the two documents as a whole: what is in it, and that it is always the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tocgraph.build import BuildOptions, build, bundled_documents
from tocgraph.query import open_graph
from tocgraph.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import BuiltGraph

COUNT = "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a toc:%s ; toc:inText ?t }"


@pytest.mark.parametrize(("kind", "expected"), [("Recommendation", 87), ("Recital", 14)])
def test_all_items_and_recitals_are_there(
    built_graph: BuiltGraph, kind: str, expected: int
) -> None:
    assert open_graph(built_graph.store).sparql(COUNT % kind).values() == [(str(expected),)]


def test_everything_conforms(built_graph: BuiltGraph) -> None:
    assert built_graph.report.failures == ()
    grave = [v for v in built_graph.report.violations if v["severity"] == "violation"]
    assert grave == []
    assert built_graph.report.ok


def test_every_extracted_triple_leads_to_words(built_graph: BuiltGraph) -> None:
    found = open_graph(built_graph.store).query("without-evidence")
    assert found.values() == []


def test_every_quote_is_what_stands_there(built_graph: BuiltGraph) -> None:
    # Checked here in Python against the files themselves, not by the program's own rule.
    rows = open_graph(built_graph.store).sparql(
        """SELECT ?file ?quote ?start ?end WHERE {
             ?excerpt toc:quote ?quote ; toc:start ?start ; toc:end ?end ; toc:inProvision ?part .
             ?part toc:inText ?text . ?text toc:fileName ?file }""",
        with_evidence=True,
    )
    texts = {
        path.name: path.read_text(encoding="utf-8") for path in bundled_documents().glob("*.txt")
    }
    assert len(rows) > 300
    wrong = [
        row
        for row in rows.dicts()
        if texts[row["file"]][int(row["start"]) : int(row["end"])] != row["quote"]
    ]
    assert wrong == []


def test_there_are_no_blank_nodes(built_graph: BuiltGraph) -> None:
    found = open_graph(built_graph.store).sparql(
        "ASK { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) }", with_evidence=True
    )
    assert found.boolean is False


def test_hash_seeds_change_nothing(tmp_path: Path) -> None:
    exports: dict[str, list[bytes]] = {"turtle": [], "nquads": [], "jsonld": []}
    for seed in ("0", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        folder = tmp_path / seed
        program = [sys.executable, "-m", "tocgraph"]
        subprocess.run(
            [*program, "build", "-o", folder], check=True, capture_output=True, env=environment
        )
        for form, made in exports.items():
            done = subprocess.run(
                [*program, "export", "-g", folder, "-f", form],
                check=True,
                capture_output=True,
                env=environment,
            )
            made.append(done.stdout)
    for form, (first, second) in exports.items():
        assert first == second, form
        assert len(first) > 100_000, form


def test_workers_change_nothing(built_graph: BuiltGraph, tmp_path: Path) -> None:
    build([], tmp_path, BuildOptions(workers=2))
    assert sorted(map(str, open_store(tmp_path).quads())) == sorted(
        map(str, open_store(built_graph.store).quads())
    )


def test_a_second_build_reads_only_what_changed(built_graph: BuiltGraph, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(bundled_documents(), documents)
    graph = tmp_path / "graph"
    shutil.copytree(built_graph.store, graph)
    assert build([documents], graph).reused == 2
    changed = documents / "004_6afbd76f3ff834fe.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert build([documents], graph).reused == 1


def test_a_removed_document_takes_its_graphs_away(built_graph: BuiltGraph, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(built_graph.store, graph)
    before = set(open_store(graph).graphs)
    build([bundled_documents() / "000_72816f43daeceac8.txt"], graph)
    gone = before - set(open_store(graph).graphs)
    assert gone
    assert all("randot-ii" in name for name in gone)
    assert not any("randot-ii.recommendations" in name for name in open_store(graph).graphs)
