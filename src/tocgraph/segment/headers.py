"""The header of a document: where it ends, and the facts that it states.

A header is often printed in two columns, the meeting on the left, symbol and
date on the right; plain text has their lines interleaved. So each cell is judged
by itself (is it a symbol, a date, a place, a labelled fact?), and what is left
over is joined: before the last reference, the meeting's name; after it, the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tocgraph.dates import DateFinder, DateHit
from tocgraph.model import HeaderField, Span
from tocgraph.segment.lines import Line, is_title_like
from tocgraph.segment.references import Cell, Classifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.resources import Resources
    from tocgraph.segment.labels import Label
    from tocgraph.segment.layout import Layout

__all__ = ["Header", "HeaderReader"]

_LONGEST_LINE = 160
_SHORTEST_PROSE = 60
_MOST_LINES = 40
_CELLS = re.compile(r"\S+(?:[ \u00a0]{1,2}\S+)*")
_REFERENCES = frozenset({"symbol", "series_symbol", "date", "range", "place", "language", "other"})


@dataclass
class Header:
    """What was found: how many lines the header takes, its span, title span and facts."""

    lines: int = 0
    span: Span | None = None
    title: Span | None = None
    fields: list[HeaderField] = field(default_factory=list)


class HeaderReader:
    """Reads the header of a document, if it has one."""

    def __init__(self, resources: Resources, layout: Layout) -> None:
        self._layout = layout
        self._classifier = Classifier(resources, DateFinder(resources))

    def read(self, text: str, lines: Sequence[Line]) -> Header:
        """Return the header of the lines; an empty one if they begin with the body."""
        size = self._size(text, lines)
        zone = [line for line in lines[:size] if not line.blank]
        if not zone:
            return Header()
        cells = self._cells(text, lines[:size])
        references = [cell for cell in cells if cell.kind in _REFERENCES]
        adopted = [cell for cell in cells if cell.kind == "adopted"]
        if not references and not adopted:
            titles = all(is_title_like(text[line.first : line.last]) for line in zone)
            if not titles or len(zone) > 8 or size == len(lines):
                return Header()
        header = Header(size, Span(zone[0].first, zone[-1].last))
        self._fill(text, header, cells)
        header.fields.sort(key=lambda item: (item.spans[0].start, item.name))
        return header

    # ------------------------------------------------------ where it ends

    def _size(self, text: str, lines: Sequence[Line]) -> int:
        """Return how many lines stand before the body."""
        count = 0
        position = 0
        while position < len(lines):
            line = lines[position]
            if line.blank:
                position += 1
                continue
            note = self._classifier.note_end(text, lines, position)
            if note is not None:
                position = note[1] + 1
                continue
            count += 1
            if count > _MOST_LINES or self._begins_body(text, lines, position):
                return position
            position += 1
        return len(lines)

    def _begins_body(self, text: str, lines: Sequence[Line], position: int) -> bool:
        line = lines[position]
        words = text[line.first : line.last]
        layout = self._layout
        if layout.is_opening(words) or layout.is_hinge(words) or layout.is_preamble(words):
            return True
        if self._layout.recitals.match(text, line.first, line.last) is not None:
            return True
        if any(self._begins_part(label) for label in self._layout.numbering.read(text, line)):
            return True
        if self._layout.is_heading(words) and self._label_follows(text, lines, position):
            return True
        return self._is_prose(text, lines, position)

    @staticmethod
    def _begins_part(label: Label) -> bool:
        return label.value == 1 and label.use in {"section", "item", "unit"}

    def _label_follows(self, text: str, lines: Sequence[Line], position: int) -> bool:
        following = next((line for line in lines[position + 1 :] if not line.blank), None)
        return following is not None and any(
            self._begins_part(label) for label in self._layout.numbering.read(text, following)
        )

    def _is_prose(self, text: str, lines: Sequence[Line], position: int) -> bool:
        """Say whether a sentence begins here that runs to its end, over several lines perhaps."""
        first = lines[position]
        if first.last - first.first > _LONGEST_LINE:
            return True
        for place in range(position, min(position + _MOST_LINES, len(lines))):
            line = lines[place]
            if line.blank or (place > position and self._is_marked(text, lines, place)):
                return False
            if text[first.first : line.last].endswith((".", ";")):
                break
        words = " ".join(text[first.first : line.last].split())
        small = sum(char.islower() for char in words)
        return (
            len(words) > _SHORTEST_PROSE
            and small > 0.7 * sum(char.isalpha() for char in words)
            and self._classifier.classify(text, Span(first.first, first.last)).kind == "free"
        )

    def _is_marked(self, text: str, lines: Sequence[Line], position: int) -> bool:
        line = lines[position]
        cell = self._classifier.classify(text, Span(line.first, line.last))
        return (
            cell.kind != "free"
            or self._classifier.note_end(text, lines, position) is not None
            or self._layout.is_opening(text[line.first : line.last])
            or self._layout.recitals.match(text, line.first, line.last) is not None
        )

    # --------------------------------------------------------- what it says

    def _cells(self, text: str, lines: Sequence[Line]) -> list[Cell]:
        cells: list[Cell] = []
        position, apart = 0, True
        while position < len(lines):
            line = lines[position]
            if line.blank:
                position, apart = position + 1, True
                continue
            note = self._classifier.note_end(text, lines, position)
            if note is not None:
                kind, last = note
                cells.append(Cell(kind, Span(line.first, lines[last].last)))
                position, apart = last + 1, False
                continue
            for match in _CELLS.finditer(text, line.first, line.last):
                for cell in self._classifier.classify_all(text, Span(*match.span())):
                    cells.append(replace(cell, apart=apart))
                    apart = False
            position += 1
        return cells

    def _fill(self, text: str, header: Header, cells: Sequence[Cell]) -> None:
        last = max(
            (place for place, cell in enumerate(cells) if cell.kind in _REFERENCES), default=-1
        )
        before = [cell for cell in cells[: last + 1] if cell.kind == "free"]
        meeting = self._meeting(text, before)
        if meeting:
            self._add(text, header, "meeting", tuple(cell.span for cell in meeting))
        title = self._title(text, cells[last + 1 :])
        if title is None and not meeting:
            # The title stands between symbol and date, or there is no symbol at all.
            kinds = [cell.kind for cell in cells]
            start = kinds.index("symbol") if "symbol" in kinds else 0
            if "symbol" in kinds or "series_symbol" not in kinds:
                title = self._title(text, cells[start : last + 1])
        if title is not None:
            header.title = title
            self._add(text, header, "title", (title,))
        for cell in cells:
            if cell.kind in {"symbol", "series_symbol", "place"}:
                self._add(text, header, cell.kind, (cell.span,))
            elif cell.kind == "language":
                self._put(header, "original_language", cell.value, cell.span)
            elif cell.kind == "adopted":
                self._adoption(text, header, cell.span)
        self._dates(header, cells, met=bool(meeting))

    def _title(self, text: str, cells: Sequence[Cell]) -> Span | None:
        """Return the first run of free words, without a word that only tells the type."""
        run: list[Cell] = []
        for cell in cells:
            if cell.kind == "free":
                run.append(cell)
            elif run:
                break
        if len(run) > 1 and self._classifier.is_type(run[0].span.of(text)):
            del run[0]
        return Span(run[0].span.start, run[-1].span.end) if run else None

    def _meeting(self, text: str, cells: Sequence[Cell]) -> list[Cell]:
        """Return the cells of the left column that hold the name of the meeting."""
        found: list[Cell] = []
        for cell in cells:
            words = " ".join(cell.span.of(text).split())
            if found:
                before = " ".join(found[-1].span.of(text).split())
                if cell.apart or not self._classifier.continues(before, words):
                    break
                found.append(cell)
            elif self._classifier.is_meeting(words):
                found.append(cell)
        return found

    def _dates(self, header: Header, cells: Sequence[Cell], *, met: bool) -> None:
        hits = [cell for cell in cells if cell.hit is not None]
        ranges = [cell for cell in hits if cell.kind == "range"]
        single = [cell for cell in hits if cell.kind == "date"]
        meeting: Cell | None = ranges[0] if ranges else None
        if meeting is None and met and len(single) > 1:
            # A meeting of one day: its date stands in the left column, before the
            # date of the paper.
            meeting = single.pop(0)
        if meeting is not None and meeting.hit is not None:
            hit: DateHit = meeting.hit
            span = Span(hit.start, hit.end)
            self._put(header, "meeting_start", hit.first, span)
            self._put(header, "meeting_end", hit.last or hit.first, span)
        if len(single) == 1 and single[0].hit is not None:
            hit = single[0].hit
            self._put(header, "date", hit.first, Span(hit.start, hit.end))

    def _adoption(self, text: str, header: Header, span: Span) -> None:
        who, when = self._classifier.adoption(text, span)
        if who is not None:
            self._add(text, header, "adopted_by", (who,))
        if when is not None:
            self._put(header, "adopted_on", when.first, Span(when.start, when.end))

    def _add(self, text: str, header: Header, name: str, spans: tuple[Span, ...]) -> None:
        value = " ".join(" ".join(span.of(text) for span in spans).split())
        header.fields.append(HeaderField(name, value, spans, f"header/{name.replace('_', '-')}"))

    @staticmethod
    def _put(header: Header, name: str, value: str, span: Span) -> None:
        rule = f"header/{name.replace('_', '-')}"
        header.fields.append(HeaderField(name, value, (span,), rule))
