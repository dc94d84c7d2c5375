"""Tables on narrow terminals and of very many rows."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from tocgraph.cli.console import print_table

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_no_word_is_broken_where_a_table_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    out = Terminal()
    name = "recommendations-per-addressee"
    rows = [
        [name, "How many recommendations each addressee has " * 3, "document?, instrument?"],
        ["words-of", "The words of a provision", "document, path"],
    ]
    print_table(["query", "what it asks", "parameters"], rows, out=out)
    lines = out.getvalue().splitlines()
    assert all(len(line) <= 80 for line in lines)
    words = set(out.getvalue().split())
    assert {name, "instrument?", "recommendations"} <= words


def test_many_rows_come_quickly_aligned_and_whole() -> None:
    rows = [[f"thing-{number}", f"a  cell\nof {number}", "x"] for number in range(31_760)]
    out = io.StringIO()
    begun = time.process_time()
    print_table(["thing", "words", "last"], rows, out=out)
    assert time.process_time() - begun < 5
    lines = out.getvalue().splitlines()
    assert len(lines) == len(rows) + 1
    assert len({line.index("a cell") for line in lines[1:]}) == 1
    assert lines[1].split() == ["thing-0", "a", "cell", "of", "0", "x"]
