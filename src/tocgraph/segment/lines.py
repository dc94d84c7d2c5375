"""The lines of a text, with their places: the ground that the layout rules stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LONGEST_TITLE", "Line", "is_title_like", "split_lines", "wrap_width"]

# A longer line than this is a whole paragraph: the text was not broken into lines.
_LONGEST_WRAPPED = 130

#: No heading is longer, in characters.
LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text.

    ``start`` and ``end`` enclose its white space and line end, ``first`` and
    ``last`` only its words; a blank line has ``first == last``.
    """

    index: int
    start: int
    end: int
    first: int
    last: int

    @property
    def blank(self) -> bool:
        """Whether it holds nothing but white space."""
        return self.first == self.last

    @property
    def indent(self) -> int:
        """How many characters of white space stand before its first word."""
        return self.first - self.start

    @property
    def length(self) -> int:
        """How many characters it has up to its last word."""
        return self.last - self.start


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines; together they are the text.

    >>> [(line.first, line.last) for line in split_lines(" a \r\n\nb")]
    [(1, 2), (5, 5), (6, 7)]
    """
    lines: list[Line] = []
    offset = 0
    for index, raw in enumerate(text.splitlines(keepends=True)):
        end = offset + len(raw)
        content = raw.strip()
        if content:
            first = offset + len(raw) - len(raw.lstrip())
            lines.append(Line(index, offset, end, first, first + len(content)))
        else:
            after = offset + len(raw.rstrip("\r\n"))
            lines.append(Line(index, offset, end, after, after))
        offset = end
    return tuple(lines)


def wrap_width(lines: Sequence[Line]) -> int | None:
    r"""Return the width at which the text is broken into lines, ``None`` if it is not broken.

    >>> wrap_width(split_lines("one\ntwo and three"))
    13
    >>> wrap_width(split_lines("x" * 500)) is None
    True
    """
    longest = max((line.length for line in lines if not line.blank), default=0)
    return longest if longest <= _LONGEST_WRAPPED else None


def is_title_like(words: str) -> bool:
    """Say whether the words can be a heading: short, capitalised, and no sentence.

    >>> is_title_like("Recommendations for Member States")
    True
    >>> is_title_like("RECOMMENDATIONS TO THE STATES.")
    True
    >>> is_title_like("To promote community policing.")
    False
    """
    if not words or len(words) > LONGEST_TITLE:
        return False
    letters = [char for char in words if char.isalpha()]
    if not letters or letters[0].islower():
        return False
    capitals = sum(char.isupper() for char in letters)
    if capitals > 0.7 * len(letters):
        return not words.endswith((";", ","))
    return not words.endswith((".", ";", ",", "!", "?"))
