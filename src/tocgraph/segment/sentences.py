"""Where a sentence ends, in four languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.resources import Resources

__all__ = ["Sentences"]

LEXICON = "data/lexicon/sentences.toml"
_CLOSERS = "\"'”’»)\\]"
_STOP = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?=\s)")
_NEXT = re.compile(r"\s+[\"'“‘«(\[¿¡]*(?P<first>[^\W_])")
_LAST_WORD = re.compile(r"([^\s(\[\"“«]+)$")


class Sentences:
    """Splits text at sentence ends, and says whether a line ends a sentence or clause.

    >>> from tocgraph.resources import Resources
    >>> sentences = Sentences(Resources())
    >>> text = "They met in Washington, D.C. under AG/RES. 5. It was short."
    >>> [span.of(text) for span in sentences.split(text, 0, len(text))]
    ['They met in Washington, D.C. under AG/RES. 5.', 'It was short.']
    """

    def __init__(self, resources: Resources) -> None:
        data = resources.toml(LEXICON)
        self._abbreviations = frozenset(
            word for words in data["abbreviations"].values() for word in words
        )
        joining = sorted({word for words in data["joining"].values() for word in words})
        self.joining = rf"(?:{'|'.join(map(re.escape, joining))})"
        self._clause_end = re.compile(
            rf"(?:[.;:!?…][{_CLOSERS}]*|;\s*{self.joining})$", re.IGNORECASE
        )

    def end_of_first(self, text: str, start: int, end: int) -> int:
        """Return where the first sentence ends that begins at or after ``start``."""
        for match in _STOP.finditer(text, start, end):
            if self._ends(text, match, start):
                return match.end()
        return end

    def split(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Yield the sentences between the two offsets, without the white space between."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end:
            stop = self.end_of_first(text, start, end)
            yield Span(start, stop)
            start = stop
            while start < end and text[start].isspace():
                start += 1

    def _ends(self, text: str, match: re.Match[str], start: int) -> bool:
        following = _NEXT.match(text, match.end())
        if following is not None and following["first"].islower():
            return False
        if not match.group().startswith("."):
            return True
        word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
        if word is None:
            return True
        return not self._is_abbreviation(word.group(1))

    def _is_abbreviation(self, word: str) -> bool:
        last = word.rpartition(".")[2].rpartition("/")[2]
        if word in self._abbreviations or last in self._abbreviations:
            return True
        # "D.C.", "J." and the like: a capital that stands alone before its stop.
        return len(last) == 1 and last.isupper()

    def closes(self, words: str) -> bool:
        """Say whether a line that ends like this may be followed by something new.

        >>> from tocgraph.resources import Resources
        >>> sentences = Sentences(Resources())
        >>> [sentences.closes(words) for words in ("the end.", "one; and", "AG/RES.", "of the")]
        [True, True, False, False]
        """
        if not self._clause_end.search(words):
            return False
        if not words.endswith("."):
            return True
        word = _LAST_WORD.search(words, max(0, len(words) - 21), len(words) - 1)
        if word is None:
            return True
        last = word.group(1).rpartition(".")[2].rpartition("/")[2]
        return word.group(1) not in self._abbreviations and last not in self._abbreviations
