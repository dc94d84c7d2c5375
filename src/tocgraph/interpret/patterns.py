"""Patterns over a text from which names, dates and places have been taken out.

In such a text a name is a token like ``<body:3>``, so that one pattern fits every
body; ``3`` leads back to the mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.dates import DateFinder, DateHit
from tocgraph.fold import View, fold
from tocgraph.interpret.lexicon import words
from tocgraph.model import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.resources import Resources

__all__ = ["Named", "NamedText", "Pattern", "PlaceFinder", "PlaceHit"]

_ALIASES = {"act": "instrument|programme|resolution"}
_PLACES = "data/lexicon/places.toml"
_SLOT = re.compile(r"\{(?P<name>\w*):(?P<kinds>[\w|]+)(?P<row>\+?)\}")
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_TOKEN = re.compile(r"<\w[\w-]*:(\d+)>")


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """The name of a city where it stands in a text."""

    start: int
    end: int


Named = Mention | DateHit | PlaceHit


class PlaceFinder:
    """Finds the cities of the lexicon.

    >>> from tocgraph.resources import Resources
    >>> text = "gathered in Washington, D.C., on March 19"
    >>> [text[hit.start : hit.end] for hit in PlaceFinder(Resources()).find(text)]
    ['Washington, D.C.']
    """

    def __init__(self, resources: Resources) -> None:
        cities = sorted(map(fold, resources.toml(_PLACES)["cities"]), key=lambda city: -len(city))
        body = "|".join(re.escape(city).replace(r"\ ", r"\s+") for city in cities)
        self._pattern = re.compile(rf"(?<![\w-])(?:{body})(?![\w-])")

    def find(self, text: str) -> Iterator[PlaceHit]:
        """Yield the cities named, each written with a capital."""
        for match in self._pattern.finditer(fold(text)):
            if text[match.start()].isupper():
                yield PlaceHit(match.start(), match.end())


class NamedText:
    """A stretch of a text with its names replaced by tokens, and the way back."""

    def __init__(self, text: str, start: int, end: int, named: Sequence[tuple[str, Named]]) -> None:
        self.start = start
        self._named: list[Named] = []
        edits: list[tuple[int, int, str]] = []
        position = start
        for kind, one in sorted(named, key=lambda pair: (pair[1].start, -pair[1].end)):
            if one.start < position or one.end > end:
                continue
            edits.append((one.start - start, one.end - start, f"<{kind}:{len(self._named)}>"))
            self._named.append(one)
            position = one.end
        source = fold(text[start:end]).replace("<", " ").replace(">", " ")
        self._view = View(source, edits)
        self.text = self._view.text

    def span(self, start: int, end: int) -> Span:
        """Return the span of the whole text that a span of this one stands for."""
        found = self._view.span(start, end)
        return Span(found.start + self.start, found.end + self.start)

    def named(self, tokens: str) -> tuple[Named, ...]:
        """Return what the tokens stand for, without what stands in brackets between them."""
        row = _BRACKETED.sub(" ", tokens)
        return tuple(self._named[int(index)] for index in _TOKEN.findall(row))


class Pattern:
    """One pattern of the lexicon, compiled.

    >>> pattern = Pattern("{s:meeting},? {=held in {p:place}}", " ")
    >>> match = pattern.regex.search("the <meeting:0>, held in <place:1> last year")
    >>> match["s"], match["cue"]
    ('<meeting:0>', 'held in <place:1>')
    """

    def __init__(self, pattern: str, row: str) -> None:
        seen: set[str] = set()

        def slot(match: re.Match[str]) -> str:
            kinds = "|".join(_ALIASES.get(kind, kind) for kind in match["kinds"].split("|"))
            token = f"<(?:{kinds}):\\d+>"
            if match["row"]:
                token = f"{token}(?:{words(row)}{token})*"
            name = match["name"]
            if not name or name in seen:
                return f"(?:{token})"
            seen.add(name)
            return f"(?P<{name}>{token})"

        self.regex = re.compile(_SLOT.sub(slot, words(_cues(pattern))), re.DOTALL)
        self.acts = frozenset(
            match["name"] for match in _SLOT.finditer(pattern) if "act" in match["kinds"].split("|")
        )

    def finditer(self, named: NamedText, *, whole: bool) -> Iterator[re.Match[str]]:
        """Yield the matches in a text; with ``whole``, only a match of all of it."""
        if whole:
            match = self.regex.fullmatch(named.text)
            if match is not None:
                yield match
            return
        position = 0
        while (match := self.regex.search(named.text, position)) is not None:
            yield match
            # The object of one link may be the subject of the next.
            token = _TOKEN.search(named.text, match.start())
            position = max(match.start() + 1, token.end() if token else match.end())


def _cues(pattern: str) -> str:
    """Turn ``{=words}`` into a group of the name *cue*; braces may stand inside."""
    while (start := pattern.find("{=")) >= 0:
        depth = 0
        for position in range(start, len(pattern)):
            depth += {"{": 1, "}": -1}.get(pattern[position], 0)
            if depth == 0:
                inner = pattern[start + 2 : position]
                pattern = f"{pattern[:start]}(?P<cue>{inner}){pattern[position + 1 :]}"
                break
        else:
            raise ValueError(f"the braces of {pattern!r} do not match")
    return pattern


def dated(text: str, start: int, end: int, finder: DateFinder) -> list[tuple[str, Named]]:
    """Return the dates of a stretch as named things."""
    return [("date", hit) for hit in finder.find(text, start, end)]


def by_nesting(mentions: Sequence[Mention]) -> Mapping[str | None, tuple[Mention, ...]]:
    """Return the mentions by the mention they stand directly in."""
    found: dict[str | None, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.nested_in, []).append(mention)
    return {key: tuple(inner) for key, inner in found.items()}
