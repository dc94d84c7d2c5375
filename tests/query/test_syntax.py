"""Binding values and adding prefixes without touching anything else."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from tocgraph.errors import QueryError
from tocgraph.query.syntax import add_prefixes, bind, serialised, tokens, variables

A = ox.NamedNode("urn:a")
V = "VALUES ?x { <urn:a> }"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("ASK { ?x ?p ?o }", f"ASK {{ {V} ?x ?p ?o }}"),
        ("ASK { $x ?p ?o }", f"ASK {{ {V} $x ?p ?o }}"),
        (
            "ASK { ?s ?p ?o OPTIONAL { ?s ?q ?x } }",
            f"ASK {{ {V} ?s ?p ?o OPTIONAL {{ {V} ?s ?q ?x }} }}",
        ),
        (
            "ASK { { SELECT ?x WHERE { ?x ?p ?o } } }",
            f"ASK {{ {V} {{ SELECT ?x WHERE {{ {V} ?x ?p ?o }} }} }}",
        ),
        (
            "CONSTRUCT { ?x ?p ?o } WHERE { ?x ?p ?o }",
            f"CONSTRUCT {{ ?x ?p ?o }} WHERE {{ {V} ?x ?p ?o }}",
        ),
        (
            "ASK { VALUES ?y { <urn:y> } ?y ?p ?x }",
            f"ASK {{ {V} VALUES ?y {{ <urn:y> }} ?y ?p ?x }}",
        ),
        (
            "ASK { ?s ?p '{ ?x' # { ?x\n FILTER(?s < 3) }",
            f"ASK {{ {V} ?s ?p '{{ ?x' # {{ ?x\n FILTER(?s < 3) }}",
        ),
        ("ASK { ?s <urn:{x}> ?xx }", f"ASK {{ {V} ?s <urn:{{x}}> ?xx }}"),
    ],
)
def test_where_values_go(text: str, bound: str) -> None:
    assert bind(text, {"x": A}) == bound


def test_nothing_to_bind_changes_nothing() -> None:
    assert bind("ASK { ?x ?p ?o }", {}) == "ASK { ?x ?p ?o }"


def test_no_group_to_bind_in() -> None:
    with pytest.raises(QueryError, match="no group"):
        bind("DESCRIBE <urn:a>", {"x": A})


@pytest.mark.parametrize(
    "value",
    ['"', "\\", "'''", "\n\r\t", "} # ?x", "ñ ≠ 😀", "<urn:x>", "\u0000".replace("\0", "\x01")],
)
def test_any_string_survives(value: str) -> None:
    for term in (ox.Literal(value), ox.Literal(value, language="en")):
        text = bind("SELECT ?x WHERE { FILTER(BOUND(?x)) }", {"x": term})
        solutions = ox.Store().query(text)
        assert isinstance(solutions, ox.QuerySolutions)
        (solution,) = solutions
        assert solution["x"] == term


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(QueryError, match="cannot stand in a query"):
        serialised(ox.BlankNode())


def test_prefixes_of_strings_comments_and_own_declarations_are_left_alone() -> None:
    known = {"toc": "urn:t#", "org": "urn:o#", "skos": "urn:s#", "rdfs": "urn:r#"}
    text = "PREFIX toc: <urn:mine#>\nASK { ?s a toc:B ; rdfs:label 'org:x' } # skos:y"
    assert add_prefixes(text, known) == f"PREFIX rdfs: <urn:r#> {text}"


def test_comparisons_are_not_iris() -> None:
    kinds = [token.kind for token in tokens("FILTER(?a < ?b && ?c > ?d)")]
    assert "iri" not in kinds
    assert variables("FILTER(?a < ?b && ?c > ?d)") == {"a", "b", "c", "d"}
