"""The shipped catalogue: complete headers, portable texts, and its file for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from tocgraph import vocab
from tocgraph.errors import DataError, QueryError
from tocgraph.query.catalogue import Catalogue
from tocgraph.query.examples import QUERY, catalogue_turtle, example_text
from tocgraph.query.syntax import tokens
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = Catalogue.load(Resources())
NAMES = list(CATALOGUE)


def test_the_catalogue_is_not_empty() -> None:
    assert len(CATALOGUE) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_can_parse_the_example(name: str) -> None:
    text = example_text(CATALOGUE[name])
    ox.Store().query(text)
    prepareQuery(text)


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_portable(name: str) -> None:
    query = CATALOGUE[name]
    words = [token.text.upper() for token in tokens(query.text) if token.kind == "word"]
    assert "GRAPH" not in words, "the runner composes the data set"
    assert "SERVICE" not in words
    assert "MINUS" not in words, "bound values would change what it takes away"
    assert "GROUP_CONCAT" not in words, "its order is undefined"
    if "SELECT" in words:
        assert "ORDER" in words, "rows come in a stated order"
    for moved in ("id/", "doc/", "graph/"):
        assert f"{vocab.BASE}{moved}" not in query.text, "the base of the data may be another"


@pytest.mark.parametrize("name", NAMES)
def test_every_toc_term_is_declared(name: str) -> None:
    used = {
        token.text.removeprefix("toc:")
        for token in tokens(CATALOGUE[name].text)
        if token.kind == "name" and token.text.startswith("toc:") and token.text != "toc:"
    }
    unknown = {term for term in used if term not in vocab.TERMS}
    # Words where a thing is expected ("targetText") are not all declared: none may occur.
    assert unknown <= {"targetText", "headingAddresseeText", "relayedByText"}, unknown


def test_the_file_for_editors_is_up_to_date() -> None:
    path = Resources().path("queries/catalogue.ttl")
    assert path.read_text(encoding="utf-8") == catalogue_turtle(CATALOGUE), (
        "run `python -m tocgraph.query`"
    )


def test_the_file_for_editors_loads() -> None:
    triples = list(
        ox.parse(path=str(Resources().path("queries/catalogue.ttl")), format=ox.RdfFormat.TURTLE)
    )
    assert not any(isinstance(t.subject, ox.BlankNode) for t in triples)
    assert not any(isinstance(t.object, ox.BlankNode) for t in triples)
    texts = {
        str(t.subject.value): t.object.value
        for t in triples
        if isinstance(t.subject, ox.NamedNode)
        and isinstance(t.object, ox.Literal)
        and t.predicate.value in {f"{vocab.SH}select", f"{vocab.SH}construct", f"{vocab.SH}ask"}
    }
    assert texts == {f"{QUERY}{name}": example_text(CATALOGUE[name]) for name in NAMES}
    labels = {
        (t.subject, t.object.language)
        for t in triples
        if t.predicate.value == vocab.RDFS_LABEL and isinstance(t.object, ox.Literal)
    }
    for name in NAMES:
        assert {(ox.NamedNode(f"{QUERY}{name}"), tag) for tag in ("en", "es")} <= labels


def write_query(folder: Path, name: str, text: str) -> Resources:
    (folder / "queries").mkdir(exist_ok=True)
    (folder / "queries" / name).write_text(text, encoding="utf-8")
    return Resources((folder,))


HEAD = (
    "# title: T\n# title-es: T\n# question: Q?\n# question-es: ¿Q?\n# keywords: k\n"
    "# graphs: documents\n# on-empty: none\n"
)


def test_a_users_own_query_joins_the_catalogue(tmp_path: Path) -> None:
    resources = write_query(tmp_path, "mine.rq", f"{HEAD}ASK {{ ?s ?p ?o }}\n")
    assert "mine" in Catalogue.load(resources)


def test_a_parameter_that_the_query_does_not_use(tmp_path: Path) -> None:
    text = f"{HEAD}# param: thing iri default=any — the thing\nASK {{ ?s ?p ?thin }}\n"
    with pytest.raises(DataError, match="does not use its parameter 'thing'"):
        Catalogue.load(write_query(tmp_path, "mine.rq", text))


def test_a_query_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.rq").write_bytes(b"# title: \xff\n")
    with pytest.raises(DataError, match="not UTF-8"):
        Catalogue.load(Resources((tmp_path,)))


def test_an_unknown_name() -> None:
    with pytest.raises(QueryError, match="Did you mean treaty-asks"):
        CATALOGUE["treaty-ask"]
