"""The two engines that every competency question is put to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocgraph.query import Catalogue, EmbeddedEngine, Runner
from tocgraph.query.rdflib_engine import RdflibEngine
from tocgraph.resources import Resources
from tocgraph.store import open_store

if TYPE_CHECKING:
    from conftest import BuiltGraph


@pytest.fixture(scope="session")
def runners(built_graph: BuiltGraph) -> dict[str, Runner]:
    catalogue = Catalogue.load(Resources())
    store = open_store(built_graph.store)
    return {
        "embedded": Runner(EmbeddedEngine(store), catalogue),
        "rdflib": Runner(RdflibEngine.from_folder(built_graph.turtle, store.base), catalogue),
    }
