"""From lines to the tree of a document's parts, in one pass.

What a label means depends on what stands open: "I." is the ninth letter after
"H." and the first Roman number anywhere else; "3." at the beginning of a line is
an item if item 2 came before, and part of a broken sentence otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.segment.items import split_inline_items
from tocgraph.segment.labels import Label
from tocgraph.segment.lines import is_title_like, wrap_width
from tocgraph.segment.outline import LONGEST_GAP, Outline
from tocgraph.segment.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tocgraph.segment.layout import Layout
    from tocgraph.segment.lines import Line
    from tocgraph.segment.nodes import Node

__all__ = ["TreeBuilder"]


class TreeBuilder:
    """Builds the tree of one document's body.

    Args:
        text: the whole text.
        lines: its lines without page furniture, from the first of the body on.
        layout: the compiled rules.
        pages: the numbers of the lines of page furniture that were left out.
    """

    def __init__(
        self,
        text: str,
        lines: Sequence[Line],
        layout: Layout,
        pages: Collection[int] = (),
    ) -> None:
        self._text = text
        self._lines = lines
        self._layout = layout
        self._pages = pages
        self._width = wrap_width(lines)
        self._titles = Titles(text, lines, layout, self._width)
        self._outline = Outline(len(text))
        # Recitals listed after an opener and a colon ("CONSIDERANDO:").
        self._listing = False
        # The position of the last line that belongs to the leaf whatever it looks like.
        self._held_until = -1
        # A heading that so far is a number alone on its line.
        self._untitled: Node | None = None
        self._previous: Line | None = None
        self._gap = True
        # Whether a page ends between the line before and this one.
        self._page = False

    def build(self) -> Node:
        """Return the root of the finished tree."""
        for position, line in enumerate(self._lines):
            if line.blank:
                self._gap = True
                continue
            self._page = self._turns_page(line)
            if self._page and not self._closed(self._previous):
                # The blank lines are the page's, not the text's.
                self._gap = False
            self._step(position, line)
            self._previous, self._gap = line, False
        self._outline.leave_items()
        root = self._outline.root
        if not any(node.kind not in {"root", "opening", "paragraph"} for node in root.walk()):
            # Nothing here is set out in parts: plain paragraphs, no opening clause.
            for node in root.children:
                if not self._layout.is_opening(self._first_line(node)):
                    node.kind, node.name = "paragraph", None
        split_inline_items(self._text, root, self._layout.sentences)
        root.close()
        return root

    # ------------------------------------------------------------ one line

    def _step(self, position: int, line: Line) -> None:
        outline = self._outline
        if position <= self._held_until and outline.leaf is not None:
            outline.leaf.end = line.last
            return
        fresh = self._fresh()
        untitled, self._untitled = self._untitled, None
        if (fresh or outline.front) and self._hinge(position, line):
            return
        readings = self._layout.numbering.read(self._text, line)
        for label in sorted(readings, key=self._likelihood):
            if self._label(position, line, label, fresh):
                return
        if untitled is not None and self._title_below(position, line, untitled):
            return
        if outline.front and self._front(line, fresh):
            return
        if fresh and self._heading(position, line):
            return
        self._plain(line)

    def _likelihood(self, label: Label) -> tuple[bool, int, bool]:
        """Sort what continues best first: "I." after "H." is a letter, else a Roman number."""
        return label.use != "unit", self._outline.jump(label), self._outline.restarts(label)

    def _words(self, line: Line) -> str:
        return self._text[line.first : line.last]

    def _first_line(self, node: Node) -> str:
        return self._text[node.start : node.end].partition("\n")[0].strip()

    # ----------------------------------------------- where things may begin

    def _turns_page(self, line: Line) -> bool:
        if self._previous is None or not self._pages:
            return False
        between = range(self._previous.index + 1, line.index)
        return any(index in self._pages for index in between)

    def _fresh(self) -> bool:
        """Say whether something new may begin here."""
        leaf = self._outline.leaf
        if self._previous is None or self._gap:
            return True
        if leaf is not None and leaf.kind in {"heading", "hinge"}:
            return True
        return self._closed(self._previous)

    def _closed(self, line: Line | None) -> bool:
        return line is None or self._layout.sentences.closes(self._words(line))

    def _ended_early(self) -> bool:
        """Say whether the line before ended before the margin, as a paragraph's last does."""
        if self._previous is None or self._width is None:
            return True
        return self._previous.length < 0.75 * self._width

    def _new_paragraph(self, line: Line) -> bool:
        if self._previous is None or (self._gap and not self._page):
            return True
        if not self._closed(self._previous):
            return False
        if self._width is None or line.indent > self._previous.indent + 1:
            return True
        return self._ended_early() and self._text[line.first].isupper()

    # ------------------------------------------------------ hinge, recital

    def _hinge(self, position: int, line: Line) -> bool:
        words, last = self._words(line), position
        if not self._layout.is_hinge(words):
            # "EL CONSEJO DEL MERCADO COMÚN" on one line, "DECIDE:" on the next.
            if not (words.isupper() and self._outline.front):
                return False
            last = position + 1
            while last < len(self._lines) and self._lines[last].blank:
                last += 1
            if last == len(self._lines) or not self._layout.is_hinge(
                self._words(self._lines[last])
            ):
                return False
        elif not self._outline.front and not words.rstrip(":").isupper():
            return False
        self._outline.add_block(line, "hinge", "hinge")
        self._outline.front = self._listing = False
        self._held_until = last
        return True

    def _front(self, line: Line, fresh: bool) -> bool:
        """Begin an opening clause or a recital; both may end in a comma."""
        previous = self._previous
        may = fresh or (previous is not None and self._words(previous).endswith(","))
        if may and self._recital(line):
            return True
        words = self._words(line)
        if not words.endswith(",") or not self._layout.is_opening(words):
            return False
        blocks = self._outline.root.children
        if any(node.kind == "recital" for node in blocks):
            return False
        for node in blocks:
            if node.kind == "opening":
                # What stood before the clause that opens with these words is no part of it.
                node.kind, node.name = "paragraph", None
        self._outline.add_block(line, "opening", "opening")
        return True

    def _recital(self, line: Line) -> bool:
        opener = self._layout.recitals.match(self._text, line.first, line.last)
        if opener is None:
            return False
        self._listing = opener.lists
        self._outline.add_block(line, "recital")
        return True

    # -------------------------------------------------------------- labels

    def _label(self, position: int, line: Line, label: Label, fresh: bool) -> bool:
        if label.exact and not self._continues_in_article(label):
            return False
        if label.use == "unit":
            return fresh and self._unit(position, label)
        if label.use == "section":
            return fresh and self._section(position, line, label)
        if label.use == "item":
            return self._item(line, label, fresh)
        return fresh and self._sub(line, label)

    def _continues_in_article(self, label: Label) -> bool:
        outline = self._outline
        last = outline.last_in_part(label.style) if label.use == "item" else None
        if label.use == "sub":
            last = outline.last_value(label)
        return outline.part.holds == "paragraph" and label.value == (last or 0) + 1

    def _unit(self, position: int, label: Label) -> bool:
        last = None if label.alone else self._titles.end(position, label.rest)
        if last is not None and label.kind == "article" and self._introduces(last):
            # "Artículo 2.- Los Estados informarán:" is a sentence, no title.
            last = None
        if label.alone or last is not None:
            self._open(position, label, last)
            return True
        if label.kind != "article":
            return False
        # "Artículo 1.- Aprobar …": the words of the article follow at once.
        self._outline.open_part(label, self._lines[position].last)
        self._listing = False
        return True

    def _introduces(self, position: int) -> bool:
        return self._words(self._lines[position]).endswith(":")

    def _section(self, position: int, line: Line, label: Label) -> bool:
        jump = self._outline.jump(label)
        if jump > LONGEST_GAP or (label.bare and (jump or not self._gap)):
            return False
        if label.alone:
            if jump and not self._gap:
                return False
            self._open(position, label, None)
            return True
        last = self._titles.end(position, label.rest)
        if last is not None:
            self._open(position, label, last)
            return True
        if jump:
            return False
        # "I. To promote …, and to …": an item that has a Roman number or a letter.
        self._outline.add_item(line, label)
        self._listing = False
        return True

    def _open(self, position: int, label: Label, last: int | None) -> None:
        """Open a part whose heading begins here; ``last`` is its title's last line."""
        held = position if last is None else last
        self._outline.open_part(label, self._lines[position].last)
        heading = self._outline.add_heading(label.start, self._lines[position].last)
        self._held_until = held
        self._listing = False
        self._untitled = heading if last is None else None

    def _title_below(self, position: int, line: Line, heading: Node) -> bool:
        """Take the line as the title of the part whose number stands alone above it."""
        last = self._titles.end(position, line.first)
        if last is None:
            return False
        heading.end = line.last
        self._outline.leaf, self._held_until = heading, last
        return True

    def _item(self, line: Line, label: Label, fresh: bool) -> bool:
        outline = self._outline
        last = outline.last_value(label)
        expected = label.value == (1 if last is None else last + 1)
        if self._numbered_below(label, fresh):
            outline.add_sub(line, label)
            return True
        if not expected and not self._gap and not (fresh and label.value == 1):
            return False
        if not fresh and not self._ended_early():
            return False
        outline.add_item(line, label)
        self._listing = False
        return True

    def _numbered_below(self, label: Label, fresh: bool) -> bool:
        """Say whether the number counts below the open item: 1) and 2) under 1."""
        outline = self._outline
        if outline.item is None or outline.item.style != label.style:
            return False
        last = next((sub for sub in reversed(outline.subs) if sub.style == label.style), None)
        if last is not None:
            return label.closer == last.closer and label.value == (last.value or 0) + 1
        return fresh and label.value == 1 and label.closer != outline.item.closer

    def _sub(self, line: Line, label: Label) -> bool:
        outline = self._outline
        jump = outline.jump(label)
        known = any(sub.style == label.style for sub in outline.subs)
        if label.style == "bullet" and not known:
            before = self._previous
            if before is None or not self._words(before).endswith(":"):
                return False
        if jump and not (known and self._gap and jump <= LONGEST_GAP):
            return False
        outline.add_sub(line, label)
        return True

    # ------------------------------------------------ headings, plain text

    def _heading(self, position: int, line: Line) -> bool:
        """Open a part whose heading has no number: to an addressee, or in capitals."""
        words = self._words(line)
        if self._outline.front and self._layout.is_preamble(words):
            self._outline.add_block(line, "heading", "preamble")
            return True
        block, last = self._titles.block(position, line.first)
        if self._layout.is_heading(block):
            pass
        elif self._layout.is_heading(words) and self._titles.paragraph_at(position + 1):
            last = position
        elif (
            self._outline.front or not self._gap or not block.isupper() or not is_title_like(block)
        ):
            return False
        label = Label("heading", "section", "sec", None, None, line.first, line.last, alone=False)
        self._open(position, label, last)
        return True

    def _plain(self, line: Line) -> None:
        leaf = self._outline.leaf
        letter = next((char for char in self._words(line) if char.isalpha()), "A")
        broken = self._gap and letter.islower() and not self._closed(self._previous)
        if leaf is None or leaf.kind in {"heading", "hinge"}:
            self._paragraph(line)
        elif broken or not self._new_paragraph(line):
            leaf.end = line.last
        else:
            self._paragraph(line)

    def _paragraph(self, line: Line) -> None:
        outline = self._outline
        leaf = outline.leaf
        if self._listing and leaf is not None and leaf.kind == "recital":
            if self._text[leaf.start : leaf.end].endswith(":"):
                leaf.end = line.last
            else:
                outline.add_block(line, "recital")
        elif outline.item is not None:
            outline.add_tail(line, certain=not self._gap)
        elif outline.front and not any(
            child.kind in {"opening", "recital"} for child in outline.root.children
        ):
            outline.add_block(line, "opening", "opening")
        else:
            outline.add_block(line, "paragraph")
