"""What ``--lang es`` changes: names, headings, closing lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocgraph.cli import run
from tocgraph.cli.words import interface

if TYPE_CHECKING:
    from conftest import BuiltGraph


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "treaty-asks"], ["Convención de las Naciones Unidas", " filas"]),
        (["query", "treaty-asks", "-p", "lang=en"], ["United Nations Convention", " filas"]),
        (["query", "absent-topics"], ["Secuestro", " filas"]),
        (["show", "RANDOT-II/doc.3/19 rev. 1, II.6"], ["Petición 1", "Nombrados"]),
        (["report"], ["Leído", "considerandos", "Grafo"]),
        (["validate"], ["infracciones", "advertencias"]),
    ],
)
def test_commands_in_spanish(
    built_graph: BuiltGraph,
    capsysbinary: pytest.CaptureFixture[bytes],
    arguments: list[str],
    words: list[str],
) -> None:
    assert run([*arguments, "--lang", "es", "-g", str(built_graph.store)]) == 0
    printed = capsysbinary.readouterr()
    said = (printed.out + printed.err).decode()
    for word in words:
        assert word in said


def test_both_languages_have_the_same_words_with_the_same_gaps() -> None:
    english, spanish = interface("en"), interface("es")
    assert english.keys() == spanish.keys()
    for name, text in english.items():
        if isinstance(text, str):
            gaps = {part.partition("}")[0] for part in text.split("{")[1:]}
            assert {part.partition("}")[0] for part in spanish[name].split("{")[1:]} == gaps
        else:
            assert len(spanish[name]) == len(text)
