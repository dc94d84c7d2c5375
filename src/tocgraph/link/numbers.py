"""Ordinals as editions and sessions are numbered, in four languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.fold import fold
from tocgraph.link.lexicon import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Ordinals", "roman"]

_ROMAN = re.compile(r"(?=[IVXLC])(C{0,3}(?:XC|XL|L?X{0,3}))(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(numeral: str) -> int | None:
    """Return the value of a roman numeral in capitals, or ``None``.

    >>> roman("XLVIII"), roman("II"), roman("IIII"), roman("CD")
    (48, 2, None, None)
    """
    if not numeral or _ROMAN.fullmatch(numeral) is None:
        return None
    total = 0
    for index, letter in enumerate(numeral):
        value = _VALUES[letter]
        following = _VALUES[numeral[index + 1]] if index + 1 < len(numeral) else 0
        total += -value if value < following else value
    return total


class Ordinals:
    """Reads an ordinal that ends where a name begins.

    ``pattern`` matches one in folded text; :meth:`value` reads what it matched.

    >>> from tocgraph.resources import Resources
    >>> ordinals = Ordinals(Resources().toml("data/lexicon/link-names.toml")["ordinals"])
    >>> [ordinals.value(word) for word in ("Second", "trigésimo sexto", "XLVIII", "1er", "Plan")]
    [2, 36, 48, 1, None]
    """

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._values: dict[str, int] = {}
        for language in ("en", "es", "fr", "pt"):
            units = [row.split("|") for row in lexicon[language]]
            for number, words in enumerate(units, start=1):
                for word in words:
                    self._values.setdefault(self._key(word), number)
            for ten, value in lexicon.get(f"{language}_tens", {}).items():
                self._values.setdefault(self._key(ten), value)
                if language == "en" and ten.endswith("y"):
                    self._values.setdefault(f"{ten[:-1]}ieth", value)
                for number, words in enumerate(units[:9], start=1):
                    for word in words:
                        self._values.setdefault(self._key(f"{ten} {word}"), value + number)
        suffixes = "|".join(map(re.escape, lexicon["suffixes"]))
        self._numeric = re.compile(f"(\\d{{1,3}})[.]?(?:{suffixes})?")
        words = "|".join(phrase(word) for word in sorted(self._values, key=lambda w: (-len(w), w)))
        self.pattern = f"(?:{words}|[ivxlc]+|\\d{{1,3}}[.]?(?:{suffixes}))"

    @staticmethod
    def _key(words: str) -> str:
        return " ".join(fold(words).replace("-", " ").split())

    def value(self, written: str) -> int | None:
        """Return the number that the words stand for, or ``None``."""
        if written.isupper() and (number := roman(written)) is not None:
            return number
        key = self._key(written)
        if key in self._values:
            return self._values[key]
        numeric = self._numeric.fullmatch(key)
        return int(numeric.group(1)) if numeric is not None else None
