"""The growing tree of a document, and its two products: provisions and tiles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocgraph.model import Provision, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Node", "provisions_of", "tiles_of"]

# Provisions that are named by their place among their like, not by a printed number.
_COUNTED = {"recital": "recital", "paragraph": "para"}


@dataclass(eq=False, slots=True)
class Node:
    """A part of the document while the tree is being built.

    ``name`` is the component of its path, ``None`` for one that is counted.
    ``style`` and ``value`` are those of its label.
    """

    kind: str
    start: int
    end: int
    name: str | None = None
    number: str | None = None
    parent: Node | None = None
    style: str = ""
    value: int | None = None
    closer: str = ""
    holds: str | None = None
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> Node:
        """Put the child under this node, after its other children, and return it."""
        if child.parent is not None:
            child.parent.children.remove(child)
        child.parent = self
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def close(self) -> None:
        """Make every node as long as what it holds, and put children in order."""
        for child in self.children:
            child.close()
        self.children.sort(key=lambda child: (child.start, -child.end))
        if self.children:
            self.end = max(self.end, *(child.end for child in self.children))


def provisions_of(root: Node) -> tuple[Provision, ...]:
    """Return the provisions below the root, parents before children, with unique paths."""
    found: list[Provision] = []
    taken: set[str] = set()
    furniture = Counter[str]()
    copies = Counter[str]()

    def visit(node: Node, path: str | None) -> None:
        counts = Counter[str]()
        for child in node.children:
            if child.kind == "furniture":
                furniture["n"] += 1
                name = f"furniture_{furniture['n']}"
            elif child.name is not None:
                name = child.name
            else:
                stem = _COUNTED.get(child.kind, child.kind)
                counts[stem] += 1
                name = f"{stem}_{counts[stem]}"
            full = name if path is None or child.kind == "furniture" else f"{path}__{name}"
            unique = full
            while unique in taken:
                copies[full] += 1
                unique = f"{full}_{copies[full] + 1}"
            taken.add(unique)
            found.append(Provision(unique, child.kind, child.start, child.end, child.number, path))
            visit(child, unique)

    visit(root, None)
    return tuple(found)


def tiles_of(text: str, provisions: Sequence[Provision]) -> tuple[Segment, ...]:
    """Return the tiles that cover the text, each with the deepest provision it belongs to.

    >>> tiles_of("ab  c", [Provision("x", "paragraph", 0, 2), Provision("y", "paragraph", 4, 5)])
    ... # doctest: +NORMALIZE_WHITESPACE
    (Segment(start=0, end=2, kind='paragraph', path='x'),
     Segment(start=2, end=4, kind='space', path=None),
     Segment(start=4, end=5, kind='paragraph', path='y'))
    """
    tiles: list[Segment] = []
    position = 0
    open_ones: list[Provision] = []

    def upto(end: int) -> None:
        nonlocal position
        if end <= position:
            return
        owner = open_ones[-1] if open_ones else None
        if owner is None or text[position:end].isspace():
            kind, path = ("space", None) if text[position:end].isspace() else ("paragraph", None)
        else:
            kind, path = owner.kind, owner.path
        tiles.append(Segment(position, end, kind, path))
        position = end

    for provision in provisions:
        while open_ones and open_ones[-1].end <= provision.start:
            upto(open_ones[-1].end)
            open_ones.pop()
        upto(provision.start)
        open_ones.append(provision)
    while open_ones:
        upto(open_ones[-1].end)
        open_ones.pop()
    upto(len(text))
    return tuple(tiles)
