"""Which drafts stand where: looked up by place, so that linking stays linear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.link.draft import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tocgraph.link.draft import Draft

__all__ = ["Cover"]

_BLOCK = 256


class Cover:
    """Drafts by the blocks of the text that they touch.

    >>> from tocgraph.link.draft import Draft
    >>> cover = Cover([Draft(0, 9, "body", "name"), Draft(700, 720, "body", "name")])
    >>> [draft.start for draft in cover.over(5, 12)]
    [0]
    """

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._blocks: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Note one more draft; its place must not change afterwards."""
        for block in range(draft.start // _BLOCK, draft.end // _BLOCK + 1):
            self._blocks.setdefault(block, []).append(draft)

    def remove(self, draft: Draft) -> None:
        """Forget a draft."""
        for block in range(draft.start // _BLOCK, draft.end // _BLOCK + 1):
            held = self._blocks.get(block, [])
            self._blocks[block] = [other for other in held if other is not draft]

    def over(self, start: int, end: int) -> Iterator[Draft]:
        """Yield the drafts that share a character with the stretch, each once."""
        first = start // _BLOCK
        for block in range(first, end // _BLOCK + 1):
            for draft in self._blocks.get(block, ()):
                if overlaps(draft, start, end) and max(first, draft.start // _BLOCK) == block:
                    yield draft

    def free(self, start: int, end: int) -> bool:
        """Say whether nothing stands there yet."""
        return next(self.over(start, end), None) is None
