"""What is read from a text: what linking and interpreting hand on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tocgraph.model.text import Document, Span, short_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Claim", "Cue", "Directive", "Extraction", "Mention", "Pinpoint", "Slot"]


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
