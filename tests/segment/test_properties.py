"""What holds of every text, however odd: nothing is lost, everything nests."""

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tocgraph.model import Document
from tocgraph.read import read_text
from tocgraph.resources import Resources, bundled_root
from tocgraph.segment import Segmenter

SEGMENTER = Segmenter(Resources())
LINES = [
    line
    for path in sorted((bundled_root() / "data/documents").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
]
CONTROLS = [chr(n) for n in (*range(9), *range(14, 28), 127)]
MARKS = st.sampled_from(
    [
        "I.", "II. Title", "A.", "B. Title", "1. To do.", "2. To do", "(a) x;", "(i) y", "- z",
        "COMMIT:", "RECALLING that", "CONSIDERANDO:", "Que x;", "We, the x,", "- 3 -", "ANNEX",
        "Article 1", "Artículo 2.- Aprobar x.", "", "", "OEA/Ser.K/XXXIV", "March 19-20, 2019",
        "Washington, D.C.", "(Adopted by the Council", "on March 20, 2019)", "Original: English",
        "Recommendations to the States", "lower case", "Sentence: (a) one; and (b) two. More.",
    ]
)  # fmt: skip
ENDS = st.sampled_from(["\n", " \n", "\r\n", "\x0c", "\n\n", "\u2028"])


def check(text: str) -> Document:
    document = SEGMENTER.segment(read_text(text.encode(), name="a.txt"))
    assert document.text == text
    position = 0
    for tile in document.segments:
        assert tile.start == position
        assert tile.end > tile.start
        position = tile.end
        words = text[tile.start : tile.end]
        assert (tile.path is None) == words.isspace()
        if tile.path is not None:
            owner = document.by_path[tile.path]
            assert owner.start <= tile.start
            assert tile.end <= owner.end
            assert owner.kind == tile.kind
    assert position == len(text)
    assert len(document.by_path) == len(document.provisions)
    seen: set[str] = set()
    last = -1
    for item in document.provisions:
        words = text[item.start : item.end]
        assert words
        assert words == words.strip()
        if item.parent is not None:
            assert item.parent in seen
            assert document.by_path[item.parent].span.contains(item.span)
        seen.add(item.path)
        assert item.start >= last
        last = item.start
    for fact in document.header:
        assert all(span.of(text).strip() for span in fact.spans)
    for parent in (None, *document.by_path):
        children = document.children(parent)
        for left, right in itertools.pairwise(children):
            assert left.end <= right.start
    return document


@given(st.lists(st.tuples(MARKS, ENDS), min_size=1, max_size=25))
@settings(max_examples=150, deadline=None)
def test_texts_of_marks(parts: list[tuple[str, str]]) -> None:
    text = "".join(words + end for words, end in parts)
    if text.strip():
        check(text)


@given(
    st.text(
        alphabet=st.characters(
            exclude_categories=["Cs"],
            exclude_characters=CONTROLS,
        ),
        min_size=1,
        max_size=80,
    )
)
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        check(text)


@given(st.integers(min_value=0, max_value=10**6))
@settings(max_examples=25, deadline=None)
def test_shuffled_lines(seed: int) -> None:
    lines = list(LINES)
    random.Random(seed).shuffle(lines)  # noqa: S311 -- no secret, a reproducible order
    check("".join(lines[:120]))


def test_the_documents_themselves() -> None:
    for path in sorted((bundled_root() / "data/documents").glob("*.txt")):
        check(path.read_text(encoding="utf-8"))
