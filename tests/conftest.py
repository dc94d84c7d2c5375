"""What all tests share: the graph of the bundled documents, built once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tocgraph.build import BuildOptions, BuildReport, build
from tocgraph.export import export_families
from tocgraph.store import open_store

if TYPE_CHECKING:
    from pathlib import Path


# In CI a property is tried on the same cases each time: a failure is that of the change.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


@dataclass(frozen=True)
class BuiltGraph:
    """The graph of the two bundled documents, as a store and as Turtle files."""

    store: Path
    turtle: Path
    report: BuildReport


@pytest.fixture(scope="session")
def built_graph(tmp_path_factory: pytest.TempPathFactory) -> BuiltGraph:
    folder = tmp_path_factory.mktemp("graph")
    report = build([], folder, BuildOptions())
    turtle = tmp_path_factory.mktemp("turtle")
    store = open_store(folder)
    export_families(store.quads(), "turtle", turtle, base=store.base)
    return BuiltGraph(folder, turtle, report)
