"""Citations and cards of the two documents, as a reader of them would expect."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tocgraph.errors import QueryError, UsageError
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
        ("randot-ii/doc.3/19 rev.1, ii.6", f"{B}/eng~part_II__rec_6"),
        ("RANDOT-II/doc.3/19 rev. 1 II.6", f"{B}/eng~part_II__rec_6"),
        ("RANDOT-II/doc.3/19, II.6", f"{B}/eng~part_II__rec_6"),
        ("comision de seguridad hemisferica", f"{ID}body/committee-on-hemispheric-security"),
        ("AG/RES. 2925", f"{ID}instrument/ag-res-2925"),
        ("action/follow-up", "https://w3id.org/tocgraph/concept/action/follow-up"),
        (
            "doc/csh/summary/undated/plan-of-action-toc/eng~part_I__sec_B__rec_24__dir_1",
            f"{A}/eng~part_I__sec_B__rec_24__dir_1",
        ),
    ],
)
def test_what_a_person_types_is_found(graph: KnowledgeGraph, words: str, expected: str) -> None:
    assert find(graph, words, LEXICON) == expected


@pytest.mark.parametrize("place", ["1 banana", "banana", "II.6 bis"])
def test_a_place_with_words_that_mean_nothing(graph: KnowledgeGraph, place: str) -> None:
    with pytest.raises(QueryError, match="no such place"):
        find(graph, f"RANDOT-II/doc.3/19 rev. 1, {place}", LEXICON)


@pytest.mark.parametrize("words", ["RANDOT-II/doc.3/19 rev. 2", "AG/RES. 29", "AG/RES."])
def test_another_symbol_is_not_taken_for_a_near_one(graph: KnowledgeGraph, words: str) -> None:
    with pytest.raises(UsageError, match="nothing in the graph"):
        find(graph, words, LEXICON)


def test_a_query_takes_a_place_as_it_is_cited(graph: KnowledgeGraph) -> None:
    file = "004_6afbd76f3ff834fe.txt"
    by_path = graph.query("words-of", document=file, path="part_II__rec_6")
    assert len(by_path) == 1
    assert graph.query("words-of", document=file, path="II.6") == by_path
    asked = graph.query("directives-of", document="000_72816f43daeceac8.txt", item="I.53")
    assert {row["path"] for row in asked.dicts()} == {"part_I__sec_E__rec_53"}
    for query, place in (("words-of", "path"), ("directives-of", "item")):
        with pytest.raises(QueryError, match="no such place"):
            graph.query(query, **{"document": file, place: "II.66"})
    with pytest.raises(QueryError, match="no document has a place"):
        graph.query("carried-out", path="II.6")


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


def test_a_bibtex_key_in_spanish_loses_nothing_but_the_accents(graph: KnowledgeGraph) -> None:
    citation = cite(graph, f"{B}/eng~part_I__rec_8", LEXICON["es"])
    assert citation.bibtex().startswith("@misc{randot-ii-doc-3-19-rev-1-seccion-i-parr-8,")


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
