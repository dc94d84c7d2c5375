"""The layout rules of ``data/lexicon``, compiled once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.segment.labels import LEXICON, Numbering
from tocgraph.segment.recitals import Recitals
from tocgraph.segment.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tocgraph.resources import Resources

__all__ = ["Layout"]


class Layout:
    """What a line can be, one question a method. No state of a document is kept.

    >>> from tocgraph.resources import Resources
    >>> layout = Layout(Resources())
    >>> layout.is_furniture("- 4 -"), layout.is_hinge("COMMIT:"), layout.is_hinge("They commit")
    (True, True, False)
    """

    def __init__(self, resources: Resources) -> None:
        data = resources.toml(LEXICON)
        self.numbering = Numbering(resources)
        self.recitals = Recitals(resources)
        self.sentences = Sentences(resources)
        self._furniture = _any(entry["pattern"] for entry in data["furniture"])
        self._heading = _any(entry["pattern"] for entry in data["heading"])
        self._opening = _any(entry["pattern"] for entry in data["opening"])
        self._preamble = frozenset(word.casefold() for word in data["preamble"]["words"])
        hinge = data["hinge"]
        words = {word for entry in hinge["words"] for word in entry["words"]}
        spaced = "|".join(
            r"\s+".join(map(re.escape, word.split()))
            for word in sorted(words, key=lambda word: (-len(word), word))
        )
        self._hinge = re.compile(
            rf"{hinge['before']}(?P<word>{spaced}){hinge['after']}", re.IGNORECASE
        )

    def is_furniture(self, words: str) -> bool:
        """Say whether the line belongs to the page and not to the text."""
        return self._furniture.fullmatch(words) is not None

    def is_heading(self, words: str) -> bool:
        """Say whether the words are a heading that names an addressee.

        >>> from tocgraph.resources import Resources
        >>> Layout(Resources()).is_heading("Recomendaciones a los Estados Miembros")
        True
        """
        return (
            words[:1].isupper()
            and not words.endswith((".", ";", ","))
            and self._heading.fullmatch(words) is not None
        )

    def is_preamble(self, words: str) -> bool:
        """Say whether the line is the heading of the preamble.

        >>> from tocgraph.resources import Resources
        >>> Layout(Resources()).is_preamble("PREÁMBULO")
        True
        """
        return words[:1].isupper() and words.rstrip(":").casefold() in self._preamble

    def is_opening(self, words: str) -> bool:
        """Say whether the words open the clause that names who speaks.

        >>> from tocgraph.resources import Resources
        >>> Layout(Resources()).is_opening("THE GENERAL ASSEMBLY,")
        True
        """
        return words[:1].isupper() and self._opening.match(words) is not None

    def is_hinge(self, words: str) -> bool:
        """Say whether the line leads from the preamble to the operative part."""
        match = self._hinge.fullmatch(words)
        if match is None or not words[:1].isupper():
            return False
        return words.endswith(":") or match["word"].isupper()


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
