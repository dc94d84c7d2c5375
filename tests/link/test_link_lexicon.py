"""Every example in the linker's data files does what its row says."""

from __future__ import annotations

from typing import Any

import pytest

from link.samples import link, linker, one, words
from link.test_link_documents import linked
from tocgraph.link.lexicon import Canon, load
from tocgraph.link.numbers import Ordinals
from tocgraph.link.pinpoints import PinpointReader
from tocgraph.resources import Resources

RESOURCES = Resources()
NAMES = load(RESOURCES, "names")
PINPOINTS = load(RESOURCES, "pinpoints")
CANON = Canon(NAMES)


def _pairs() -> list[tuple[str, str]]:
    rows: list[Any] = [*NAMES["article"], *NAMES["spelling"], NAMES["list"]]
    return [(a, b) for row in rows for a, b in row["examples"]]


@pytest.mark.parametrize(("written", "expected"), _pairs())
def test_spellings(written: str, expected: str) -> None:
    assert CANON.form(written) == expected


@pytest.mark.parametrize("row", [*NAMES["article"], *NAMES["spelling"]])
def test_every_row_has_an_example_and_every_example_shows_its_row(row: dict[str, Any]) -> None:
    assert row["examples"]
    for written, expected in row["examples"]:
        assert " ".join(written.lower().replace("-", " ").split()) != expected


@pytest.mark.parametrize(("written", "number"), NAMES["ordinals"]["examples"])
def test_ordinals(written: str, number: int) -> None:
    assert Ordinals(NAMES["ordinals"]).value(written) == number


@pytest.mark.parametrize(("words_", "path"), PINPOINTS["joining"]["examples"])
def test_pinpoints(words_: str, path: str) -> None:
    assert PinpointReader(PINPOINTS).path(words_) == path


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        tuple(row)
        for table in ("creation", "future")
        for row in load(RESOURCES, "prospective")[table]["examples"]
    ],
)
def test_prospective(language: str, text: str, expected: bool) -> None:
    (mention,) = link(f"1. {text}.", language)
    assert mention.prospective is expected


@pytest.mark.parametrize(
    ("language", "text", "quote", "kind"), load(RESOURCES, "heads")["joining"]["examples"]
)
def test_heads(language: str, text: str, quote: str, kind: str) -> None:
    mention = one(text, quote, language)
    assert (mention.kind, mention.targets) == (kind, ())


def test_every_rule_that_is_used_is_described() -> None:
    rules = load(RESOURCES, "rules")["rule"]
    described = {row["id"] for row in rules}
    assert all(row["en"] and row["es"] and row["examples"] for row in rules)
    assert len(described) == len(rules)
    shown = set()
    for row in rules:
        for example in row["examples"]:
            text, quote = example.get("text", ""), example["quote"]
            mentions = link(text, example.get("language", "en"), example.get("issuer"))
            if "document" in example:
                read, mentions = linked(example["document"])
                text = read.text
            hits = {m.rule for m in mentions if words(text, m) == quote}
            assert row["id"] in hits, (
                row["id"],
                text,
                [(words(text, m), m.rule) for m in mentions],
            )
            shown |= hits
    assert shown == described


def test_the_linker_is_compiled_once() -> None:
    assert linker() is linker()
