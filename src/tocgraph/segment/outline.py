"""What stands open while a document is read, and how its tree grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.segment.nodes import Node

if TYPE_CHECKING:
    from tocgraph.segment.labels import Label
    from tocgraph.segment.lines import Line

__all__ = ["LONGEST_GAP", "Outline"]

#: How many numbers may be missing before a label is no longer believed.
LONGEST_GAP = 10
# Parts that can hold lettered items of their own.
_HOSTS = frozenset({"recital", "opening", "paragraph", "tail", "article"})


class Outline:
    """The tree so far and the parts of it that a next line may go on with.

    ``stack`` holds the open parts (root first), ``item`` the open numbered item,
    ``subs`` its open lettered items (outermost first), ``leaf`` the part that a
    line without a mark of its own continues. ``front`` holds until the operative
    part begins. A style of numbering that is already open continues it; one that
    is not opens a level below what is open: no order of the styles is built in.
    """

    def __init__(self, length: int) -> None:
        self.root = Node("root", 0, length)
        self.stack = [self.root]
        self.item: Node | None = None
        self.subs: list[Node] = []
        self.leaf: Node | None = None
        self.front = True
        self._pending: list[Node] = []
        self._last_items: dict[str, int | None] = {}

    @property
    def part(self) -> Node:
        """The innermost open part."""
        return self.stack[-1]

    # ---------------------------------------------------------- sequences

    def last_value(self, label: Label) -> int | None:
        """Return the number that the label would follow, ``None`` if it would begin."""
        if label.use == "sub":
            values = (sub.value for sub in reversed(self.subs) if sub.style == label.style)
            return next(values, None)
        if label.use == "item":
            return self._last_item(label.style)
        values = (node.value for node in reversed(self.stack) if node.style == label.style)
        return next(values, None)

    def last_in_part(self, style: str) -> int | None:
        """Return the number of the last item of that style in the innermost part."""
        values = (child.value for child in reversed(self.part.children) if child.style == style)
        return next(values, None)

    def _last_item(self, style: str) -> int | None:
        last = self.last_in_part(style)
        # Items may run on through the parts: the second part goes on with item 57.
        return self._last_items.get(style) if last is None else last

    def restarts(self, label: Label) -> bool:
        """Say whether the label, read so, would begin its sequence again."""
        last = self.last_value(label)
        return last is not None and label.value is not None and label.value <= last

    def jump(self, label: Label) -> int:
        """Return how many numbers would be missing if the label were read so."""
        if label.value is None:
            return 0
        last = self.last_value(label)
        if last is not None and label.value > last:
            return label.value - last - 1
        return label.value - 1

    # ------------------------------------------------------------- growing

    def leave_items(self, following: Label | None = None) -> None:
        """Close the open item and settle what the paragraphs after it are.

        Between two items of one run they belong to the first; after the last
        item of a run they are paragraphs of the part.
        """
        pending, self._pending = self._pending, []
        item, self.item, self.subs = self.item, None, []
        if item is None or (
            following is not None
            and following.style == item.style
            and following.value == (item.value or 0) + 1
        ):
            return
        for node in pending:
            node.kind, node.name = "paragraph", None
            self.part.add(node)

    def open_part(self, label: Label, end: int) -> Node:
        """Open a part below those that its style does not close, and return it."""
        self.leave_items()
        self.front = self.front and label.kind == "annex"
        if label.top:
            del self.stack[1:]
        for depth, node in enumerate(self.stack):
            if node.style == label.style:
                del self.stack[depth:]
                break
        if label.number is None and label.style == "heading":
            ordinal = 1 + sum(child.style == "heading" for child in self.part.children)
            name = f"{label.path}_{ordinal}"
        else:
            name = label.path if label.number is None else f"{label.path}_{label.number}"
        node = Node(label.kind, label.start, end, name, label.number, style=label.style)
        node.value, node.holds = label.value, label.holds
        self.stack.append(self.part.add(node))
        self.leaf = node
        return node

    def add_heading(self, start: int, end: int) -> Node:
        """Add the heading of the innermost part and return it."""
        self.leaf = self.part.add(Node("heading", start, end, "heading"))
        return self.leaf

    def add_item(self, line: Line, label: Label) -> None:
        """Add a numbered item to the innermost part."""
        self.leave_items(label)
        kind = self.part.holds or "recommendation"
        name = f"{'para' if kind == 'paragraph' else 'rec'}_{label.number}"
        node = Node(kind, line.first, line.last, name, label.number, style=label.style)
        node.value, node.closer = label.value, label.closer
        self.item = self.leaf = self.part.add(node)
        self._last_items[label.style] = label.value
        self.front = False

    def add_sub(self, line: Line, label: Label) -> None:
        """Add a lettered item to the open item, or to what can hold one."""
        for depth, sub in enumerate(self.subs):
            if sub.style == label.style:
                del self.subs[depth:]
                break
        host = self._host()
        ordinal = 1 + sum(child.kind == "item" for child in host.children)
        name = f"item_{label.number or ordinal}"
        node = Node("item", line.first, line.last, name, label.number, style=label.style)
        node.value, node.closer = label.value, label.closer
        self.subs.append(host.add(node))
        self.leaf = node

    def _host(self) -> Node:
        if self.subs:
            return self.subs[-1]
        if self._pending and self.leaf is self._pending[-1]:
            # Whichever of item and part it turns out to belong to, it takes its list along.
            return self.leaf
        if self.item is not None:
            return self.item
        if self.leaf is not None and self.leaf.kind in _HOSTS:
            return self.leaf
        if self.leaf is not None and self.leaf.kind == "item" and self.leaf.parent is not None:
            return self.leaf.parent
        return self.part

    def add_block(self, line: Line, kind: str, name: str | None = None) -> None:
        """Add an unnumbered paragraph of its own to the innermost part."""
        self.leave_items()
        self.leaf = self.part.add(Node(kind, line.first, line.last, name))

    def add_tail(self, line: Line, *, certain: bool) -> None:
        """Add an unnumbered paragraph to the open item.

        One that is set off by a blank line is not certain to belong there; what
        follows decides (:meth:`leave_items`).
        """
        if self.item is None:
            self.add_block(line, "paragraph")
            return
        taken = sum(child.kind == "tail" for child in self.item.children)
        name = "tail" if not taken else f"tail_{taken + 1}"
        self.leaf = self.item.add(Node("tail", line.first, line.last, name))
        if not certain or self._pending:
            self._pending.append(self.leaf)
        self.subs = []
