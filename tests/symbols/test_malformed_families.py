"""A family that makes no sense is refused, with its file and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocgraph.errors import DataError
from tocgraph.resources import Resources
from tocgraph.symbols import SymbolFinder

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = """
[[family]]
id = "own"
kind = "document-symbol"
hints = ["OWN"]
pattern = 'OWN/<doc> <number>'
slug = "doc-{number}"
canonical = "OWN/doc.{number}"
examples = [{ text = "OWN/doc.3", slug = "doc-3", canonical = "OWN/doc.3" }]
rejects = ["OWN"]
"""


def _resources(folder: Path, text: str) -> Resources:
    target = folder / "data" / "symbols"
    target.mkdir(parents=True)
    (target / "own.toml").write_text(text, encoding="utf-8")
    return Resources(overlays=(folder,))


def test_own_family_is_added(tmp_path: Path) -> None:
    hit = SymbolFinder(_resources(tmp_path, FAMILY)).parse("OWN/doc. 3")
    assert hit is not None
    assert (hit.family, hit.canonical) == ("own", "OWN/doc.3")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "document-symbol"', 'kind = "paper"', "unknown kind 'paper'"),
        ('slug = "doc-{number}"\n', "", "the family own lacks 'slug'"),
        ("<number>'", "(<number>'", "is no regular expression"),
        ("<number>'", "<figure>'", "lacks 'figure'"),
        ("[[family]]", "[[family", "not valid TOML"),
    ],
)
def test_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    resources = _resources(tmp_path, FAMILY.replace(old, new))
    with pytest.raises(DataError, match=words) as caught:
        SymbolFinder(resources)
    assert caught.value.path == "data/symbols/own.toml"
    assert caught.value.hint
