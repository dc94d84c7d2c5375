"""Words that limit an act or stand beside its object: conditions, time limits, channels.

What each pattern means and the words it must find stand in the data file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocgraph.dates import DateFinder
from tocgraph.fold import fold
from tocgraph.interpret.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.resources import Resources

__all__ = ["Adjunct", "AdjunctFinder", "Thing"]

LEXICON = "data/lexicon/interpret-adjuncts.toml"
_PHRASE = r"[^,;:.()]*"
_SLOT = re.compile(r"\{(entity|event|act|group)\}")


@dataclass(frozen=True, slots=True)
class Thing:
    """A mention or a group, as far as adjuncts need it: where it stands and what it is.

    ``kind`` is a kind of mention, ``group``, ``others`` (a group that no list holds) or
    ``date``; ``key`` the mention's id, the group's, the words, or the
    ISO date; ``known`` is false for an unresolved mention.
    """

    start: int
    end: int
    kind: str
    key: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Adjunct:
    """One adjunct: its words, its kind, its rule, and the things its words name."""

    start: int
    end: int
    kind: str
    rule: str
    value: str | None = None
    things: tuple[Thing, ...] = ()


_FITS: Mapping[str, frozenset[str]] = {
    "entity": frozenset({"body", "meeting", "programme"}),
    "event": frozenset({"meeting", "date"}),
    "act": frozenset({"instrument", "resolution", "programme"}),
    "group": frozenset({"group", "others"}),
}


class AdjunctFinder:
    """Finds the adjuncts of one language.

    >>> from tocgraph.resources import Resources
    >>> finder = AdjunctFinder("en", Resources())
    >>> text = "To hold meetings at least once a year."
    >>> [(text[a.start : a.end], a.kind, a.value) for a in finder.find(text, 0, len(text), ())]
    [('at least once a year', 'time-limit', 'P1Y')]
    """

    def __init__(self, language: str, resources: Resources) -> None:
        data: Mapping[str, Any] = resources.toml(LEXICON)
        numbers: Sequence[str] = data["numbers"][language]
        self._numbers = {name: str(count) for count, name in enumerate(numbers, start=1)}
        number = rf"(?P<number>{'|'.join(numbers)}|\d{{1,2}})"
        self._dates = DateFinder(resources)
        self._entries: list[tuple[Mapping[str, Any], list[_Pattern]]] = [
            (
                entry,
                [
                    _Pattern(pattern.replace("{number}", number).replace("{phrase}", _PHRASE))
                    for pattern in entry[language]
                ],
            )
            for entry in data["adjunct"]
            if entry["kind"] != "means"
        ]
        self._means = [
            (entry["id"], entry["action"], re.compile(words(pattern)))
            for entry in data["adjunct"]
            if entry["kind"] == "means"
            for pattern in entry[language]
        ]

    def find(self, text: str, start: int, end: int, things: Sequence[Thing]) -> tuple[Adjunct, ...]:
        """Return the adjuncts of a stretch in order; of two that overlap, the first listed.

        ``things`` are the mentions and groups of the stretch. An adjunct never
        begins inside one.
        """
        folded = fold(text[start:end])
        dates = [
            Thing(hit.start, hit.end, "date", hit.first)
            for hit in self._dates.find(text, start, end)
        ]
        known = [*things, *dates]
        found: list[Adjunct] = []
        for entry, patterns in self._entries:
            for pattern in patterns:
                for adjunct in pattern.find(folded, start, known, entry, self._numbers):
                    if _free(adjunct, found) and not _inside(adjunct, things):
                        found.append(adjunct)
        found.sort(key=lambda adjunct: adjunct.start)
        return tuple(_joined(found, folded, start))

    def means(self, folded: str, start: int, end: int, action: str) -> Adjunct | None:
        """Return the first words of an object that the act uses as a means or channel.

        >>> from tocgraph.resources import Resources
        >>> finder = AdjunctFinder("en", Resources())
        >>> text = "to use the web page as a clearing house"
        >>> found = finder.means(text, 7, len(text), "use")
        >>> text[found.start : found.end]
        'the web page'
        """
        while start < end and folded[start].isspace():
            start += 1
        for rule, slug, pattern in self._means:
            match = pattern.search(folded, start, end) if slug == action else None
            if match is not None and not set(",;:.") & set(folded[start : match.start()]):
                return Adjunct(start, match.start(), "channel-words", rule)
        return None


class _Pattern:
    """One pattern, cut where a thing must stand."""

    def __init__(self, pattern: str) -> None:
        # A thing is not text that a pattern can match: its place is taken by a name that
        # is looked up afterwards.
        self._slots = _SLOT.findall(pattern)
        count = iter(range(len(self._slots)))
        pattern = _SLOT.sub(lambda _: f"(?P<thing{next(count)}>\x00\\d+\x00)", pattern)
        self._regex = re.compile(rf"(?<![\w-])(?:{words(pattern)})(?![\w-])")

    def find(
        self,
        folded: str,
        offset: int,
        known: Sequence[Thing],
        entry: Mapping[str, Any],
        numbers: Mapping[str, str],
    ) -> Iterator[Adjunct]:
        text, back = _with_things(folded, offset, known, self._slots)
        for match in self._regex.finditer(text):
            things: list[Thing] = []
            for index, slot in enumerate(self._slots):
                written = match.group(f"thing{index}")
                if written is not None:
                    thing = known[int(written.strip("\x00"))]
                    if thing.kind not in _FITS[slot]:
                        break
                    things.append(thing)
            else:
                start, stop = (back(position) for position in match.span())
                stop = _trimmed(folded, offset, start, stop)
                yield Adjunct(
                    start,
                    stop,
                    _kind(entry, start, stop, known),
                    entry["id"],
                    _value(entry, match, things, numbers),
                    tuple(things),
                )


def _with_things(
    folded: str, offset: int, known: Sequence[Thing], slots: Sequence[str]
) -> tuple[str, Any]:
    """Replace the things that the slots may take; return the text and the way back."""
    if not slots:
        return folded, lambda position: position + offset
    fits = frozenset().union(*(_FITS[slot] for slot in slots))
    chosen: list[tuple[int, Thing]] = []
    for index, thing in sorted(
        enumerate(known), key=lambda pair: (pair[1].start, pair[1].start - pair[1].end)
    ):
        if thing.kind in fits and (not chosen or chosen[-1][1].end <= thing.start):
            chosen.append((index, thing))
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = [(0, offset)]
    position = 0
    length = 0
    for index, thing in chosen:
        lead = folded[position : thing.start - offset]
        mark = f"\x00{index}\x00"
        pieces += [lead, mark]
        length += len(lead)
        anchors.append((length, thing.start))
        length += len(mark)
        anchors.append((length, thing.end))
        position = thing.end - offset
    pieces.append(folded[position:])

    def back(at: int) -> int:
        view, source = max(anchor for anchor in anchors if anchor[0] <= at)
        return source + at - view

    return "".join(pieces), back


def _trimmed(folded: str, offset: int, start: int, end: int) -> int:
    while end > start and folded[end - offset - 1].isspace():
        end -= 1
    return end


def _kind(entry: Mapping[str, Any], start: int, end: int, known: Sequence[Thing]) -> str:
    kind: str = entry["kind"]
    if entry.get("unless") == "act" and any(
        thing.kind in _FITS["act"] and start <= thing.start and thing.end <= end for thing in known
    ):
        return "basis"
    return kind


def _value(
    entry: Mapping[str, Any],
    match: re.Match[str],
    things: Sequence[Thing],
    numbers: Mapping[str, str],
) -> str | None:
    value: str | None = entry.get("value")
    if value is not None and "{n}" in value:
        number = match.group("number")
        return value.replace("{n}", numbers.get(number, number))
    if value is None and entry["kind"] == "time-limit":
        days = [thing.key for thing in things if thing.kind == "date" and len(thing.key) == 10]
        return days[0] if days else None
    return value


def _free(adjunct: Adjunct, found: Sequence[Adjunct]) -> bool:
    return all(adjunct.end <= other.start or other.end <= adjunct.start for other in found)


def _inside(adjunct: Adjunct, things: Sequence[Thing]) -> bool:
    return any(thing.start < adjunct.start < thing.end for thing in things)


def _joined(found: Sequence[Adjunct], folded: str, offset: int) -> Iterator[Adjunct]:
    """Join time limits that follow each other: "periodically, at least once a year"."""
    waiting: Adjunct | None = None
    for adjunct in found:
        if waiting is None:
            waiting = adjunct
            continue
        between = folded[waiting.end - offset : adjunct.start - offset].strip(" ,")
        if waiting.kind == adjunct.kind == "time-limit" and not between:
            waiting = Adjunct(
                waiting.start,
                adjunct.end,
                "time-limit",
                adjunct.rule,
                waiting.value or adjunct.value,
                waiting.things + adjunct.things,
            )
            continue
        yield waiting
        waiting = adjunct
    if waiting is not None:
        yield waiting
