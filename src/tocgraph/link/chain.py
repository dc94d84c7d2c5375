"""The chain of antecedents: what was named before, scope by scope."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.link.context import scopes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tocgraph.link.context import Places
    from tocgraph.link.draft import Draft
    from tocgraph.model import Document, Span

__all__ = ["Chain", "Found"]

# No reader carries more in mind, and without a bound one endless section would cost its square.
_FAR = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """What one scope holds: entities that fit, and how many fitting names nobody could resolve."""

    entities: tuple[str, ...]
    unresolved: tuple[Draft, ...]


class Chain:
    """Looks for antecedents among the drafts decided so far.

    Unresolved names stay in the chain: a pointing word must not reach past them.
    """

    def __init__(self, document: Document, places: Places, drafts: Sequence[Draft]) -> None:
        self.document = document
        self.places = places
        self.drafts = list(drafts)
        self._starts = [draft.start for draft in self.drafts]

    def before(
        self,
        start: int,
        end: int,
        fits: Callable[[str], bool],
        open_: Callable[[Draft], bool],
        *,
        preamble: bool = True,
    ) -> Iterator[Found]:
        """Yield what each scope holds before ``start``, the nearest scope first.

        Without ``preamble`` only the item and its section count.
        """
        path = self.places.path(start, end)
        for number, spans in enumerate(scopes(self.document, path)):
            if number > 1 and not preamble:
                return
            entities: dict[str, None] = {}
            unresolved: list[Draft] = []
            for draft in self.inside(spans, start):
                fitting = [entity for entity in draft.targets if fits(entity)]
                for entity in fitting:
                    entities[entity] = None
                if not draft.targets and open_(draft):
                    unresolved.append(draft)
            if entities or unresolved:
                yield Found(tuple(entities), tuple(unresolved))

    def scopes(self, start: int, end: int) -> Iterator[tuple[Span, ...]]:
        """Yield the scopes of a span, the nearest first."""
        yield from scopes(self.document, self.places.path(start, end))

    def inside(self, spans: Sequence[Span], before: int) -> Iterator[Draft]:
        """Yield what stands in a scope before an offset, in the order of the text."""
        for span in sorted(spans):
            low = bisect_left(self._starts, span.start)
            high = bisect_left(self._starts, min(span.end, before))
            low = max(low, high - _FAR)
            yield from (draft for draft in self.drafts[low:high] if draft.end <= span.end)

    def spoken_of(self, start: int, end: int, entities: Sequence[str]) -> tuple[str, ...]:
        """Return those entities that were named, or may have been, before in the same part."""
        path = self.places.path(start, end)
        part = list(self.document.ancestors(path))[-1] if path else None
        first = part.start if part is not None and part.kind == "section" else 0
        known = {
            entity
            for draft in self.drafts[bisect_left(self._starts, first) :]
            if draft.start < start
            for entity in draft.known or draft.entities
        }
        return tuple(entity for entity in entities if entity in known)

    def item(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the item that holds the span."""
        path = self.places.path(start, end)
        spans = next(scopes(self.document, path), None)
        if not spans:
            return 0, len(self.document.text)
        return spans[0].start, spans[0].end

    def in_item(self, start: int, end: int) -> Iterator[Draft]:
        """Yield all that the item names, before and behind."""
        first, last = self.item(start, end)
        low, high = bisect_left(self._starts, first), bisect_left(self._starts, last)
        yield from (draft for draft in self.drafts[low:high] if draft.end <= last)
