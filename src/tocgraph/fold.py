"""Views of a text in which one spelling stands for many, with the way back to its offsets.

:func:`fold` keeps the length: position *i* of the folded text is position *i* of
the text. It unifies case, accents of precomposed letters, white space, quotation
marks, apostrophes and hyphens. :class:`View` allows edits that change the length
and maps its positions back; :class:`CollapsedView` is the view with single spaces.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tocgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CollapsedView", "Edit", "View", "collapse", "fold"]

Edit = tuple[int, int, str]
"""Start and end in the text, and what stands there in the view."""

_APOSTROPHES = frozenset("'`´ʹʼ‘’‛′")
_QUOTES = frozenset('"“”„‟″«»')
_HYPHENS = frozenset("-‐‑‒–—―−﹣－")
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_SPACE = str.maketrans("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f`", "         '")
# Marks that do not show: soft hyphen, zero-width characters, byte-order mark,
# and the accents of decomposed letters.
_INVISIBLE = "\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
_UNEVEN = re.compile(f" {{2,}}| ?[{_INVISIBLE}]+ *")


def _fold_one(character: str) -> str:
    if character.isspace():
        return " "
    if character in _APOSTROPHES:
        return "'"
    if character in _QUOTES:
        return '"'
    if character in _HYPHENS:
        return "-"
    base = "".join(
        part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)
    ).lower()
    if len(base) == 1:
        return base
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


class _Runs(dict[str, str]):
    """Folded runs of letters outside ASCII; a language has few, so they are kept."""

    limit = 20_000

    def __missing__(self, run: str) -> str:
        folded = "".join(map(_fold_one, run))
        if len(self) < self.limit:
            self[run] = folded
        return folded


_RUNS = _Runs()


def _fold_run(match: re.Match[str]) -> str:
    return _RUNS[match.group()]


def fold(text: str) -> str:
    r"""Return the text without case, accents and typographic variety, at the same length.

    >>> fold("Délinquance\u00a0organisée –\n“l’ONU”")
    'delinquance organisee - "l\'onu"'
    >>> len(fold("İstanbul ﬁn ß")) == len("İstanbul ﬁn ß")
    True
    """
    if not text.isascii():
        text = _NON_ASCII.sub(_fold_run, text)
    # What is left outside ASCII after folding ("ß") has no shorter or longer lower case.
    return text.lower().translate(_ASCII_SPACE) if text.isascii() else _lower(text)


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_ASCII_SPACE)


class View:
    """A text after edits, with a map back to the text it was made from.

    The edits must be sorted and must not overlap.

    >>> view = View("of the Council", [(2, 6, "")])
    >>> view.text
    'of Council'
    >>> view.span(3, 10)
    Span(start=7, end=14)
    """

    __slots__ = ("_source_at", "_view_at", "text")

    def __init__(self, source: str, edits: Iterable[Edit]) -> None:
        pieces: list[str] = []
        view_at = [0]
        source_at = [0]
        position = 0
        length = 0
        for start, end, replacement in edits:
            pieces.append(source[position:start])
            length += start - position
            view_at.append(length)
            source_at.append(start)
            pieces.append(replacement)
            length += len(replacement)
            view_at.append(length)
            source_at.append(end)
            position = end
        pieces.append(source[position:])
        self.text = "".join(pieces)
        self._view_at = view_at
        self._source_at = source_at

    def start(self, position: int) -> int:
        """Return where, in the text, a stretch that starts here in the view starts."""
        index = bisect_right(self._view_at, position) - 1
        return self._within(index, position)

    def end(self, position: int) -> int:
        """Return where, in the text, a stretch that ends here in the view ends."""
        index = bisect_left(self._view_at, position)
        if index < len(self._view_at) and self._view_at[index] == position:
            return self._source_at[index]
        return self._within(index - 1, position)

    def span(self, start: int, end: int) -> Span:
        """Return the span of the text that a span of the view stands for."""
        return Span(self.start(start), self.end(end))

    def position(self, offset: int) -> int:
        """Return the position of the view that stands for an offset of the text.

        >>> View("of the Council", [(2, 6, "")]).position(7)
        3
        """
        index = bisect_right(self._source_at, offset) - 1
        position = self._view_at[index] + offset - self._source_at[index]
        if index + 1 < len(self._view_at):
            position = min(position, self._view_at[index + 1])
        return position

    def _within(self, index: int, position: int) -> int:
        offset = self._source_at[index] + position - self._view_at[index]
        if index + 1 < len(self._source_at):
            offset = min(offset, self._source_at[index + 1])
        return offset


class CollapsedView(View):
    r"""The folded text with single spaces and without invisible characters.

    >>> text = "National  Authorities on \nTransnational Organized Crime"
    >>> view = CollapsedView(text)
    >>> view.text
    'national authorities on transnational organized crime'
    >>> at = view.text.index("on transnational")
    >>> view.span(at, at + len("on transnational")).of(text)
    'on \nTransnational'
    """

    __slots__ = ()

    def __init__(self, text: str) -> None:
        folded = fold(text)
        super().__init__(folded, _space_edits(folded))


def _space_edits(folded: str) -> Iterable[Edit]:
    for match in _UNEVEN.finditer(folded):
        replacement = " " if " " in match.group() else ""
        yield match.start(), match.end(), replacement


def collapse(text: str) -> str:
    r"""Return the text of the collapsed view, trimmed.

    >>> collapse(" Plan  de Acción\nHemisférico ")
    'plan de accion hemisferico'
    """
    return CollapsedView(text).text.strip()
