"""A text and its parts: what reading and segmenting hand on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "Document",
    "HeaderField",
    "Metadata",
    "Provision",
    "Segment",
    "SourceText",
    "Span",
    "short_hash",
]


def short_hash(*parts: object) -> str:
    """Return 16 hexadecimal digits that depend on all parts and on nothing else.

    >>> short_hash("a", 1) == short_hash("a", 1)
    True
    >>> short_hash("a", 1) == short_hash("a1")
    False
    """
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text, in code points, end excluded.

    >>> Span(2, 5).of("abcdefg")
    'cde'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Say whether the other span lies within this one.

        >>> Span(0, 9).contains(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class SourceText:
    """One document as read: its text, and what is known of the file.

    ``path`` is the name to cite, never an absolute path of one machine.
    ``sha256`` is that of the file's bytes. ``language`` is ``en``, ``es``,
    ``pt``, ``fr`` or ``und``.
    """

    path: str
    sha256: str
    text: str
    media_type: str
    encoding: str
    language: str

    @cached_property
    def text_sha256(self) -> str:
        """The hash of the text as UTF-8, on which all ids of readings rest."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Metadata:
    """Curated facts about one document, from its sidecar ``NAME.toml``.

    They are a curator's words, never the text's; :mod:`tocgraph.describe` keeps
    them in a graph of their own. ``None`` means that the sidecar is silent.
    """

    title: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    type: str | None = None
    number: str | None = None
    language: str | None = None
    source: str | None = None
    note: str | None = None
    carries: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """A part of a document that can be cited, or a part that must not be mistaken for one.

    ``kind`` is a slug of the scheme *provision-kind*. ``number`` is what is
    printed, without its punctuation (``"6"``, ``"II"``, ``"B"``, ``"a"``), or
    ``None``. ``parent`` is the path of the part it stands in.
    """

    path: str
    kind: str
    start: int
    end: int
    number: str | None = None
    parent: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Segment:
    """One tile of the text: the segments of a document cover it without gap or overlap.

    ``path`` is the deepest provision that the characters belong to, or ``None``
    for white space between provisions (``kind`` is then ``"space"``).
    """

    start: int
    end: int
    kind: str
    path: str | None


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One fact that the document's own header states, with the words that state it.

    ``name``: ``symbol``, ``series_symbol``, ``date``, ``place``, ``meeting``,
    ``meeting_start``, ``meeting_end``, ``original_language``, ``title``,
    ``adopted_by``, ``adopted_on``. Dates are ISO 8601, languages ISO 639-1,
    everything else as printed (white space collapsed).
    """

    name: str
    value: str
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True)
class Document:
    """A segmented text. Provisions stand in document order, parents before children."""

    source: SourceText
    metadata: Metadata
    header: tuple[HeaderField, ...]
    provisions: tuple[Provision, ...]
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The text as read."""
        return self.source.text

    @cached_property
    def by_path(self) -> Mapping[str, Provision]:
        """The provisions by path."""
        return {provision.path: provision for provision in self.provisions}

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[Provision, ...]]:
        children: dict[str | None, list[Provision]] = {}
        for provision in self.provisions:
            children.setdefault(provision.parent, []).append(provision)
        return {parent: tuple(found) for parent, found in children.items()}

    def children(self, path: str | None) -> tuple[Provision, ...]:
        """Return the provisions directly inside ``path`` (``None``: the top ones)."""
        return self._children.get(path, ())

    def ancestors(self, path: str) -> Iterator[Provision]:
        """Yield the provision itself, then its parent, up to the top."""
        current: str | None = path
        while current is not None:
            provision = self.by_path[current]
            yield provision
            current = provision.parent

    def deepest(self, start: int, end: int) -> Provision | None:
        """Return the smallest provision that holds the whole span."""
        best: Provision | None = None
        for provision in self.provisions:
            if (
                provision.start <= start
                and end <= provision.end
                and (best is None or provision.end - provision.start <= best.end - best.start)
            ):
                best = provision
        return best

    def field(self, name: str) -> HeaderField | None:
        """Return the first header fact of that name."""
        return next((item for item in self.header if item.name == name), None)
