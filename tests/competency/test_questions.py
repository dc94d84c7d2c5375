"""Every competency question, on the embedded store and in rdflib, with equal answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from competency.cases import Case, cell, load, plain, project
from tocgraph.errors import NotStatedError
from tocgraph.query import Catalogue, Result, Runner
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Iterable

CASES = load()
# Sections 5 and 7 are about comparing documents and about networks.
QUESTIONS = (
    [f"CQ{n:02}" for n in range(1, 17)]
    + [f"CQ{n}" for n in (*range(18, 31), 32, *range(34, 46))]
    + [f"CQ{n}" for n in (55, 56, 57, 60, 62, 63, 64, 65)]
    + [f"CQ{n}" for n in (*range(74, 83), *range(84, 91))]
)


_ANSWERS: dict[tuple[int, str], Result | None] = {}


def answer(runner: Runner, case: Case) -> Result | None:
    """Return the answer, ``None`` for "not stated in the sources"; each is sought once."""
    key = (id(runner), case.id)
    if key not in _ANSWERS:
        try:
            _ANSWERS[key] = runner.run(case.query, case.params, case.scope)
        except NotStatedError:
            _ANSWERS[key] = None
    return _ANSWERS[key]


def matches(expected: list[str], row: tuple[str, ...], case: Case) -> bool:
    if case.loose:
        return all(
            want in have if want else not have for want, have in zip(expected, row, strict=True)
        )
    return tuple(expected) == row


def found(expected: list[str], rows: Iterable[tuple[str, ...]], case: Case) -> bool:
    return any(matches(expected, row, case) for row in rows)


@pytest.mark.parametrize("engine", ["embedded", "rdflib"])
@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_question(case: Case, engine: str, runners: dict[str, Runner]) -> None:
    result = answer(runners[engine], case)
    if case.match == "not-stated":
        assert result is None, result and result.values()
        return
    assert result is not None, "not stated"
    if case.match == "empty":
        assert not result.rows, result.values()
        return
    rows = list(dict.fromkeys(project(result, case)))
    shown = "\n".join(map(str, rows))
    if case.needs is not None:
        position = case.columns.index(case.needs)
        allowed = {tuple(row) for row in (*case.rows, *case.may)}
        assert {row[position] for row in case.rows} <= {row[position] for row in rows}, shown
        assert set(rows) <= allowed, shown
    else:
        missing = [row for row in case.rows if not found(row, rows, case)]
        assert not missing, f"missing {missing} in\n{shown}"
        if case.match == "set" and case.rows:
            listed = [*case.rows, *case.may]
            extra = [row for row in rows if not any(matches(want, row, case) for want in listed)]
            assert not extra, f"not expected: {extra}"
    if case.count is not None:
        assert len(rows) == case.count, shown
    wrong = [row for row in case.absent if found(row, rows, case)]
    assert not wrong, f"must not occur: {wrong}"
    for place, words in case.quotes.items():
        texts = [
            " ".join(str(row.get("quote", "")).split())
            for row in plain(result)
            if cell(row, "ref" if "document" in row else "ref(,path)", case) == place
        ]
        assert any(words.casefold() in text.casefold() for text in texts), f"{place}: {texts}"


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_engines_agree(case: Case, runners: dict[str, Runner]) -> None:
    embedded = answer(runners["embedded"], case)
    by_rdflib = answer(runners["rdflib"], case)
    assert (embedded is None) == (by_rdflib is None)
    if embedded is not None and by_rdflib is not None:
        assert embedded.columns == by_rdflib.columns
        assert embedded.rows == by_rdflib.rows


def test_every_question_has_a_case_and_a_query() -> None:
    catalogue = Catalogue.load(Resources())
    asked = {case.question for case in CASES}
    assert asked == set(QUESTIONS)
    for question in QUESTIONS:
        assert catalogue.answering(question), question
    for case in CASES:
        assert case.question in catalogue[case.query].header.answers, case.id
    assert len(CASES) >= 100
    assert all(
        re.fullmatch(r"CQ\d\d", name) for q in catalogue.values() for name in q.header.answers
    )


UNCASED = sorted(set(Catalogue.load(Resources())) - {case.query for case in CASES})


@pytest.mark.parametrize("name", UNCASED)
def test_other_queries_answer_equally(name: str, runners: dict[str, Runner]) -> None:
    query = runners["embedded"].catalogue[name]
    embedded = runners["embedded"].run(name, query.example())
    assert embedded.rows
    # By value: Oxigraph keeps the types derived from xsd:integer as xsd:integer.
    assert embedded.values() == runners["rdflib"].run(name, query.example()).values()
