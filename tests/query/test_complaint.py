"""What is said of a query that a parser refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocgraph.errors import QueryError

if TYPE_CHECKING:
    from tocgraph.query.engine import EmbeddedEngine


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the query is empty"),
        ("  # nothing but a comment", "the query is empty"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "this is an update (INSERT)"),
        ("PREFIX a: <urn:a> delete where { ?s ?p ?o }", "this is an update (DELETE)"),
        ("SELEC ?s { ?s a toc:Body }", "cannot begin with 'SELEC'"),
        ("SELECT ?s { ?s a toc:Body", "it ends too early (line 1, column 26)"),
        ("SELECT ?s { ?s a toc:Body ) }", "at or before '}' (line 1, column 29)"),
        ("SELECT ?s {\n ?s a toc:Body toc:Organ }", "at or before 'toc:Organ' (line 2, column 16)"),
        ("SELECT ?s { ?s foo:bar ?x }", "the prefix 'foo:' and does not declare it (line 1,"),
        ("SELECT ?s FROM <urn:g> { ?s a toc:Body ) }", "at or before ')' (line 1, column 40)"),
    ],
)
def test_one_sentence_that_counts_in_the_text_given(
    embedded: EmbeddedEngine, text: str, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        embedded.run(text, ["authority"])
    said = str(caught.value)
    assert message in said
    assert "\n" not in said
    assert ".." not in said
