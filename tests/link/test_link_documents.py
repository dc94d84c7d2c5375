"""Every mention of the two source documents, as read by hand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from link.readings import PLAN, RANDOT_TEXT, REMJA, SUMMARY, UNTOC, Row
from tocgraph.authority import load_authority
from tocgraph.link import Linker
from tocgraph.read import read_document
from tocgraph.resources import Resources
from tocgraph.segment import Segmenter

if TYPE_CHECKING:
    from tocgraph.model import Document, Mention

CASES = [
    ("000_72816f43daeceac8.txt", SUMMARY),
    ("004_6afbd76f3ff834fe.txt", RANDOT_TEXT),
]
NAMES = [name for name, _ in CASES]


@cache
def linker() -> Linker:
    resources = Resources()
    return Linker(load_authority(resources), resources)


@cache
def linked(name: str) -> tuple[Document, tuple[Mention, ...]]:
    resources = Resources()
    source, metadata = read_document(resources.path(f"data/documents/{name}"))
    document = Segmenter(resources).segment(source, metadata)
    return document, linker().link(document)


def row(document: Document, mention: Mention) -> Row:
    marks = (
        ("a" if mention.anaphora else "")
        + ("p" if mention.prospective else "")
        + ("e" if mention.erroneous else "")
        + ("n" if mention.nested_in else "")
        + ("" if mention.targets else "u")
    )
    words = " ".join(document.text[mention.start : mention.end].split())
    ids = mention.targets or mention.candidates
    return mention.provision, words, tuple(sorted(ids)), marks


@pytest.mark.parametrize(("name", "expected"), CASES, ids=NAMES)
def test_every_mention_is_found_and_decided(name: str, expected: list[Row]) -> None:
    document, mentions = linked(name)
    found = [row(document, mention) for mention in mentions]
    wanted = [(path, words, tuple(sorted(ids)), marks) for path, words, ids, marks in expected]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("name", NAMES)
def test_mentions_are_sorted_and_lie_inside_one_another_or_apart(name: str) -> None:
    _, mentions = linked(name)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, -m.end))
    by_id = {mention.id: mention for mention in mentions}
    assert len(by_id) == len(mentions)
    for mention in mentions:
        if mention.nested_in is not None:
            assert by_id[mention.nested_in].span.contains(mention.span)


def test_the_header_name_stands_in_two_columns() -> None:
    document, mentions = linked("004_6afbd76f3ff834fe.txt")
    (split,) = [mention for mention in mentions if mention.spans]
    assert [span.of(document.text) for span in split.spans] == [
        "SECOND MEETING OF NATIONAL AUTHORITIES ON",
        "TRANSNATIONAL ORGANIZED CRIME",
    ]


def test_the_one_pinpoint() -> None:
    document, mentions = linked("004_6afbd76f3ff834fe.txt")
    found = [mention for mention in mentions if mention.pinpoint is not None]
    assert [mention.provision for mention in found] == ["part_I__rec_9"]
    pinpoint = found[0].pinpoint
    assert pinpoint is not None
    assert pinpoint.path == "section_III__para_3"
    assert document.text[pinpoint.start : pinpoint.end].startswith("Section III, paragraph 3, of")
    assert pinpoint.end == found[0].end


def _items(name: str, target: str) -> set[str]:
    document, mentions = linked(name)
    found = set()
    for mention in mentions:
        if target in mention.targets:
            chain = [p for p in document.ancestors(mention.provision) if p.kind != "section"]
            found.add(chain[-1].path)
    return found


def test_counts_that_researchers_rely_on() -> None:
    """Hemispheric Plan: 6 paragraphs of the later document; UNTOC: 5 of both; REMJA: 6."""
    later = "004_6afbd76f3ff834fe.txt"
    assert len(_items(later, PLAN)) == 6
    untoc = [path for name in NAMES for path in _items(name, UNTOC)]
    assert len(untoc) == 5
    remja = [
        path
        for name in NAMES
        for target in (REMJA, "meeting/remja-vi")
        for path in _items(name, target)
        if "rec_" in path
    ]
    assert len(remja) == 6
