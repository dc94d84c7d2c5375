"""Results in the formats of SPARQL 1.1, read back by another implementation."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox
import pytest

from tocgraph import vocab
from tocgraph.errors import UsageError
from tocgraph.query import FORMATS, Result, Term, write

IRI = ox.NamedNode("https://w3id.org/tocgraph/id/body/oas")
CELLS: list[Term | None] = [
    IRI,
    ox.Literal('a "b", c\n<&>\té'),
    ox.Literal("niño", language="es"),
    ox.Literal(3),
    None,
]
RESULT = Result.of_rows(["x", "y"], [[cell, IRI] for cell in CELLS])
READERS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "tsv": ox.QueryResultsFormat.TSV,
}


@pytest.mark.parametrize("name", READERS)
def test_rows_read_back_are_the_same(name: str) -> None:
    read = ox.parse_query_results(write(RESULT, name), format=READERS[name])
    assert isinstance(read, ox.QuerySolutions)
    assert [variable.value for variable in read.variables] == ["x", "y"]
    assert [tuple(row) for row in read] == list(RESULT.rows)


@pytest.mark.parametrize("name", ["json", "xml"])
@pytest.mark.parametrize("value", [True, False])
def test_a_truth_value_read_back_is_the_same(name: str, value: bool) -> None:
    read = ox.parse_query_results(write(Result.of_boolean(value), name), format=READERS[name])
    assert bool(read) is value


def test_csv_holds_plain_values() -> None:
    rows = list(csv.reader(io.StringIO(write(RESULT, "csv"), newline="")))
    assert rows[0] == ["x", "y"]
    assert [row[0] for row in rows[1:]] == [
        IRI.value, 'a "b", c\n<&>\té', "niño", "3", "",
    ]  # fmt: skip
    assert write(Result.of_boolean(True), "csv") == "boolean\r\ntrue\r\n"


@pytest.mark.parametrize("name", ["ntriples", "turtle"])
def test_triples_read_back_are_the_same(name: str) -> None:
    triple = (IRI, ox.NamedNode(vocab.RDFS_LABEL), ox.Literal("OAS", language="en"))
    text = write(Result.of_triples({triple}), name, {"body": f"{vocab.BASE}id/body/"})
    (read,) = ox.parse(text, format=ox.RdfFormat.TURTLE)
    assert (read.subject, read.predicate, read.object) == triple
    with pytest.raises(UsageError, match="only the answer of a CONSTRUCT"):
        write(RESULT, name)


def test_an_unknown_format_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match="no result format 'xlsx'") as caught:
        write(RESULT, "xlsx")
    assert all(name in str(caught.value) for name in FORMATS)
