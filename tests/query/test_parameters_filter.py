"""A law of the catalogue: a parameter that is also a column does nothing but filter."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tocgraph.errors import NotStatedError
from tocgraph.query import Catalogue, KnowledgeGraph, Result, open_graph
from tocgraph.query.syntax import tokens
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import BuiltGraph

CATALOGUE = Catalogue.load(Resources())


def selected(text: str) -> set[str]:
    """The columns: variables between SELECT and the first brace."""
    found = set()
    for token in tokens(text):
        if token.kind == "open":
            break
        if token.kind == "variable":
            found.add(token.text[1:])
    return found


CASES = [
    (name, parameter.name)
    for name, query in CATALOGUE.items()
    for parameter in query.header.parameters
    if parameter.optional
    and parameter.type in {"iri", "document"}
    and parameter.name in selected(query.text)
    # Queries that need another value to run at all are tested by their own cases.
    and not any(other.required for other in query.header.parameters)
]


@cache
def everything(folder: Path, name: str) -> Result | None:
    try:
        return open_graph(folder).ask(name, {})
    except NotStatedError:
        return None


@pytest.mark.parametrize(("name", "parameter"), CASES)
def test_a_parameter_filters(built_graph: BuiltGraph, name: str, parameter: str) -> None:
    whole = everything(built_graph.store, name)
    if whole is None:
        return
    graph: KnowledgeGraph = open_graph(built_graph.store)
    position = whole.columns.index(parameter)
    values = sorted({cell for cell in whole.column(parameter) if cell is not None}, key=str)
    for value in values[:3]:
        expected = {row for row in whole.rows if row[position] == value}
        assert set(graph.ask(name, {parameter: value}).rows) == expected, str(value)


def test_there_are_cases() -> None:
    assert len(CASES) > 20
