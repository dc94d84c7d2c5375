"""What one cell of a header is: a symbol, a date, a place, a labelled fact, or free words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.model import Span
from tocgraph.symbols import SymbolFinder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.dates import DateFinder, DateHit
    from tocgraph.resources import Resources
    from tocgraph.segment.lines import Line

__all__ = ["Cell", "Classifier"]

HEADER_LEXICON = "data/lexicon/header.toml"
PLACES_LEXICON = "data/lexicon/places.toml"
_GLUE = re.compile(r"[\s,;–—\-()]*")
_LONGEST_ADOPTION = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a header and what it is.

    ``kind``: ``symbol``, ``series_symbol``, ``date``, ``range``, ``place``,
    ``language``, ``other`` (a labelled fact of no use), ``adopted`` or ``free``.
    """

    kind: str
    span: Span
    value: str = ""
    hit: DateHit | None = None


class Classifier:
    """Tells what a cell of a header is."""

    def __init__(self, resources: Resources, dates: DateFinder) -> None:
        data = resources.toml(HEADER_LEXICON)
        self._dates = dates
        self._symbols = SymbolFinder(resources)
        self._labels = [
            (re.compile(entry["pattern"], re.IGNORECASE), entry.get("field"))
            for entry in data["label"]
        ]
        self._languages = {
            name.casefold(): code for code, names in data["languages"].items() for name in names
        }
        self._adopted = [
            (
                re.compile(rf"\(?\s*(?P<by>{entry['by']})", re.IGNORECASE),
                re.compile(rf"\(?\s*(?P<at>{entry['at']})", re.IGNORECASE),
                re.compile(entry["until"], re.IGNORECASE),
            )
            for entry in data["adopted"]
        ]
        meeting = data["meeting"]
        nouns = "|".join(re.escape(noun) for noun in sorted(meeting["nouns"], key=len)[::-1])
        ordinals = "|".join(meeting["ordinals"])
        self._meeting = re.compile(
            rf"(?:the\s+)?(?:{ordinals})\s+(?:[\w-]+\s+){{0,{meeting['between']}}}?(?:{nouns})\b",
            re.IGNORECASE,
        )
        self._place = _place_pattern(resources)

    def is_meeting(self, words: str) -> bool:
        """Say whether the words begin with the name of a meeting."""
        return self._meeting.match(words) is not None

    def classify(self, text: str, span: Span) -> Cell:
        """Return what the cell as a whole is."""
        cells = self.classify_all(text, span)
        return cells[0] if len(cells) == 1 else Cell("other", span)

    def classify_all(self, text: str, span: Span) -> list[Cell]:
        """Return what the cell is: one thing, or a place and a date, or several symbols."""
        labelled = self._labelled(text, span)
        if labelled:
            return labelled
        found = self._marks(text, span)
        covered = [Span(cell.span.start, cell.span.end) for cell in found]
        if found and _is_covered(text, span, covered):
            return found
        if found and found[0].kind == "symbol" and found[0].span.start == span.start:
            # "AG/RES. 2925 (XLVIII-O/18) Advancing hemispheric security"
            rest = _trimmed(text, found[0].span.end, span.end)
            return [found[0], Cell("free", rest)]
        return [Cell("free", span)]

    def _labelled(self, text: str, span: Span) -> list[Cell]:
        for pattern, name in self._labels:
            match = pattern.match(text, span.start, span.end)
            if match is None:
                continue
            if name != "original_language":
                return [Cell("other", span)]
            cells = [
                Cell("language", Span(word.start(), word.end()), self._languages[key])
                for word in re.compile(r"[^\W\d_]+").finditer(text, match.end(), span.end)
                if (key := word.group().casefold()) in self._languages
            ]
            return cells or [Cell("other", span)]
        return []

    def _marks(self, text: str, span: Span) -> list[Cell]:
        found: list[Cell] = []
        for symbol in self._symbols.find(text, span.start, span.end):
            kind = "series_symbol" if symbol.kind == "series-symbol" else "symbol"
            found.append(Cell(kind, Span(symbol.start, symbol.end)))
        for hit in self._dates.find(text, span.start, span.end):
            kind = "date" if hit.last is None else "range"
            found.append(Cell(kind, Span(hit.start, hit.end), hit.first, hit))
        place = self._place.match(text, span.start, span.end)
        if place is not None:
            found.append(Cell("place", Span(*place.span("place"))))
        elif found:
            last = max(cell.span.end for cell in found)
            rest = _trimmed(text, last, span.end)
            place = self._place.match(text, rest.start, rest.end)
            if place is not None:
                found.append(Cell("place", Span(*place.span("place"))))
        found.sort(key=lambda cell: (cell.span.start, -cell.span.end))
        kept: list[Cell] = []
        for cell in found:
            if not kept or cell.span.start >= kept[-1].span.end:
                kept.append(cell)
        return kept

    # ------------------------------------------------------------- adoption

    def adoption_end(self, text: str, lines: Sequence[Line], position: int) -> int | None:
        """Return the last line of a note of adoption that begins at this line, if one does."""
        line = lines[position]
        if not any(
            by.match(text, line.first, line.last) or at.match(text, line.first, line.last)
            for by, at, _until in self._adopted
        ):
            return None
        if text[line.first] != "(":
            # Without a bracket only a line that also states the date is believed.
            return position if self._dates.find(text, line.first, line.last) else None
        for last in range(position, min(position + _LONGEST_ADOPTION, len(lines))):
            if lines[last].blank:
                return None
            if text[line.first : lines[last].last].endswith(")"):
                return last
        return None

    def adoption(self, text: str, span: Span) -> tuple[Span | None, DateHit | None]:
        """Return who adopted the document and when, as far as the note says."""
        hits = self._dates.find(text, span.start, span.end)
        when = hits[-1] if hits else None
        for by, _at, until in self._adopted:
            match = by.match(text, span.start, span.end)
            if match is None:
                continue
            limit = when.start if when is not None else span.end
            # The words before the date may end in what joins it on ("on", "el").
            stop = limit
            for cut in until.finditer(text, match.end(), limit):
                rest = text[cut.end() : limit].strip(" ,)")
                if not rest or _tells_session(cut):
                    stop = cut.start()
                    break
            who = _trimmed(text, match.end(), stop)
            return (who if who.end > who.start else None), when
        return None, when


def _tells_session(cut: re.Match[str]) -> bool:
    """Say whether what is cut off tells the session or the place, not part of the name."""
    words = cut.group().casefold().split()
    return len(words) > 1 or words[0].startswith(("held", "celebrad", "realizad", "tenue"))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",;()–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;("):
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return Span(start, end)


def _is_covered(text: str, span: Span, parts: Sequence[Span]) -> bool:
    position = span.start
    for part in parts:
        if _GLUE.fullmatch(text, position, part.start) is None:
            return False
        position = part.end
    return _GLUE.fullmatch(text, position, span.end) is not None


def _place_pattern(resources: Resources) -> re.Pattern[str]:
    data = resources.toml(PLACES_LEXICON)

    def names(key: str) -> str:
        ordered = sorted(data[key], key=lambda name: (-len(name), name))
        return "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered)

    return re.compile(
        rf"(?P<place>(?:{names('cities')})(?:,\s*(?:{names('countries')}))?)(?=\s*(?:$|[,;(–—-]|\d))",
        re.IGNORECASE,
    )
