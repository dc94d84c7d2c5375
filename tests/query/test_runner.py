"""Canned queries: parameters, data sets, emptiness, on both engines."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from tocgraph.errors import NonConformingError, NotStatedError, QueryError
from tocgraph.query.runner import Runner

from .conftest import BASE

if TYPE_CHECKING:
    from tocgraph.query.catalogue import Catalogue
    from tocgraph.query.engine import EmbeddedEngine, Engine
    from tocgraph.query.rdflib_engine import RdflibEngine


@pytest.fixture(params=["embedded", "rdflib"])
def engine(
    request: pytest.FixtureRequest, embedded: EmbeddedEngine, by_rdflib: RdflibEngine
) -> Engine:
    return embedded if request.param == "embedded" else by_rdflib


@pytest.fixture
def runner(engine: Engine, catalogue: Catalogue) -> Runner:
    return Runner(engine, catalogue)


def test_the_base_is_read_from_the_data(engine: Engine) -> None:
    assert engine.base == BASE


@pytest.mark.parametrize(
    "written",
    [
        "body/oas",
        "body:oas",
        f"{BASE}id/body/oas",
        f"<{BASE}id/body/oas>",
        "OAS",
        "oas",
        "Organization of American States",
        "organización de los estados americanos",
    ],
)
def test_ways_to_write_a_thing(runner: Runner, written: str) -> None:
    result = runner.run("names", {"thing": written})
    assert result.values() == [("Organization of American States",)]


@pytest.mark.parametrize("written", ["cifta", "instrument/cifta", "CIFTA", "A-63"])
def test_a_treaty_by_its_slug_name_or_symbol(runner: Runner, written: str) -> None:
    assert runner.run("names", {"thing": written}).values() == [("CIFTA",)]


@pytest.mark.parametrize("written", ["CA", "can", "state/can", "Canada"])
def test_a_state_by_its_codes(runner: Runner, written: str) -> None:
    assert runner.run("names", {"thing": written}).values() == [("Canada",)]


def test_a_default_may_be_overridden(runner: Runner) -> None:
    result = runner.run("names", {"thing": "body/oas", "lang": "es"})
    assert result.values() == [("Organización de los Estados Americanos",)]


def test_a_value_cannot_break_out_of_its_place(runner: Runner) -> None:
    attack = 'en") } UNION { ?thing ?p ?name } #'
    assert runner.run("names", {"thing": "body/oas", "lang": attack}).values() == []


def test_an_ambiguous_name_lists_what_it_may_mean(runner: Runner) -> None:
    with pytest.raises(QueryError, match="names 2 things") as caught:
        runner.run("names", {"thing": "The Board"})
    assert "body/csh, body/mesicic" in str(caught.value)


def test_an_unknown_thing_is_no_empty_table(runner: Runner) -> None:
    with pytest.raises(QueryError, match="Did you mean instrument/cifta") as caught:
        runner.run("names", {"thing": "instrument/cifto"})
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "written",
    ["a.txt", "CP/CSH-1/19", "csh.summary.undated.a-1", "csh/summary/undated/a-1",
     "doc/csh/summary/undated/a-1", f"{BASE}doc/csh/summary/undated/a-1"],
)  # fmt: skip
def test_ways_to_write_a_document(runner: Runner, written: str) -> None:
    result = runner.run("items", {"document": written})
    assert [row["path"] for row in result.dicts(BASE)] == ["rec_1", "rec_2"]
    assert result.dicts(BASE)[0]["document"] == "doc/csh/summary/undated/a-1"


def test_quotes_are_cut_by_code_points(runner: Runner) -> None:
    quotes = [row["quote"] for row in runner.run("items").dicts()]
    assert quotes == ["1. To sign — señores — the Convention.", "2. To go on."]


def test_an_unknown_document_shows_those_there_are(runner: Runner) -> None:
    with pytest.raises(QueryError, match="called 'z'") as caught:
        runner.run("items", {"document": "z"})
    assert "csh.summary.undated.a-1" in str(caught.value)


def test_no_answer_where_there_must_be_one(runner: Runner) -> None:
    with pytest.raises(NonConformingError, match="must have an answer") as caught:
        runner.run("items", {"document": "b.txt"})
    assert caught.value.exit_code == 1


def test_not_stated_differs_from_none_and_scope_all_answers(runner: Runner) -> None:
    with pytest.raises(NotStatedError, match="not stated in the sources") as caught:
        runner.run("in-force")
    assert caught.value.exit_code == 4
    assert "the depositary" in str(caught.value)
    assert "scope `all`" in str(caught.value)
    assert runner.run("in-force", scope="all").values(BASE) == [("instrument/cifta", "1998-07-01")]


def test_a_scope_that_does_not_exist(runner: Runner) -> None:
    with pytest.raises(QueryError, match="no scope 'some'"):
        runner.run("in-force", scope="some")


def test_a_missing_parameter_is_named_with_an_example(runner: Runner) -> None:
    with pytest.raises(QueryError, match="needs the parameter 'thing'") as caught:
        runner.run("names")
    assert "--param thing=body/oas" in str(caught.value)


def test_a_parameter_that_does_not_exist(runner: Runner) -> None:
    with pytest.raises(QueryError, match="no parameter 'think'") as caught:
        runner.run("names", {"think": "body/oas"})
    assert "It takes thing, lang." in str(caught.value)


def test_an_unknown_query_suggests_near_ones(runner: Runner) -> None:
    with pytest.raises(QueryError, match="Did you mean items") as caught:
        runner.run("item")
    assert caught.value.exit_code == 2


def test_typed_parameters(runner: Runner) -> None:
    text = runner.prepare(
        "by-force", {"force": "urge", "least": 2, "day": datetime.date(2019, 3, 20)}
    ).text
    assert "<https://w3id.org/tocgraph/concept/force/urge>" in text
    assert '"2"^^<http://www.w3.org/2001/XMLSchema#integer>' in text
    assert '"2019-03-20"^^<http://www.w3.org/2001/XMLSchema#date>' in text
    text = runner.prepare("by-force", {"force": "force/consider"}).text
    assert '"2019-03"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>' in text


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("force", "urgent", "has no concept 'urgent'. Did you mean urge"),
        ("least", "two", "must be a whole number"),
        ("day", "2019-13", "must be a date"),
        ("day", "20 March 2019", "must be a date"),
    ],
)
def test_values_of_the_wrong_type(runner: Runner, name: str, value: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        runner.run("by-force", {"force": "urge", name: value})


def test_values_reach_into_filters_and_optional_parts(runner: Runner) -> None:
    assert runner.run("not-about", {"thing": "instrument/cifta"}).values() == [("rec_2",)]


def test_ask_and_construct(runner: Runner) -> None:
    asked = runner.run("any-mention")
    assert (asked.kind, asked.boolean) == ("ask", False), "evidence is not among its graphs"
    built = runner.run("as-links")
    assert built.kind == "construct"
    assert built.values(BASE) == [
        ("doc/csh/summary/undated/a-1/eng~rec_1", "toc:concerns", "instrument/cifta")
    ]
