"""What the stages hand to one another: frozen values, no RDF.

Conventions that hold everywhere:

* Offsets are code points of :attr:`SourceText.text`, end excluded; the text is
  never altered, so ``text[start:end]`` is always the quote.
* An *entity id* is ``kind/slug`` (``"instrument/untoc"``), the part of its IRI
  after ``…/id/``; only :mod:`tocgraph.describe` makes IRIs of them.
* A *concept slug* is the last part of a concept's IRI (``"join"`` for
  ``…/concept/action/join``).
* A *path* names a provision inside its document (``"part_II__rec_6"``).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "Authority",
    "Claim",
    "Cue",
    "Directive",
    "Document",
    "Entity",
    "Extraction",
    "HeaderField",
    "Mention",
    "Metadata",
    "Name",
    "Pinpoint",
    "Provision",
    "Segment",
    "Slot",
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


# ---------------------------------------------------------------- read


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


# ------------------------------------------------------------- segment


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


# ----------------------------------------------------------- authority


@dataclass(frozen=True, slots=True)
class Name:
    """One form that names an entity.

    ``kind``: ``official``, ``short``, ``acronym``, ``variant``, ``former``,
    ``erroneous``, ``unclassified`` or ``contextual``. A contextual name is also
    a common phrase and never links by itself. ``language`` is ``None`` where the
    source does not tell.
    """

    form: str
    kind: str
    language: str | None = None


@dataclass(frozen=True)
class Entity:
    """One thing of the authority data, as far as reading a text needs it.

    ``kind`` is the kind of mention that names it (``instrument``, ``programme``,
    ``body``, ``meeting``, ``resolution``, ``state``, ``group``); ``type`` the
    local name of its class. ``relations`` are pairs of the local name of a
    property (``subBodyOf``, ``editionOf``, ``sessionOf``, ``supplements`` …) and
    an entity id. ``facts`` are literal values that help to tell namesakes apart
    (``start``, ``end``, ``place``, ``editionNumber``, ``adoptedOn``).
    """

    id: str
    kind: str
    type: str
    names: tuple[Name, ...] = ()
    symbols: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    def related(self, predicate: str) -> tuple[str, ...]:
        """Return the ids that the property leads to."""
        return tuple(target for name, target in self.relations if name == predicate)


@dataclass(frozen=True)
class Authority:
    """All entities that a text can name, by id, in sorted order."""

    entities: Mapping[str, Entity]

    def __getitem__(self, key: str) -> Entity:
        return self.entities[key]

    def __contains__(self, key: object) -> bool:
        return key in self.entities

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.entities.values())

    @cached_property
    def by_symbol(self) -> Mapping[str, tuple[str, ...]]:
        """Entity ids by symbol, as the data write it."""
        found: dict[str, list[str]] = {}
        for entity in self.entities.values():
            for symbol in entity.symbols:
                found.setdefault(symbol, []).append(entity.id)
        return {symbol: tuple(ids) for symbol, ids in found.items()}


# ---------------------------------------------------------------- link


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place inside what a mention names: "Section III, paragraph 3, of the … Plan".

    ``start`` and ``end`` enclose the locator and the name; ``path`` is the
    provision meant, written as ours are (``"section_III__para_3"``).
    """

    start: int
    end: int
    path: str


@dataclass(frozen=True)
class Mention:
    """Words that name something, and what they name if exactly one reading remains.

    ``targets`` holds one entity id, several for a collective reference, none if
    unresolved; then ``candidates`` and ``reason`` say what was considered and
    why nothing was chosen. ``spans`` is empty unless the words do not stand
    together. ``prospective`` marks a thing that is only to come into being
    ("drawing up a plan of action"). ``nested_in`` is the id of the mention whose
    words hold these.
    """

    text_sha256: str
    start: int
    end: int
    kind: str
    provision: str
    rule: str
    targets: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    anaphora: bool = False
    prospective: bool = False
    erroneous: bool = False
    nested_in: str | None = None
    spans: tuple[Span, ...] = ()
    pinpoint: Pinpoint | None = None

    @property
    def id(self) -> str:
        """16 hexadecimal digits over text hash, start, end and kind."""
        return short_hash(self.text_sha256, self.start, self.end, self.kind)

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


# ----------------------------------------------------------- interpret


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decide a slot without naming anything ("at least once a year").

    ``kind`` is the slot they decide: ``action``, ``force``, ``aspect``,
    ``condition``, ``time-limit``, ``creates``, ``addressee``, ``relation``,
    ``header``.
    """

    start: int
    end: int
    kind: str
    provision: str
    rule: str


@dataclass(frozen=True, slots=True)
class Slot:
    """The value of one slot of a directive, and what proves it.

    ``value`` is an entity id, a concept slug, or the words themselves. Exactly
    one of ``mention`` (the id of a mention that names the value) and ``cue`` is
    given; ``inherited_from`` is the path of the heading if the words stand there.
    """

    value: str
    mention: str | None = None
    cue: Cue | None = None
    inherited_from: str | None = None


@dataclass(frozen=True)
class Directive:
    """One separately checkable act that a provision asks for.

    ``provision`` is the path of the smallest provision that holds all its words
    and ``index`` counts the directives of that provision from 1. ``time_value``
    is the time limit parsed: an ISO 8601 duration for a frequency
    (``"P1Y"``: at least once a year) or a date, else ``None``.
    """

    provision: str
    index: int
    start: int
    end: int
    rule: str
    action: Slot
    leading_verb: Slot
    force: Slot
    ask_level: Slot | None = None
    aspect: Slot | None = None
    heading_addressees: tuple[Slot, ...] = ()
    addressees: tuple[Slot, ...] = ()
    relayed_by: tuple[Slot, ...] = ()
    targets: tuple[Slot, ...] = ()
    channels: tuple[Slot, ...] = ()
    beneficiaries: tuple[Slot, ...] = ()
    creates: tuple[Slot, ...] = ()
    condition: Slot | None = None
    time_limit: Slot | None = None
    time_value: str | None = None
    spans: tuple[Span, ...] = ()

    @property
    def path(self) -> str:
        """The path of the directive itself (``"part_II__rec_6__dir_1"``)."""
        return f"{self.provision}__dir_{self.index}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A link between two things, taken from words that say so.

    ``predicate`` is the local name of a property of the ontology. ``subject``
    and ``object`` are entity ids; ``@publication`` and ``@act`` stand for the
    document itself and for what it carries. If ``literal`` is true, ``object``
    is a literal (``datatype``: local name in XSD, else plain string).
    ``mentions`` are the ids of the mentions of both ends, ``cue`` the words
    that join them.
    """

    subject: str
    predicate: str
    object: str
    cue: Cue
    mentions: tuple[str, ...] = ()
    literal: bool = False
    datatype: str | None = None


@dataclass(frozen=True)
class Extraction:
    """All that was read from one document; the input of every exporter."""

    document: Document
    mentions: tuple[Mention, ...]
    directives: tuple[Directive, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def mention_by_id(self) -> Mapping[str, Mention]:
        """The mentions by id."""
        return {mention.id: mention for mention in self.mentions}
