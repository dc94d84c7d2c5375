"""N-Quads terms against a reader that is not ours."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from tocgraph.describe.terms import Quads, iri, literal, typed

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_any_text_comes_back_unchanged(text: str) -> None:
    line = f"<urn:s> <urn:p> {literal(text)} <urn:g> ."
    (quad,) = ox.parse(line.encode("utf-8"), format=ox.RdfFormat.N_QUADS)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == text


@given(TEXTS)
def test_a_literal_stays_on_its_line(text: str) -> None:
    assert "\n" not in literal(text)
    assert "\r" not in literal(text)


def test_language_and_datatype() -> None:
    data = f"<urn:s> <urn:p> {literal('ley', 'es')}, {typed(3, 'integer')} ."
    terms = {quad.object for quad in ox.parse(data.encode("utf-8"), format=ox.RdfFormat.TURTLE)}
    assert terms == {
        ox.Literal("ley", language="es"),
        ox.Literal("3", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    }


def test_a_graph_holds_each_triple_once_and_in_order() -> None:
    quads = Quads("urn:g")
    for name in ("b", "a", "b"):
        quads.add("urn:s", "urn:p", iri(f"urn:{name}"))
    assert quads.lines() == [
        "<urn:s> <urn:p> <urn:a> <urn:g> .",
        "<urn:s> <urn:p> <urn:b> <urn:g> .",
    ]
