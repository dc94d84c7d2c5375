"""The authority data as plain values: as far as reading a text needs them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Authority", "Entity", "Name"]


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
