"""Labels: what numbers a part of the text ("II.", "B.", "12)", "(a)", "Article 3")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.resources import Resources
    from tocgraph.segment.lines import Line

__all__ = ["Label", "Numbering", "ordinal_of", "roman_value"]

LEXICON = "data/lexicon/layout.toml"
_ROMAN = re.compile(r"(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ALPHABETS = {"spanish": "abcdefghijklmnñopqrstuvwxyz"}
_SEPARATOR = r"(?:\s*(?:\.?\s?[-–—]|[.:])\s*|\s*$)"
_FIRST_WORDS = {"primero": 1, "primeiro": 1, "premier": 1, "único": 1, "unique": 1}


@dataclass(frozen=True, slots=True)
class Label:
    """One reading of what stands at the beginning of a line.

    ``use`` is ``section``, ``item``, ``sub`` or ``unit``. ``value`` is the place
    in the sequence (1 for "I", "A", "a"), ``None`` where the style does not count.
    ``rest`` is where the text after the label begins; it is the end of the line if
    the label stands alone. ``closer`` is what follows the number ("." or ")").
    """

    style: str
    use: str
    path: str
    number: str | None
    value: int | None
    start: int
    rest: int
    alone: bool
    closer: str = ""
    kind: str = "section"
    top: bool = False
    holds: str | None = None
    bare: bool = False
    exact: bool = False


def roman_value(number: str) -> int | None:
    """Return the value of a Roman numeral in its usual form, ``None`` if it is none.

    >>> [roman_value(number) for number in ("I", "iv", "XIX", "IIII", "")]
    [1, 4, 19, None, None]
    """
    upper = number.upper()
    if not upper or _ROMAN.fullmatch(upper) is None:
        return None
    total = 0
    for digit, following in zip(upper, upper[1:] + "I", strict=True):
        value = _DIGITS[digit]
        total += -value if value < _DIGITS[following] else value
    return total


def ordinal_of(number: str, count: str) -> int | None:
    """Return the place of a number in its sequence.

    >>> ordinal_of("c", "letter"), ordinal_of("iv", "roman"), ordinal_of("12", "arabic")
    (3, 4, 12)
    """
    if count == "roman":
        return roman_value(number)
    if count == "arabic":
        return int(number)
    if count == "letter":
        letter = number.lower()
        if letter == "ñ":
            return _ALPHABETS["spanish"].index(letter) + 1
        return ord(letter) - ord("a") + 1
    return None


class Numbering:
    """Reads labels by the styles and units of ``data/lexicon/layout.toml``.

    >>> from tocgraph.resources import Resources
    >>> from tocgraph.segment.lines import split_lines
    >>> numbering = Numbering(Resources())
    >>> line = split_lines("I.  Recommendations")[0]
    >>> [(label.style, label.value) for label in numbering.read("I.  Recommendations", line)]
    [('roman', 1), ('letter', 9)]
    """

    def __init__(self, resources: Resources) -> None:
        data = resources.toml(LEXICON)
        self._styles = [(entry, self._style_pattern(entry)) for entry in data["numbering"]]
        self._units = [(entry, self._unit_pattern(entry)) for entry in data["unit"]]

    @staticmethod
    def _style_pattern(entry: Mapping[str, Any]) -> re.Pattern[str]:
        end = r"\s*$" if entry.get("alone") else r"(?:\s+|$)"
        flags = re.NOFLAG if entry.get("case") else re.IGNORECASE
        return re.compile(rf"(?P<label>{entry['pattern']}){end}", flags)

    @staticmethod
    def _unit_pattern(entry: Mapping[str, Any]) -> re.Pattern[str]:
        words = "|".join(re.escape(word) for word in entry["words"])
        number = r"(?P<number>\d{1,3}|[IVXLC]{1,8}|[A-Z]|primero|primeiro|premier|único|unique)"
        numbered = rf"\s+{number}(?:[ºª°]|(?!\w))"
        if not entry.get("number", True):
            numbered = f"(?:{numbered})?"
        return re.compile(rf"(?P<label>(?:{words})(?!\w){numbered}){_SEPARATOR}", re.IGNORECASE)

    def read(self, text: str, line: Line) -> tuple[Label, ...]:
        """Return every reading of the line's beginning; none if it has no label."""
        found: list[Label] = []
        for entry, pattern in self._units:
            match = pattern.match(text, line.first, line.last)
            if match is not None and text[line.first].isupper():
                found.append(self._unit(entry, match, line))
        for entry, pattern in self._styles:
            match = pattern.match(text, line.first, line.last)
            if match is None:
                continue
            label = self._label(entry, match, line)
            if label is not None and all(label.style != other.style for other in found):
                found.append(label)
        return tuple(found)

    @staticmethod
    def _label(entry: Mapping[str, Any], match: re.Match[str], line: Line) -> Label | None:
        groups = match.groupdict()
        number = groups.get("number") or groups.get("number2")
        value = None if number is None else ordinal_of(number, entry["count"])
        if entry["count"] != "none" and value is None:
            return None
        style = str(entry["style"])
        if number is not None and entry["count"] == "none":
            style = f"{style}-{number.count('.')}"
        label = match["label"]
        return Label(
            style=style,
            use=entry["use"],
            path=entry["path"],
            number=number,
            value=value,
            start=match.start(),
            rest=match.end(),
            alone=match.end() >= line.last,
            closer=label[len(number) :] if number and label.startswith(number) else label[-1],
            bare=bool(entry.get("alone")),
            exact=bool(entry.get("exact")),
        )

    @staticmethod
    def _unit(entry: Mapping[str, Any], match: re.Match[str], line: Line) -> Label:
        number = match["number"]
        value: int | None = None
        if number is not None:
            if number.isdigit():
                value = int(number)
            else:
                value = _FIRST_WORDS.get(number.lower(), roman_value(number))
        return Label(
            style=f"unit-{entry['id']}",
            use="unit",
            path=entry["path"],
            number=number,
            value=value,
            start=match.start(),
            rest=match.end(),
            alone=match.end() >= line.last,
            kind=entry["kind"],
            top=bool(entry.get("top", False)),
            holds=entry.get("holds"),
        )
