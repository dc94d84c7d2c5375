"""The words that open a recital, and the verb that they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tocgraph.resources import Resources

__all__ = ["RecitalOpener", "Recitals"]

LEXICON = "data/lexicon/recitals.toml"
_LANGUAGES = ("en", "es", "pt", "fr")


@dataclass(frozen=True, slots=True)
class RecitalOpener:
    """The opening words of a recital.

    ``verb`` is a slug of the scheme *recital-verb*. ``lists`` says that a colon
    follows, so that each paragraph after it is a recital ("CONSIDERANDO:").
    """

    start: int
    end: int
    verb: str
    lists: bool
    rule: str


class Recitals:
    """Finds the opening words of a recital.

    >>> from tocgraph.resources import Resources
    >>> recitals = Recitals(Resources())
    >>> opener = recitals.match("DEEPLY concerned by the criminal misuse", 0)
    >>> opener.verb, opener.end
    ('concerned', 16)
    >>> recitals.match("The states concerned", 0) is None
    True
    """

    def __init__(self, resources: Resources) -> None:
        data = resources.toml(LEXICON)
        self._verbs: dict[str, str] = {}
        for entry in data["opener"]:
            for language in _LANGUAGES:
                for words in entry.get(language, ()):
                    # The first entry that lists a form has it; a later one may
                    # list it for another language with the same sense.
                    self._verbs.setdefault(words.casefold(), entry["verb"])
        modifiers = {word for words in data["modifiers"].values() for word in words}
        modifier = "|".join(_spaced(word) for word in _longest_first(modifiers))
        opener = "|".join(_spaced(word) for word in _longest_first(self._verbs))
        self._pattern = re.compile(
            rf"(?:(?:{modifier}),?\s+){{0,3}}(?P<words>{opener})(?!\w)(?P<colon>\s*:)?",
            re.IGNORECASE,
        )

    def match(self, text: str, start: int, end: int | None = None) -> RecitalOpener | None:
        """Return the opener that begins at ``start``, if the first letter is a capital."""
        stop = len(text) if end is None else end
        if start >= stop or not text[start].isupper():
            return None
        match = self._pattern.match(text, start, stop)
        if match is None:
            return None
        words = " ".join(match["words"].casefold().split())
        verb = self._verbs[words]
        return RecitalOpener(
            start,
            match.end("words"),
            verb,
            match["colon"] is not None,
            f"recital/{verb}",
        )


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())
