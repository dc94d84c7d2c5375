"""What one cell of a header is: a symbol, a date, a place, a labelled fact, or free words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.fold import fold
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
TYPES_LEXICON = "data/lexicon/document-types.toml"
_WORD = re.compile(r"[^\W\d_]+")
_GLUE = r"[\s,;–—\-()]*"
_PLAIN_GLUE = re.compile(_GLUE)
# Up to three words, each with a capital.
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ '’-][^\W\d_a-z][^\W\d_]*){0,2}")
_LONGEST_NOTE = 6
_SHORTEST_NOTE = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a header and what it is.

    ``kind``: ``symbol``, ``series_symbol``, ``date``, ``range``, ``place``,
    ``language``, ``other`` (a labelled fact of no use), ``adopted``, ``note``
    (anything else in brackets) or ``free``. ``apart``: a blank line stands before.
    """

    kind: str
    span: Span
    value: str = ""
    hit: DateHit | None = None
    apart: bool = False


class Classifier:
    """Tells what a cell of a header is."""

    def __init__(self, resources: Resources, dates: DateFinder) -> None:
        data = resources.toml(HEADER_LEXICON)
        self._dates = dates
        self._symbols = SymbolFinder(resources)
        self._labels = [
            (re.compile(rf"(?<!\S)(?:{entry['pattern']})", re.IGNORECASE), entry.get("field"))
            for entry in data["label"]
        ]
        self._languages = {
            name.casefold(): code for code, names in data["languages"].items() for name in names
        }
        self._adopted = [
            (
                re.compile(rf"\(?\s*(?P<by>{entry['by']})", re.IGNORECASE),
                re.compile(rf"\(?\s*(?P<at>{entry['at']})", re.IGNORECASE),
                re.compile(entry["session"], re.IGNORECASE),
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
        connecting = "|".join(map(re.escape, meeting["connecting"]))
        self._unfinished = re.compile(rf"(?:^|\s)(?:{connecting})$", re.IGNORECASE)
        self._continuing = re.compile(rf"(?:{connecting})\s", re.IGNORECASE)
        self._types = frozenset(words.casefold() for words in data["types"]["alone"])
        self._place = _place_pattern(resources)
        announcing = {
            fold(word)
            for entry in resources.toml(TYPES_LEXICON)["type"]
            for language in ("en", "es", "pt", "fr")
            for word in entry[language]
        }
        self._announces = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(announcing)))})\b")
        joining = "|".join(map(re.escape, data["dates"]["joining"]))
        self._glue = re.compile(rf"{_GLUE}(?:\b(?:{joining})\s+)?", re.IGNORECASE)
        self._joined = re.compile(rf"\s(?:{joining})\s+$", re.IGNORECASE)

    def is_type(self, words: str) -> bool:
        """Say whether the words only tell what kind of document it is ("RESOLUTION")."""
        return words.casefold() in self._types

    def continues(self, before: str, words: str) -> bool:
        """Say whether words of one column go on in a next cell of it."""
        if self._unfinished.search(before) or self._continuing.match(words):
            return True
        return before.isupper() == words.isupper() and not before.endswith((")", ".", ":"))

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
        if labelled is not None and labelled[0] == span.start:
            return labelled[1]
        found = self._marks(text, span)
        if found and self._is_covered(text, span, found):
            return found
        # The columns may have run into one line: what is free must be in capitals
        # then, as the names of organs and meetings are.
        edge = span.end if labelled is None else labelled[0]
        right = [cell for cell in found if cell.span.end <= edge]
        if labelled is not None and right and self._is_covered(text, Span(span.start, edge), right):
            return [*right, *labelled[1]]
        for place, cell in enumerate(right):
            rest = right[place:]
            left = _trimmed(text, span.start, cell.span.start)
            if (
                self._is_covered(text, Span(cell.span.start, edge), rest)
                and left.of(text).isupper()
            ):
                return [Cell("free", left), *rest, *(labelled[1] if labelled else ())]
        dated = self._dated(text, span, found) if labelled is None else None
        if dated is not None:
            return dated
        if labelled is not None and text[span.start : edge].isupper():
            return [Cell("free", _trimmed(text, span.start, edge)), *labelled[1]]
        if found and found[0].kind == "symbol" and found[0].span.start == span.start:
            # "AG/RES. 2925 (XLVIII-O/18) Advancing hemispheric security"
            return [found[0], Cell("free", _trimmed(text, found[0].span.end, span.end))]
        return [Cell("free", span)]

    def _labelled(self, text: str, span: Span) -> tuple[int, list[Cell]] | None:
        """Return where a labelled fact begins in the cell, and what it says."""
        for pattern, name in self._labels:
            match = pattern.search(text, span.start, span.end)
            if match is None or (match.start() > span.start and name is None):
                continue
            if name != "original_language":
                return match.start(), [Cell("other", span)]
            cells = [
                Cell("language", Span(word.start(), word.end()), self._languages[key])
                for word in _WORD.finditer(text, match.end(), span.end)
                if (key := word.group().casefold()) in self._languages
            ]
            return match.start(), cells or [Cell("other", Span(match.start(), span.end))]
        return None

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

    def _dated(self, text: str, span: Span, found: Sequence[Cell]) -> list[Cell] | None:
        """Read "Xalapa, 4 de mayo de 2016": a date line, though nobody listed the place.

        Whether the words before the comma are a place is not known, so none is stated.
        """
        if len(found) != 1 or found[0].hit is None:
            return None
        date = found[0].span
        if _PLAIN_GLUE.fullmatch(text, date.end, span.end) is None:
            return None
        before = self._joined.sub("", text[span.start : date.start]).rstrip()
        words = before.rstrip(" ,–—-")
        if "," not in before[len(words) :] or not _CAPITALISED.fullmatch(words):
            return None
        if words.isupper() or self.is_meeting(words) or self._announces.search(fold(words)):
            return None
        return [Cell("other", Span(span.start, span.start + len(words))), found[0]]

    def _is_covered(self, text: str, span: Span, cells: Sequence[Cell]) -> bool:
        position = span.start
        for cell in cells:
            joins = self._glue if cell.hit is not None else _PLAIN_GLUE
            if joins.fullmatch(text, position, cell.span.start) is None:
                return False
            position = cell.span.end
        return _PLAIN_GLUE.fullmatch(text, position, span.end) is not None

    # ------------------------------------------------------------- adoption

    def note_end(self, text: str, lines: Sequence[Line], position: int) -> tuple[str, int] | None:
        """Return the kind and the last line of a note that begins at this line, if one does.

        A note stands in brackets, perhaps over several lines; a note of adoption
        also stands without, on a line that states the date.
        """
        line = lines[position]
        adopts = any(
            by.match(text, line.first, line.last) or at.match(text, line.first, line.last)
            for by, at, *_cuts in self._adopted
        )
        if text[line.first] != "(":
            dated = adopts and self._dates.find(text, line.first, line.last)
            return ("adopted", position) if dated else None
        for last in range(position, min(position + _LONGEST_NOTE, len(lines))):
            if lines[last].blank:
                return None
            words = text[line.first : lines[last].last]
            if words.endswith(")"):
                # An acronym in brackets belongs to the name above it.
                wordy = words.count(" ") > _SHORTEST_NOTE
                return ("adopted" if adopts else "note", last) if adopts or wordy else None
        return None

    def adoption(self, text: str, span: Span) -> tuple[Span | None, DateHit | None]:
        """Return who adopted the document and when, as far as the note says."""
        hits = self._dates.find(text, span.start, span.end)
        when = hits[-1] if hits else None
        for by, _at, session, until in self._adopted:
            match = by.match(text, span.start, span.end)
            if match is None:
                continue
            stop = when.start if when is not None else span.end
            # The words before the date may end in what joins it on ("on", "el").
            for cut in until.finditer(text, match.end(), stop):
                if not text[cut.end() : stop].strip(" ,)"):
                    stop = cut.start()
                    break
            # What tells the session or the place is no part of the name.
            told = session.search(text, match.end(), stop)
            if told is not None:
                stop = told.start()
            who = self._without_place(text, _trimmed(text, match.end(), stop))
            return (who if who.end > who.start else None), when
        return None, when

    def _without_place(self, text: str, who: Span) -> Span:
        for comma in re.finditer(r",\s+", text[who.start : who.end]):
            place = self._place.match(text, who.start + comma.end(), who.end)
            if place is not None and place.end() == who.end:
                return Span(who.start, who.start + comma.start())
        return who


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",:;()–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;("):
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return Span(start, end)


def _place_pattern(resources: Resources) -> re.Pattern[str]:
    data = resources.toml(PLACES_LEXICON)

    def names(key: str) -> str:
        ordered = sorted(data[key], key=lambda name: (-len(name), name))
        return "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered)

    return re.compile(
        rf"(?P<place>(?:{names('cities')})(?:,\s*(?:{names('countries')}))?)(?=\s*(?:$|[,;(–—-]|\d))",
        re.IGNORECASE,
    )
