"""Dates as texts write them, in four languages: one date, a range, a month.

The month names and the forms stand in ``data/lexicon/dates.toml``. What is not
a day of the calendar (31 April) is not found; figures alone (03/04/2019) are not
read, because they name one day in one country and another in the next.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.resources import Resources

__all__ = ["DateFinder", "DateHit", "is_partial_date"]

LEXICON = "data/lexicon/dates.toml"
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:º|er|st|nd|rd|th)?(?![\d.])"
_YEAR = r"(?:1[5-9]|20)\d{2}"


@dataclass(frozen=True, slots=True)
class DateHit:
    """One date in a text.

    ``first`` is ISO 8601, to the day or to the month; ``last`` is the other end
    of a range, else ``None``. ``rule`` names the form that matched.
    """

    start: int
    end: int
    first: str
    last: str | None
    rule: str


def is_partial_date(value: str) -> bool:
    """Say whether the value is a year, a month or a day of the calendar in ISO 8601.

    >>> [is_partial_date(value) for value in ("2019", "2019-03", "2019-03-20", "2019-02-30")]
    [True, True, True, False]
    """
    match = _PARTIAL.fullmatch(value)
    if match is None:
        return False
    year, month, day = match.groups()
    return _iso(int(year), int(month or 1), int(day or 1)) is not None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


class DateFinder:
    """Finds the dates of a text.

    >>> from tocgraph.resources import Resources
    >>> finder = DateFinder(Resources())
    >>> [hit.first for hit in finder.find("Adopted on March 20, 2019")]
    ['2019-03-20']
    >>> [(hit.first, hit.last) for hit in finder.find("19 y 20 de marzo de 2019")]
    [('2019-03-19', '2019-03-20')]
    """

    def __init__(self, resources: Resources) -> None:
        data = resources.toml(LEXICON)
        months: Mapping[str, list[list[str]]] = data["months"]
        self._months = {
            language: {
                name.casefold(): number
                for number, names in enumerate(listed, start=1)
                for name in names
            }
            for language, listed in months.items()
        }
        self._capitalised = frozenset(data["capitalised"])
        self._forms = [
            (
                f"date/{form['language']}/{number}",
                str(form["language"]),
                self._compile(form),
            )
            for number, form in enumerate(data["form"], start=1)
        ]

    def _compile(self, form: Mapping[str, Any]) -> re.Pattern[str]:
        names = sorted(self._months.get(form["language"], {}), key=lambda name: (-len(name), name))
        month = f"(?:{'|'.join(map(re.escape, names))})\\b\\.?" if names else "(?!)"
        pattern = str(form["template"]).replace(" ", r"\s+").replace(r"\s+?", r"\s*")
        for part, body in (
            ("day", _DAY),
            ("day2", _DAY),
            ("month", month),
            ("month2", month),
            ("year", _YEAR),
            ("mm", r"\d{2}"),
            ("dd", r"\d{2}"),
        ):
            pattern = pattern.replace(f"{{{part}}}", f"(?P<{part}>{body})")
        return re.compile(rf"(?<![\w/.-]){pattern}(?![\w/])", re.IGNORECASE)

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[DateHit, ...]:
        """Return the dates between ``start`` and ``end``, in order, none overlapping.

        Of two dates that overlap the longer is kept, so the range wins over the
        day that ends it.
        """
        stop = len(text) if end is None else end
        found: list[tuple[int, int, int, DateHit | None]] = []
        for order, (rule, language, pattern) in enumerate(self._forms):
            for match in pattern.finditer(text, start, stop):
                hit = self._hit(match, language, rule)
                found.append((match.start(), match.end(), order, hit))
        found.sort(key=lambda item: (item[0] - item[1], item[0], item[3] is None, item[2]))
        # What looks like a date and is none ("31 April 2019") keeps its place too,
        # so that no shorter date is read out of it.
        kept: list[tuple[int, int, int, DateHit | None]] = []
        for item in found:
            if all(item[1] <= other[0] or other[1] <= item[0] for other in kept):
                kept.append(item)
        return tuple(hit for *_place, hit in sorted(kept, key=lambda item: item[0]) if hit)

    def _hit(self, match: re.Match[str], language: str, rule: str) -> DateHit | None:
        parts = {key: value for key, value in match.groupdict().items() if value}
        year = int(parts["year"])
        if "mm" in parts:
            month: int | None = int(parts["mm"])
            day: int | None = int(parts["dd"])
        elif language in self._capitalised and parts["month"][0].islower():
            return None
        else:
            month = self._month(language, parts["month"])
            day = _number(parts.get("day"))
        if month is None:
            return None
        if day is None:
            return DateHit(match.start(), match.end(), f"{year}-{month:02}", None, rule)
        first = _iso(year, month, day)
        if first is None:
            return None
        last = None
        if "day2" in parts:
            month2 = self._month(language, parts["month2"]) if "month2" in parts else month
            last = _iso(year, month2 or 0, _number(parts["day2"]) or 0)
            if last is None or last < first:
                return None
        return DateHit(match.start(), match.end(), first, last, rule)

    def _month(self, language: str, word: str) -> int | None:
        return self._months[language].get(word.rstrip(".").casefold())


def _number(word: str | None) -> int | None:
    return None if word is None else int(re.sub(r"\D", "", word))
