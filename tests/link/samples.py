"""Small texts of our own, linked with the authority data of the repository."""

from __future__ import annotations

from functools import cache

from tocgraph.authority import load_authority
from tocgraph.link import Linker
from tocgraph.model import Document, Mention, Metadata, SourceText
from tocgraph.resources import Resources
from tocgraph.segment import Segmenter

Found = tuple[str, tuple[str, ...]]


@cache
def linker() -> Linker:
    """Compiled once for all tests."""
    resources = Resources()
    return Linker(load_authority(resources), resources)


@cache
def _segmenter() -> Segmenter:
    return Segmenter(Resources())


def document(text: str, language: str = "en", metadata: Metadata | None = None) -> Document:
    """Segment a text."""
    source = SourceText("sample.txt", "0" * 64, text, "text/plain", "utf-8", language)
    return _segmenter().segment(source, metadata or Metadata())


def link(text: str, language: str = "en", issuer: str | None = None) -> tuple[Mention, ...]:
    """Link a text; ``issuer`` as a sidecar would give it."""
    return linker().link(document(text, language, Metadata(issuer=issuer)))


def words(text: str, mention: Mention) -> str:
    """The words of a mention, white space collapsed."""
    return " ".join(text[mention.start : mention.end].split())


def found(text: str, language: str = "en", issuer: str | None = None) -> list[Found]:
    """The words and targets of all mentions."""
    return [(words(text, m), tuple(sorted(m.targets))) for m in link(text, language, issuer)]


def one(text: str, quote: str, language: str = "en", issuer: str | None = None) -> Mention:
    """The one mention with these words."""
    hits = [m for m in link(text, language, issuer) if words(text, m) == quote]
    assert len(hits) == 1, found(text, language, issuer)
    return hits[0]
