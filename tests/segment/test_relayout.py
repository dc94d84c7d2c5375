"""The same document laid out otherwise has the same parts."""

import textwrap
from itertools import pairwise
from pathlib import Path

import pytest

from tocgraph.read import read_text
from tocgraph.resources import Resources, bundled_root
from tocgraph.segment import Segmenter

SEGMENTER = Segmenter(Resources())
DOCUMENTS = sorted((bundled_root() / "data/documents").glob("*.txt"))
CASES = sorted(Path(__file__).with_name("cases").glob("*-r*/text.txt"))


def parts(text: str, *, furniture: bool = True) -> list[tuple[str, str]]:
    document = SEGMENTER.segment(read_text(text.encode(), name="a.txt"))
    pages = [
        item.span.of(text)
        for item in document.provisions
        if item.kind == "furniture" and not furniture
    ]

    def words(start: int, end: int) -> str:
        found = text[start:end]
        for page in pages:
            found = found.replace(page, "")
        return " ".join(found.split())

    return [
        (item.path, words(item.start, item.end))
        for item in document.provisions
        if furniture or item.kind != "furniture"
    ]


def facts(text: str) -> list[tuple[str, str]]:
    document = SEGMENTER.segment(read_text(text.encode(), name="a.txt"))
    return [(item.name, item.value) for item in document.header]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_broken_into_lines(path: Path, width: int) -> None:
    text = path.read_text(encoding="utf-8")
    wrapped = "\n".join(
        textwrap.fill(
            line,
            width,
            break_on_hyphens=False,
            break_long_words=False,
            subsequent_indent=" " * (len(line) - len(line.lstrip())),
        )
        for line in text.splitlines()
    )
    assert parts(wrapped) == parts(text)
    assert facts(wrapped) == facts(text)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize(
    ("old", "new"),
    [("\n", "\r\n"), ("\n", "\r"), ("\n", "   \n"), ("\n\n", "\n\n\n\n"), (". ", ".  ")],
    ids=["crlf", "cr", "trailing", "more-blank", "two-spaces"],
)
def test_other_white_space(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    again = text.replace(old, new)
    assert parts(again) == parts(text)
    assert facts(again) == facts(text)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("every", [7, 11])
def test_page_numbers_anywhere_in_the_body(path: Path, every: int) -> None:
    text = path.read_text(encoding="utf-8")
    lines = "\n".join(
        textwrap.fill(line, 80, break_on_hyphens=False) for line in text.splitlines()
    ).split("\n")
    start = 22
    paged = lines[:start]
    for number, (line, following) in enumerate(pairwise([*lines[start:], ""]), start=1):
        paged.append(line)
        # A page never ends inside a heading, nor with less than a line to come.
        if number % every == 0 and len(following) > 30:
            paged += ["", f"- {number} -", "\f", ""]
    again = "\n".join(paged)
    assert again.count("\f") > 5
    before = [(path_, words) for path_, words in parts(text, furniture=False)]
    assert parts(again, furniture=False) == before


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_without_blank_lines_in_the_body(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    start = text.index("\n1. ")
    dense = text[:start] + text[start:].replace("\n\n", "\n")
    assert parts(dense) == parts(text)
