"""What is known of the whole document when one of its names is decided."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tocgraph.link.forms import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tocgraph.model import Authority, Document, Provision, Span

__all__ = ["Context", "Index", "scopes"]

_SECTIONS = frozenset({"section"})
_PREAMBLE = frozenset({"header", "title", "opening", "recital"})


class Index:
    """The authority data, turned round where linking asks the other way."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        editions: dict[str, list[str]] = {}
        supplements: dict[str, list[str]] = {}
        for entity in authority:
            for name, target in entity.relations:
                if name in ("editionOf", "sessionOf"):
                    editions.setdefault(target, []).append(entity.id)
                elif name == "supplements":
                    supplements.setdefault(target, []).append(entity.id)
        self.editions: Mapping[str, tuple[str, ...]] = {
            key: tuple(dict.fromkeys(found)) for key, found in editions.items()
        }
        self.supplements: Mapping[str, tuple[str, ...]] = {
            key: tuple(found) for key, found in supplements.items()
        }
        self._roots: dict[str, str | None] = {}

    def root(self, entity_id: str) -> str | None:
        """Return the organisation that an entity belongs to."""
        if entity_id not in self._roots:
            self._roots[entity_id] = root_of(self.authority, entity_id)
        return self._roots[entity_id]

    def above(self, entity_id: str) -> frozenset[str]:
        """Return everything that the entity is a part or an edition of."""
        found: set[str] = set()
        waiting = [entity_id]
        while waiting:
            current = waiting.pop()
            if current not in self.authority:
                continue
            for name, target in self.authority[current].relations:
                if (
                    name in ("subBodyOf", "unitOf", "serves", "editionOf", "sessionOf")
                    and target not in found
                ):
                    found.add(target)
                    waiting.append(target)
        return frozenset(found)

    def series(self, entity_id: str) -> tuple[str, ...]:
        """Return the series that a meeting is an edition of."""
        if entity_id not in self.authority:
            return ()
        entity = self.authority[entity_id]
        return entity.related("editionOf") + entity.related("sessionOf")


@dataclass(frozen=True)
class Context:
    """The document's organisation, its own act, and the meeting that made it.

    ``home`` is the organisation that issues the document, if it could be found, and
    ``issuers`` are the organs and units that issue it;
    ``own`` what the document carries; ``meeting`` the edition that adopted it.
    """

    home: str | None = None
    issuers: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    meeting: str | None = None


def scopes(document: Document, path: str) -> Iterator[tuple[Span, ...]]:
    """Yield where an antecedent may stand: the item, its section, then the preamble.

    A text without sections is one section. Sections are addressee parts or their
    divisions, so nothing is sought across them.
    """
    chain = list(document.ancestors(path))
    inside = [provision for provision in chain if provision.kind not in _SECTIONS]
    if inside:
        yield (inside[-1].span,)
    section = next((p for p in chain if p.kind in _SECTIONS), None)
    tops = document.children(None)
    if section is not None:
        yield (section.span,)
        yield tuple(p.span for p in tops if p.kind in _PREAMBLE)
    else:
        yield tuple(p.span for p in tops if p.kind not in _SECTIONS)


class Places:
    """Looks up the smallest provision of a span, faster than one by one."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._children: dict[str | None, tuple[list[int], list[Provision]]] = {}
        for path in (None, *(provision.path for provision in document.provisions)):
            children = sorted(document.children(path), key=lambda p: (p.start, -p.end))
            self._children[path] = ([p.start for p in children], children)

    @cached_property
    def first(self) -> str:
        """The path to give where no provision holds the span."""
        provisions = self._document.provisions
        return provisions[0].path if provisions else ""

    def path(self, start: int, end: int) -> str:
        """Return the path of the smallest provision that holds the span."""
        current: str | None = None
        while True:
            starts, children = self._children[current]
            index = bisect_right(starts, start) - 1
            if index < 0 or end > children[index].end:
                return current if current is not None else self.first
            current = children[index].path
