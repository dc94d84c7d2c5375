"""Which of the four languages a text is in, by the small words it uses."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocgraph.resources import Resources

__all__ = ["LanguageDetector", "language_detector"]

LEXICON = "data/lexicon/languages.toml"
_WORD = re.compile(r"[^\W\d_]+")
# Enough to decide, and a bound for a book-length text.
_LIMIT = 50_000


class LanguageDetector:
    """Counts the words of each language's profile.

    >>> from tocgraph.resources import Resources
    >>> detect = LanguageDetector(Resources())
    >>> detect("Que la Secretaría General informe a los Estados Miembros.")
    'es'
    >>> detect("1 2 3")
    'und'
    """

    def __init__(self, resources: Resources) -> None:
        data = resources.toml(LEXICON)
        self._profile: dict[str, frozenset[str]] = {
            language: frozenset(words) for language, words in sorted(data["profile"].items())
        }
        self._least_hits = int(data["decision"]["least_hits"])
        self._least_lead = float(data["decision"]["least_lead"])

    def __call__(self, text: str) -> str:
        """Return ``en``, ``es``, ``pt``, ``fr``, or ``und`` if no language leads clearly."""
        words = Counter(match.group().casefold() for match in _WORD.finditer(text[:_LIMIT]))
        hits = {
            language: sum(words[word] for word in profile)
            for language, profile in self._profile.items()
        }
        (best, most), *others = sorted(hits.items(), key=lambda item: (-item[1], item[0]))
        second = others[0][1] if others else 0
        if most < self._least_hits or (most - second) / most < self._least_lead:
            return "und"
        return best


@lru_cache(maxsize=4)
def language_detector(resources: Resources) -> LanguageDetector:
    """Return the detector of these resources, made once.

    >>> from tocgraph.resources import Resources
    >>> language_detector(Resources()) is language_detector(Resources())
    True
    """
    return LanguageDetector(resources)
