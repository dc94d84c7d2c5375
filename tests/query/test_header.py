"""Headers are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocgraph.errors import DataError
from tocgraph.query.header import parse_header

GOOD = """\
# title: States
# title-es: Estados
# question: Which?
# question-es: ¿Cuáles?
# keywords: state, code
# answers: CQ05 CQ10
# graphs: authority
# graphs-all: status
# on-empty: not-stated
# not-stated: a list of members
# param: lang string default=en — language of the names
# param: state iri default=any — only this state
# param: words string example="two words" — the words
SELECT * WHERE { }
"""


def test_every_field() -> None:
    header = parse_header(GOOD, path="q.rq")
    assert header.title_es == "Estados"
    assert header.keywords == ("state", "code")
    assert header.answers == ("CQ05", "CQ10")
    assert (header.graphs, header.graphs_all) == (("authority",), ("status",))
    assert header.not_stated == "a list of members"
    lang, state, words = header.parameters
    assert (lang.default, lang.required, lang.optional) == ("en", False, False)
    assert (state.default, state.required, state.optional) == (None, False, True)
    assert (words.example, words.required) == ("two words", True)
    assert words.description == "the words"


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        ("# title: States", "# titel: States", "not understood", 1),
        ("# title: States", "# title:", "is empty", 1),
        ("# title: States\n", "", "has no 'title'", 1),
        ("# keywords: state, code\n", "# title: Again\n", "occurs twice", 5),
        ("# graphs: authority", "# graphs: authorities", "no graph family 'authorities'", 7),
        ("on-empty: not-stated", "on-empty: nothing", "cannot be 'nothing'", 9),
        ("on-empty: not-stated", "on-empty: none", "belong together", 9),
        ("# not-stated: a list of members\n", "", "belong together", 9),
        ("lang string default=en —", "lang text default=en —", "no parameter type 'text'", 11),
        ("lang string default=en —", "lang string —", "has no example", 11),
        ("lang string default=en —", "lang string default=en -", "not understood", 11),
        ("# param: state", "# param: lang", "occurs twice", 12),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, message: str, line: int) -> None:
    assert old in GOOD
    with pytest.raises(DataError, match=message) as caught:
        parse_header(GOOD.replace(old, new, 1), path="q.rq")
    assert caught.value.line == line
    assert caught.value.exit_code == 3


def test_the_example_of_the_guide_is_a_header() -> None:
    guide = Path(__file__).parents[2] / "docs" / "queries.md"
    text = guide.read_text(encoding="utf-8")
    example = text.partition("```sparql\n")[2].partition("```")[0]
    header = parse_header(example, path="docs/queries.md")
    assert [found.name for found in header.parameters] == ["addressee", "document"]
