"""Citations and cards of the two documents, as a reader of them would expect."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tocgraph.errors import QueryError
from tocgraph.lookup import card, cite, find
from tocgraph.query import KnowledgeGraph, open_graph
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from conftest import BuiltGraph

LEXICON = Resources().toml("data/lexicon/citation.toml")
B = "https://w3id.org/tocgraph/doc/randot-ii/recommendations/2019-03-20/doc-3-19-rev-1"
A = "https://w3id.org/tocgraph/doc/csh/summary/undated/plan-of-action-toc"
ID = "https://w3id.org/tocgraph/id/"


@pytest.fixture(scope="module")
def graph(built_graph: BuiltGraph) -> KnowledgeGraph:
    return open_graph(built_graph.store)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("RANDOT-II/doc.3/19 rev. 1, II.6", f"{B}/eng~part_II__rec_6"),
        ("RANDOT-II/doc.3/19 rev. 1, section II, para. 6", f"{B}/eng~part_II__rec_6"),
        ("RANDOT-II/doc.3/19 rev. 1, sección II, párr. 6", f"{B}/eng~part_II__rec_6"),
        ("RANDOT-II/doc.3/19 rev. 1, part_II__rec_6", f"{B}/eng~part_II__rec_6"),
        ("RANDOT-II/doc.3/19 rev. 1, recital 7", f"{B}/eng~recital_7"),
        ("RANDOT-II/doc.3/19 rev. 1", B),
        ("000_72816f43daeceac8.txt, I.18", f"{A}/eng~part_I__sec_B__rec_18"),
        ("000_72816f43daeceac8.txt, 18", f"{A}/eng~part_I__sec_B__rec_18"),
        ("000_72816f43daeceac8.txt, I.B.18", f"{A}/eng~part_I__sec_B__rec_18"),
        ("instrument/untoc", f"{ID}instrument/untoc"),
        ("body:interpol", f"{ID}body/interpol"),
        ("MERCOSUR", f"{ID}body/mercosur"),
    ],
)
def test_what_a_person_types_is_found(graph: KnowledgeGraph, words: str, expected: str) -> None:
    assert find(graph, words, LEXICON) == expected


def test_a_number_that_restarts_is_ambiguous_alone(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="2 places") as caught:
        find(graph, "RANDOT-II/doc.3/19 rev. 1, 1", LEXICON)
    assert "part_I__rec_1" in str(caught.value)
    assert "part_II__rec_1" in str(caught.value)


@pytest.mark.parametrize(
    ("iri", "language", "expected"),
    [
        (
            f"{B}/eng~part_I__rec_8",
            "en",
            "RANDOT-II/doc.3/19 rev. 1, section I, para. 8 (series OEA/Ser.K/XXXIV), 2019-03-20.",
        ),
        (
            f"{B}/eng~part_I__rec_8",
            "es",
            "RANDOT-II/doc.3/19 rev. 1, sección I, párr. 8 (serie OEA/Ser.K/XXXIV), 2019-03-20.",
        ),
        (
            f"{A}/eng~part_I__sec_B__rec_18",
            "en",
            "000_72816f43daeceac8.txt, section I, para. 18.",
        ),
        (
            f"{A}/eng~part_I__sec_A__rec_1__item_b",
            "en",
            "000_72816f43daeceac8.txt, section I, para. 1, item (b).",
        ),
    ],
)
def test_citation_in_words(graph: KnowledgeGraph, iri: str, language: str, expected: str) -> None:
    words = LEXICON[language]
    assert cite(graph, iri, words).text(words) == f"{expected} <{iri}>"


def test_citation_for_programs(graph: KnowledgeGraph) -> None:
    citation = cite(graph, f"{B}/eng~part_I__rec_8", LEXICON["en"])
    (item,) = json.loads(citation.csl_json())
    assert item["number"] == "RANDOT-II/doc.3/19 rev. 1"
    assert item["issued"] == {"date-parts": [[2019, 3, 20]]}
    assert item["locator"] == "section I, para. 8"
    assert "number = {RANDOT-II/doc.3/19 rev. 1}" in citation.bibtex()


def test_nothing_is_made_up_for_what_no_source_states(graph: KnowledgeGraph) -> None:
    citation = cite(graph, f"{A}/eng~part_I__sec_B__rec_18", LEXICON["en"])
    assert citation.symbol is None
    assert citation.date is None
    assert citation.series is None


def test_the_card_of_an_item_shows_who_is_asked_and_the_words(graph: KnowledgeGraph) -> None:
    shown = card(graph, f"{B}/eng~part_II__rec_6")
    assert shown.words is not None
    assert shown.words.startswith("6. To request the OAS Permanent Council to follow up")
    ((*rows,),) = shown.directives
    slots = {(row.name, row.value): row.words for row in rows}
    assert slots["addressee", "body/oas-permanent-council"] == "OAS Permanent Council"
    heading = slots["headingAddressee", "body/oas-general-secretariat"]
    assert heading == "General Secretariat of the OAS"
    channel = slots["channel", "body/committee-on-hemispheric-security"]
    assert channel == "Committee on Hemispheric Security"


def test_a_card_in_spanish(graph: KnowledgeGraph) -> None:
    shown = card(graph, f"{ID}body/committee-on-hemispheric-security", "es")
    assert shown.label == "Comisión de Seguridad Hemisférica"
    assert any(place.endswith("part_II__rec_6") for place in shown.referred_to_by)
