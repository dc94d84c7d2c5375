"""What the stub for the curator proposes, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocgraph.lookup.unresolved import UnresolvedGroup, turtle_stub, unresolved_groups
from tocgraph.query import open_graph

if TYPE_CHECKING:
    from conftest import BuiltGraph


def _group(words: str, rule: str, *candidates: str, kind: str = "body") -> UnresolvedGroup:
    return UnresolvedGroup(words, kind, rule, "a reason", candidates, 1, "doc rec_1", "spa")


@pytest.mark.parametrize(
    ("words", "rule", "kind"),
    [
        ("grupo de trabajo", "anaphora-definite", "body"),
        ("the group of experts", "contextual", "body"),
        ("the next meeting", "anaphora-relative", "meeting"),
        ("OEA/Ser.P", "series-symbol", "document-symbol"),
        ("OFM", "defined", "body"),
    ],
)
def test_what_is_no_name_is_not_proposed(words: str, rule: str, kind: str) -> None:
    assert words not in turtle_stub([_group(words, rule, kind=kind)])


def test_what_has_candidates_is_not_proposed() -> None:
    group = _group("General Secretariat", "head-noun", "id/body/oas-general-secretariat")
    assert "General Secretariat" not in turtle_stub([group])


def test_names_are_proposed() -> None:
    stub = turtle_stub(
        [
            _group("Observatorio Andino de la Delincuencia", "head-noun"),
            _group("AG/doc.5999/23", "symbol", kind="document-symbol"),
        ]
    )
    assert "body:observatorio-andino-de-la-delincuencia a toc:Body" in stub
    assert "instrument:ag-doc-5999-23 a toc:Instrument" in stub


def test_a_series_is_listed_and_not_proposed(built_graph: BuiltGraph) -> None:
    groups = unresolved_groups(open_graph(built_graph.store))
    series = [group for group in groups if group.words == "OEA/Ser.K/XXXIV"]
    assert [group.rule for group in series] == ["series-symbol"]
    stub = turtle_stub(groups)
    assert "OEA/Ser.K" not in stub
    assert "next meeting" not in stub
