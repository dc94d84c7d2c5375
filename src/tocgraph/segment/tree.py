"""From classified lines to the tree of a document's parts.

One pass over the lines. What a label means depends on what stands open: "I." is
the ninth letter after "H." and the first Roman number anywhere else; "3." at the
beginning of a line is an item if item 2 came before, and part of a broken
sentence otherwise. A style of numbering that is already open continues it; one
that is not opens a level below what is open. So no order of the styles is built in.
"""

from __future__ import annotations

from collections.abc import Sequence

from tocgraph.segment.items import split_inline_items
from tocgraph.segment.labels import Label
from tocgraph.segment.layout import Layout
from tocgraph.segment.lines import Line, is_title_like, wrap_width
from tocgraph.segment.nodes import Node

__all__ = ["TreeBuilder"]

# How many numbers may be missing before a label is no longer believed.
_LONGEST_GAP = 10
_HOSTS = frozenset({"recital", "opening", "paragraph", "tail", "article", "hinge"})


class TreeBuilder:
    """Builds the tree of one document's body.

    Args:
        text: the whole text.
        lines: its lines without page furniture, from the first of the body.
        layout: the compiled rules.
    """

    def __init__(self, text: str, lines: Sequence[Line], layout: Layout) -> None:
        self.text = text
        self.lines = lines
        self.layout = layout
        self.width = wrap_width(lines)
        self.root = Node("root", 0, len(text))
        self.stack = [self.root]
        self.item: Node | None = None
        self.subs: list[Node] = []
        self.leaf: Node | None = None
        self.front = True
        self.listing = False
        self.title_until = -1
        self.untitled: Node | None = None
        self.pending: list[Node] = []
        self.previous: Line | None = None
        self.gap = True

    def build(self) -> Node:
        """Return the root of the finished tree."""
        for position, line in enumerate(self.lines):
            if line.blank:
                self.gap = True
                continue
            self._step(position, line)
            self.previous, self.gap = line, False
        self._settle(None)
        if not any(node.kind not in {"root", "opening", "paragraph"} for node in self.root.walk()):
            # Nothing here is set out in parts: plain paragraphs, no opening clause.
            for node in self.root.children:
                if node.kind == "opening" and not self.layout.is_opening(self._words_at(node)):
                    node.kind, node.name = "paragraph", None
        split_inline_items(self.text, self.root, self.layout.sentences)
        self.root.close()
        return self.root

    # ------------------------------------------------------------ one line

    def _step(self, position: int, line: Line) -> None:
        words = self.text[line.first : line.last]
        if position <= self.title_until and self.leaf is not None:
            self.leaf.end = line.last
            return
        fresh = self._fresh()
        if fresh and self._hinge(position, line, words):
            return
        for label in self._ranked(self.layout.numbering.read(self.text, line)):
            if self._label(position, line, label, fresh):
                return
        if self._title_of_open_label(position, line):
            return
        if self.front and fresh and self._recital(line):
            return
        if fresh and self._heading(position, line, words):
            return
        self._plain(line, words)

    def _fresh(self) -> bool:
        """Say whether something new may begin here."""
        if self.previous is None or self.gap:
            return True
        if self.leaf is not None and self.leaf.kind in {"heading", "hinge"}:
            return True
        return self.layout.sentences.closes(self.text[self.previous.first : self.previous.last])

    def _words_at(self, node: Node) -> str:
        return self.text[node.start : node.end].partition("\n")[0].strip()

    def _block(self, position: int, offset: int) -> tuple[str, int]:
        """Return the words of the paragraph from ``offset`` on, and its last line's position."""
        last = position
        for later in range(position + 1, len(self.lines)):
            line = self.lines[later]
            if line.blank or self.layout.numbering.read(self.text, line):
                break
            last = later
        return " ".join(self.text[offset : self.lines[last].last].split()), last

    def _title(self, position: int, offset: int) -> int | None:
        """Return the position of the last line of the title that begins at ``offset``."""
        words, last = self._block(position, offset)
        if is_title_like(words):
            return last
        first = self.text[offset : self.lines[position].last]
        if last > position and is_title_like(first) and first.endswith(":"):
            return position
        if last > position and is_title_like(first) and self._begins_paragraph(position + 1):
            return position
        return None

    def _begins_paragraph(self, position: int) -> bool:
        before, line = self.lines[position - 1], self.lines[position]
        if not self.text[line.first].isupper():
            return False
        return self.width is None or before.length < 0.6 * self.width

    # ------------------------------------------------------ hinge, recital

    def _hinge(self, position: int, line: Line, words: str) -> bool:
        end, last = line.last, position
        if not self.layout.is_hinge(words):
            # "EL CONSEJO DEL MERCADO COMÚN" on one line, "DECIDE:" on the next.
            following = next((it for it in self.lines[position + 1 :] if not it.blank), None)
            if following is None or not words.isupper() or not self.front:
                return False
            if not self.layout.is_hinge(self.text[following.first : following.last]):
                return False
            end, last = following.last, self.lines.index(following, position)
        if not self.front and not words.rstrip(":").isupper():
            return False
        self._settle(None)
        self.item, self.subs, self.listing, self.front = None, [], False, False
        self.leaf = self.stack[-1].add(Node("hinge", line.first, end, "hinge"))
        self.title_until = last
        self.leaf.end = line.last if last == position else end
        return True

    def _recital(self, line: Line) -> bool:
        opener = self.layout.recitals.match(self.text, line.first, line.last)
        if opener is None:
            return False
        self.listing = opener.lists
        self.subs = []
        self.leaf = self.stack[-1].add(Node("recital", line.first, line.last))
        self.item = None
        return True

    # -------------------------------------------------------------- labels

    def _ranked(self, labels: tuple[Label, ...]) -> list[Label]:
        """Put the readings in order: the one that best continues what is open first."""
        return sorted(labels, key=lambda label: (label.use != "unit", self._jump(label)))

    def _jump(self, label: Label) -> int:
        """Return how many numbers would be missing if this reading held."""
        if label.value is None:
            return 0
        last = self._last_value(label)
        if last is not None and label.value > last:
            return label.value - last - 1
        return label.value - 1 if label.value > 1 or last is None else 0

    def _last_value(self, label: Label) -> int | None:
        if label.use == "sub":
            return next(
                (sub.value for sub in reversed(self.subs) if sub.style == label.style), None
            )
        if label.use == "item":
            return self._last_item(label)
        return next((it.value for it in reversed(self.stack) if it.style == label.style), None)

    def _last_item(self, label: Label) -> int | None:
        for child in reversed(self.stack[-1].children):
            if child.style == label.style:
                return child.value
        if self.item is not None and self.item.style == label.style:
            return self.item.value
        # Items may run on through the parts: part II goes on with item 57.
        last = None
        for node in self.root.walk():
            if node.style == label.style and node.kind != "item":
                last = node.value
        return last

    def _label(self, position: int, line: Line, label: Label, fresh: bool) -> bool:
        if label.use == "unit":
            return fresh and self._unit(position, label)
        if label.use == "section":
            return self._section(position, line, label, fresh)
        if label.use == "item":
            return self._item(line, label, fresh)
        return self._sub(line, label, fresh)

    def _unit(self, position: int, label: Label) -> bool:
        if label.alone:
            self._open_section(position, label, None, top=label.top)
            return True
        last = self._title(position, label.rest)
        if last is not None:
            self._open_section(position, label, last, top=label.top)
            return True
        if label.kind != "article":
            return False
        # "Artículo 1.- Aprobar …": the words of the article follow at once.
        node = self._push(label, top=False)
        node.end = self.lines[position].last
        self.leaf = node
        return True

    def _section(self, position: int, line: Line, label: Label, fresh: bool) -> bool:
        jump = self._jump(label)
        if not fresh or jump > _LONGEST_GAP or (label.bare and (jump or not self.gap)):
            return False
        if label.alone:
            if jump and not self.gap:
                return False
            self._open_section(position, label, None)
            return True
        last = self._title(position, label.rest)
        if last is not None:
            self._open_section(position, label, last)
            return True
        if jump:
            return False
        # "I. To promote …, and to …": an item that has a Roman number or a letter.
        self._add_item(line, label)
        return True

    def _open_section(
        self, position: int, label: Label, last: int | None, *, top: bool = False
    ) -> None:
        node = self._push(label, top=top)
        end = self.lines[position if last is None else last].last
        heading = node.add(Node("heading", label.start, end, "heading"))
        self.leaf = heading
        self.title_until = position if last is None else last
        self.untitled = heading if last is None else None

    def _push(self, label: Label, *, top: bool) -> Node:
        self._settle(None)
        self.item, self.subs, self.listing = None, [], False
        self.front = self.front and label.kind == "annex"
        if top:
            del self.stack[1:]
        else:
            for depth, open_one in enumerate(self.stack):
                if open_one.style == label.style:
                    del self.stack[depth:]
                    break
        name = label.path if label.number is None else f"{label.path}_{label.number}"
        node = Node(
            label.kind, label.start, label.start, name, label.number, None, label.style, label.value
        )
        node.holds = label.holds
        self.stack[-1].add(node)
        self.stack.append(node)
        return node

    def _title_of_open_label(self, position: int, line: Line) -> bool:
        """Take the line as the title of a part whose number stands alone on a line before."""
        heading, self.untitled = self.untitled, None
        if heading is None:
            return False
        last = self._title(position, line.first)
        if last is None:
            return False
        heading.end = self.lines[last].last
        self.leaf, self.title_until = heading, last
        heading.end = line.last
        return True

    def _item(self, line: Line, label: Label, fresh: bool) -> bool:
        last = self._last_value(label)
        expected = label.value == (1 if last is None else last + 1)
        if (
            label.value == 1
            and self.item is not None
            and (label.closer != self.item.closer or self.subs)
            and self._sub_allowed(fresh)
            and self.item.style == label.style
            and not self.gap
        ):
            return self._add_sub(line, label)
        if self.subs and self.subs[-1].style == label.style and self.item is not None:
            same = label.closer == self.subs[-1].closer
            if same and label.value == (self.subs[-1].value or 0) + 1:
                return self._add_sub(line, label)
        if not expected and not (fresh and label.value == 1) and not self.gap:
            return False
        if not fresh and not (expected and self._line_is_short()):
            return False
        self._add_item(line, label)
        return True

    def _line_is_short(self) -> bool:
        """Say whether the line before ended before the margin, so that a paragraph ended."""
        if self.previous is None or self.width is None:
            return True
        return self.previous.length < 0.75 * self.width

    def _add_item(self, line: Line, label: Label) -> None:
        self._settle(label)
        container = self.stack[-1]
        kind = container.holds or "recommendation"
        path = "para" if kind == "paragraph" else "rec"
        node = Node(
            kind, line.first, line.last, f"{path}_{label.number}", label.number, None, label.style
        )
        node.value, node.closer = label.value, label.closer
        self.item = self.leaf = container.add(node)
        self.subs, self.front, self.listing, self.untitled = [], False, False, None

    def _sub_allowed(self, fresh: bool) -> bool:
        return fresh and self.leaf is not None and self.leaf.kind not in {"heading"}

    def _sub(self, line: Line, label: Label, fresh: bool) -> bool:
        if not fresh or (self.previous is None and label.value != 1):
            return False
        jump = self._jump(label)
        open_styles = {sub.style for sub in self.subs}
        if label.style == "bullet" and label.style not in open_styles:
            before = self.previous
            if before is None or not self.text[before.first : before.last].endswith(":"):
                return False
        if jump and not (label.style in open_styles and self.gap and jump <= _LONGEST_GAP):
            return False
        return self._add_sub(line, label)

    def _add_sub(self, line: Line, label: Label) -> bool:
        for depth, sub in enumerate(self.subs):
            if sub.style == label.style:
                del self.subs[depth:]
                break
        host = self.subs[-1] if self.subs else self._host()
        ordinal = 1 + sum(child.kind == "item" for child in host.children)
        number = label.number
        node = Node("item", line.first, line.last, f"item_{number or ordinal}", number)
        node.style, node.value, node.closer = label.style, label.value, label.closer
        host.add(node)
        self.subs.append(node)
        self.leaf = node
        self.untitled = None
        return True

    def _host(self) -> Node:
        if self.item is not None:
            return self.item
        if self.leaf is not None and self.leaf.kind in _HOSTS - {"hinge"}:
            return self.leaf
        return self.stack[-1]

    # ------------------------------------------------ headings, plain text

    def _heading(self, position: int, line: Line, words: str) -> bool:
        block, last = self._block(position, line.first)
        named = self.layout.is_heading(block)
        if not named and self.layout.is_heading(words) and self._begins_next(position):
            named, last = True, position
        capitals = (
            not self.front and self.gap and words.isupper() and is_title_like(block)
            and block.isupper()
        )  # fmt: skip
        if not named and not capitals:
            return False
        ordinal = 1 + sum(child.style == "heading" for child in self.stack[-1].children)
        parent_is_one = self.stack[-1].style == "heading"
        if parent_is_one and self.stack[-1].parent is not None:
            siblings = self.stack[-1].parent.children
            ordinal = 1 + sum(child.style == "heading" for child in siblings)
        label = Label("heading", "section", "sec", None, None, line.first, line.last, alone=False)
        self._open_section(position, label, last)
        self.stack[-1].name = f"sec_{ordinal}"
        self.stack[-1].children[0].end = line.last
        return True

    def _begins_next(self, position: int) -> bool:
        return position + 1 < len(self.lines) and self._begins_paragraph(position + 1)

    def _plain(self, line: Line, words: str) -> None:
        letter = next((char for char in words if char.isalpha()), "A")
        if self.leaf is None or self.leaf.kind in {"heading", "hinge"}:
            self._new_block(line)
        elif not self._new_paragraph(line) or (
            self.gap and letter.islower() and not self._previous_closed()
        ):
            self.leaf.end = line.last
        else:
            self._new_block(line)

    def _previous_closed(self) -> bool:
        line = self.previous
        return line is None or self.layout.sentences.closes(self.text[line.first : line.last])

    def _new_paragraph(self, line: Line) -> bool:
        if self.gap or self.previous is None:
            return True
        if not self._previous_closed():
            return False
        if self.width is None or line.indent > self.previous.indent + 1:
            return True
        return self._line_is_short() and self.text[line.first].isupper()

    def _new_block(self, line: Line) -> None:
        container = self.stack[-1]
        if self.listing and self.leaf is not None and self.leaf.kind == "recital":
            alone = self.text[self.leaf.start : self.leaf.end].rstrip().endswith(":")
            if alone:
                self.leaf.end = line.last
                return
            self.leaf = container.add(Node("recital", line.first, line.last))
            return
        if self.item is not None:
            taken = sum(child.kind == "tail" for child in self.item.children)
            name = "tail" if not taken else f"tail_{taken + 1}"
            node = self.item.add(Node("tail", line.first, line.last, name))
            if self.gap or self.pending:
                self.pending.append(node)
            self.subs = []
            self.leaf = node
            return
        kinds = {child.kind for child in self.root.children}
        if self.front and container is self.root and not kinds & {"opening", "recital"}:
            self.leaf = container.add(Node("opening", line.first, line.last, "opening"))
            return
        self.leaf = container.add(Node("paragraph", line.first, line.last))

    def _settle(self, following: Label | None) -> None:
        """Decide what the paragraphs after the last item are.

        Between two items of one run they belong to the first; after the last item
        of a run they are paragraphs of the part.
        """
        pending, self.pending = self.pending, []
        item = self.item
        if not pending or item is None:
            return
        runs_on = (
            following is not None
            and following.style == item.style
            and following.value == (item.value or 0) + 1
        )
        if runs_on:
            return
        for node in pending:
            node.kind, node.name = "paragraph", None
            self.stack[-1].add(node)
