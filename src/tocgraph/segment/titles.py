"""Where a title ends that begins at some place in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.segment.lines import LONGEST_TITLE, is_title_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.segment.layout import Layout
    from tocgraph.segment.lines import Line

__all__ = ["Titles"]

# A short word in small letters at the end of a line: the sentence goes on.
_BROKEN = re.compile(r"\s[^\W\d_A-Z]{1,3}$")


class Titles:
    """Judges, for one document, which lines are a title.

    Args:
        text: the whole text.
        lines: the lines of its body; positions count in them.
        layout: the compiled rules.
        width: where the lines are broken, ``None`` if they are not.
    """

    def __init__(self, text: str, lines: Sequence[Line], layout: Layout, width: int | None) -> None:
        self._text = text
        self._lines = lines
        self._layout = layout
        self._width = width

    def block(self, position: int, offset: int) -> tuple[str, int]:
        """Return the words of the paragraph from ``offset`` on, and its last line's position."""
        last = position
        for later in range(position + 1, len(self._lines)):
            line = self._lines[later]
            if line.blank or self._layout.numbering.read(self._text, line):
                break
            last = later
            if line.last - offset > LONGEST_TITLE:
                break  # no title; the rest of the paragraph does not matter
        return " ".join(self._text[offset : self._lines[last].last].split()), last

    def end(self, position: int, offset: int) -> int | None:
        """Return the position of the last line of the title that begins at ``offset``."""
        words, last = self.block(position, offset)
        if self._is_title(words):
            return last
        first = self._text[offset : self._lines[position].last]
        if last == position or not self._is_title(first) or _BROKEN.search(first):
            return None
        if first.endswith(":") or self.paragraph_at(position + 1):
            return position
        return None

    def _is_title(self, words: str) -> bool:
        end = self._layout.sentences.end_of_first(words, 0, len(words))
        return end == len(words) and is_title_like(words)

    def paragraph_at(self, position: int) -> bool:
        """Say whether a paragraph begins at this line though no blank line says so."""
        if position >= len(self._lines) or self._lines[position].blank:
            return False
        before, line = self._lines[position - 1], self._lines[position]
        if not self._text[line.first].isupper():
            return False
        return self._width is None or before.length < 0.6 * self._width
