"""The form of a hand-made annotation, and the reader of its file.

One TOML file a document. Everything stands under the provision in which it is
read, and says its words; :mod:`tocgraph.evaluate.placing` finds their places.
The form is closed: a key that is not known is an error, so that a misspelt one
cannot silently annotate nothing.
"""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar

from tocgraph.errors import DataError, ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "FLOOR_NAME",
    "GoldFile",
    "NotedClaim",
    "NotedDirective",
    "NotedHeader",
    "NotedMention",
    "NotedProvision",
    "parse_gold",
    "read_gold",
]

FLOOR_NAME = "floor.toml"

T = TypeVar("T")


@dataclass(frozen=True)
class NotedHeader:
    """A fact that the document's header states; ``words`` are its own if they differ."""

    name: str
    value: str
    words: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class NotedMention:
    """Words that name something; ``nth`` counts the places of the quote in the provision.

    Without ``targets`` the mention is unresolved and must be kept so, with
    exactly its ``candidates``.
    """

    quote: str
    kind: str
    targets: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    nth: int = 1
    anaphora: bool = False
    prospective: bool = False
    erroneous: bool = False
    nested_in: str = ""
    spans: tuple[str, ...] = ()
    pinpoint: str = ""
    pinpoint_words: str = ""
    note: str = ""


@dataclass(frozen=True)
class NotedDirective:
    """One act asked for. ``words`` are all of the provision's unless given.

    ``addressees`` are the heading's unless given. ``condition`` may list several
    wordings of which any is right. A channel that has no entity is written
    ``words:`` and its words.
    """

    verb: str
    action: str
    words: tuple[str, ...] = ()
    force: str = "recommend"
    ask_level: str = ""
    aspect: str = ""
    addressees: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    creates: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    time_limit: tuple[str, ...] = ()
    time_value: str = ""
    note: str = ""


@dataclass(frozen=True)
class NotedClaim:
    """A link that words state. An ``optional`` one counts neither when found nor when missed."""

    subject: str
    predicate: str
    object: str
    cue: str
    datatype: str = ""
    optional: bool = False
    note: str = ""


@dataclass(frozen=True)
class NotedProvision:
    """A part of the document, and all that is read in it.

    A section has no ``words``: it runs from its first part to its last.
    """

    path: str
    kind: str
    words: str = ""
    number: str = ""
    heading_addressees: tuple[str, ...] = ()
    mentions: tuple[NotedMention, ...] = field(default=())
    directives: tuple[NotedDirective, ...] = field(default=())
    claims: tuple[NotedClaim, ...] = field(default=())
    note: str = ""

    @property
    def parent(self) -> str | None:
        """The path of the part it stands in.

        >>> NotedProvision("part_II__rec_6", "recommendation").parent
        'part_II'
        """
        above, _, _ = self.path.rpartition("__")
        return above or None


@dataclass(frozen=True)
class GoldFile:
    """The annotation of one document; ``sha256`` is that of the document's bytes."""

    path: str
    document: str
    sha256: str
    header: tuple[NotedHeader, ...]
    provisions: tuple[NotedProvision, ...]


_CHILDREN: dict[str, tuple[str, type[Any]]] = {
    "mention": ("mentions", NotedMention),
    "directive": ("directives", NotedDirective),
    "claim": ("claims", NotedClaim),
}


def _record(cls: type[T], raw: Mapping[str, Any], path: str) -> T:
    """Make one record, and refuse what its class does not know."""
    name = cls.__name__.removeprefix("Noted").lower()
    told = raw.get("path") or raw.get("quote") or raw.get("verb") or raw.get("predicate") or ""
    known = {item.name: item for item in fields(cls)}  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if cls is NotedProvision and key in _CHILDREN:
            attribute, child = _CHILDREN[key]
            values[attribute] = tuple(_record(child, entry, path) for entry in value)
            continue
        expected = str(known[key].type) if key in known else ""
        if expected.startswith("tuple[str") and isinstance(value, (str, list)):
            value = (value,) if isinstance(value, str) else tuple(value)
            suits = all(isinstance(entry, str) for entry in value)
        else:
            suits = type(value).__name__ == expected
        if not suits:
            raise DataError(
                f"the {name} {told!r} has a key {key!r} that is unknown or of another type",
                path=path,
                term=key,
                hint=f"Known keys: {', '.join(sorted(known))}.",
            )
        values[key] = value
    missing = [
        item.name
        for item in known.values()
        if item.default is MISSING and item.default_factory is MISSING and item.name not in values
    ]
    if missing:
        raise DataError(
            f"the {name} {told!r} lacks {', '.join(missing)}",
            path=path,
            hint="Add what is missing.",
        )
    return cls(**values)


def parse_gold(content: str, *, path: str = "gold.toml") -> GoldFile:
    """Return the annotation that the TOML text holds.

    >>> gold = parse_gold('''
    ... document = "a.txt"
    ... sha256 = "00"
    ... [[provision]]
    ... path = "rec_1"
    ... kind = "recommendation"
    ... words = "1. To … network."
    ... [[provision.directive]]
    ... verb = "establish"
    ... action = "establish"
    ... ''')
    >>> gold.provisions[0].directives[0].force
    'recommend'

    Raises:
        DataError: it is not TOML, or not of the form.
    """
    try:
        raw = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise DataError(
            f"this is not valid TOML: {error}",
            path=path,
            hint="Correct the file at the place named.",
        ) from error
    unknown = sorted(set(raw) - {"document", "sha256", "header", "provision"})
    if (
        unknown
        or not isinstance(raw.get("document"), str)
        or not isinstance(raw.get("sha256"), str)
    ):
        raise DataError(
            "a gold file has document, sha256, header and provision, and no other key",
            path=path,
            term=unknown[0] if unknown else None,
            hint="See the README of the gold folder.",
        )
    provisions = tuple(_record(NotedProvision, entry, path) for entry in raw.get("provision", ()))
    seen: set[str] = set()
    for provision in provisions:
        if provision.path in seen:
            raise DataError(
                f"the provision {provision.path} stands twice",
                path=path,
                term=provision.path,
                hint="Merge the two.",
            )
        seen.add(provision.path)
    return GoldFile(
        path=path,
        document=raw["document"],
        sha256=raw["sha256"],
        header=tuple(_record(NotedHeader, entry, path) for entry in raw.get("header", ())),
        provisions=provisions,
    )


def read_gold(path: Path) -> tuple[GoldFile, ...]:
    """Return the annotations of a folder, or the one of a file, in the order of their names.

    Raises:
        ReadError: nothing is there, or it cannot be read.
        DataError: a file is not of the form.
    """
    files = [path] if path.is_file() else sorted(path.glob("*.toml"))
    found: list[GoldFile] = []
    for file in files:
        if file.name == FLOOR_NAME:
            continue
        try:
            content = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ReadError(
                f"the gold file could not be read: {error}",
                path=str(file),
                hint="Give a TOML file in UTF-8.",
            ) from error
        found.append(parse_gold(content, path=file.name))
    if not found:
        raise ReadError(
            "no gold annotation is here",
            path=str(path),
            hint="Give a folder with one TOML file for each annotated document.",
        )
    return tuple(found)
