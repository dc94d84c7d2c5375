"""Golden cases: a small text, and what a reader finds in it.

``expected.txt`` was written by hand from ``text.txt``: header facts as ``@name value``,
then every provision in order with its path, its kind and its words ("first … last").
"""

from pathlib import Path

import pytest

from tocgraph.model import Document
from tocgraph.read import read_text
from tocgraph.resources import Resources
from tocgraph.segment import Segmenter

CASES = sorted(Path(__file__).with_name("cases").iterdir())


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(Resources())


def found(document: Document) -> list[tuple[str, str, str]]:
    return [
        (item.path, item.kind, " ".join(item.span.of(document.text).split()))
        for item in document.provisions
    ]


def test_there_are_cases() -> None:
    assert len(CASES) >= 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_case(case: Path, ends: str, segmenter: Segmenter) -> None:
    text = (case / "text.txt").read_text(encoding="utf-8").replace("\n", ends)
    document = segmenter.segment(read_text(text.encode(), name="text.txt"))
    rows = [
        line.split("\t")
        for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    ]
    facts = {row[0][1:]: row[1] for row in rows if row[0].startswith("@")}
    assert {fact.name: fact.value for fact in document.header} == facts
    provisions = [row for row in rows if not row[0].startswith("@")]
    actual = found(document)
    assert [row[:2] for row in actual] == [tuple(row[:2]) for row in provisions]
    for (path, _kind, words), (_path, _same, wanted) in zip(actual, provisions, strict=True):
        first, dots, last = wanted.partition(" … ")
        if dots:
            assert words.startswith(first), path
            assert words.endswith(last), path
        else:
            assert words == wanted, path
