"""Put an annotation on its text: every quote becomes a span.

All that can go wrong goes wrong here and loudly: the text is not the one that
was annotated, a quote is not where it is said to be, a mention stands in a
smaller part than the one it is noted under.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.errors import DataError
from tocgraph.evaluate.locate import find_quote
from tocgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.evaluate.gold import (
        GoldFile,
        NotedClaim,
        NotedDirective,
        NotedHeader,
        NotedMention,
        NotedProvision,
    )

__all__ = [
    "GoldClaim",
    "GoldDirective",
    "GoldDocument",
    "GoldHeader",
    "GoldMention",
    "GoldProvision",
    "place",
]

_LABEL = re.compile(r"\(?\w{1,4}[.)]\s+")


@dataclass(frozen=True)
class GoldProvision:
    """A part of the document with its place."""

    noted: NotedProvision
    span: Span


@dataclass(frozen=True)
class GoldHeader:
    """A header fact with the places of its words."""

    noted: NotedHeader
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class GoldMention:
    """A mention with its place; ``inside`` is the place of the mention that holds it."""

    noted: NotedMention
    provision: str
    span: Span
    spans: tuple[Span, ...] = ()
    inside: Span | None = None
    pinpoint: Span | None = None


@dataclass(frozen=True)
class GoldDirective:
    """A directive with its places, its slots of words placed, and its addressees settled.

    Each slot of words is a tuple of values; each value a tuple of places, any of
    which is right.
    """

    noted: NotedDirective
    provision: str
    spans: tuple[Span, ...]
    heading_addressees: tuple[str, ...]
    addressees: tuple[str, ...]
    words: Mapping[str, tuple[tuple[Span, ...], ...]]


@dataclass(frozen=True)
class GoldClaim:
    """A claim with the place of the words that join its ends."""

    noted: NotedClaim
    provision: str
    span: Span


@dataclass(frozen=True)
class GoldDocument:
    """An annotation on its text."""

    document: str
    text: str
    header: tuple[GoldHeader, ...]
    provisions: tuple[GoldProvision, ...]
    mentions: tuple[GoldMention, ...]
    directives: tuple[GoldDirective, ...]
    claims: tuple[GoldClaim, ...]


def _place_provisions(gold: GoldFile, text: str) -> dict[str, Span]:
    found: dict[str, Span] = {}
    top = 0
    last_inside: dict[str, int] = {}
    for provision in gold.provisions:
        if not provision.words:
            continue
        parent = provision.parent
        holder = found.get(parent) if parent is not None else None
        if parent is not None and holder is not None:
            within = Span(last_inside.get(parent, holder.start), holder.end)
        else:
            within = Span(top, len(text))
        span = find_quote(text, provision.words, within, where=provision.path)
        found[provision.path] = span
        if parent is not None and holder is not None:
            last_inside[parent] = span.end
        else:
            top = span.end
    for provision in reversed(gold.provisions):
        if provision.words:
            continue
        parts = [span for path, span in found.items() if path.startswith(provision.path + "__")]
        if not parts:
            raise DataError(
                f"the provision {provision.path} has neither words nor parts",
                path=gold.path,
                term=provision.path,
                hint="Give its words.",
            )
        found[provision.path] = Span(
            min(part.start for part in parts), max(part.end for part in parts)
        )
    return found


def _deepest(places: Mapping[str, Span], span: Span) -> str | None:
    holding = [
        (place.end - place.start, path) for path, place in places.items() if place.contains(span)
    ]
    return min(holding)[1] if holding else None


def _place_mentions(
    provision: NotedProvision, text: str, places: Mapping[str, Span], path: str
) -> list[GoldMention]:
    home = places[provision.path]
    spans = [
        find_quote(text, noted.quote, home, nth=noted.nth, where=provision.path)
        for noted in provision.mentions
    ]
    by_quote: dict[str, list[Span]] = {}
    for noted, span in zip(provision.mentions, spans, strict=True):
        by_quote.setdefault(noted.quote, []).append(span)
    mentions: list[GoldMention] = []
    for noted, span in zip(provision.mentions, spans, strict=True):
        if _deepest(places, span) != provision.path:
            raise DataError(
                f"the mention {noted.quote!r} stands in a smaller part than {provision.path}",
                path=path,
                term=noted.quote,
                hint="Note it under that part, or correct nth.",
            )
        inside: Span | None = None
        if noted.nested_in:
            holders = [
                holder
                for holder in by_quote.get(noted.nested_in, [])
                if holder.contains(span) and holder != span
            ]
            if len(holders) != 1:
                raise DataError(
                    f"no one mention {noted.nested_in!r} of {provision.path} holds {noted.quote!r}",
                    path=path,
                    term=noted.nested_in,
                    hint="Write the quote of the mention that holds it, or correct nth.",
                )
            inside = holders[0]
        pinpoint = (
            find_quote(text, noted.pinpoint_words, home, where=provision.path)
            if noted.pinpoint_words
            else None
        )
        mentions.append(
            GoldMention(
                noted=noted,
                provision=provision.path,
                span=span,
                spans=tuple(
                    find_quote(text, piece, span, where=provision.path) for piece in noted.spans
                ),
                inside=inside,
                pinpoint=pinpoint,
            )
        )
    return mentions


def _sequence(text: str, quotes: tuple[str, ...], within: Span, where: str) -> tuple[Span, ...]:
    """Find quotes one after the other."""
    found: list[Span] = []
    cursor = within.start
    for quote in quotes:
        span = find_quote(text, quote, Span(cursor, within.end), where=where)
        found.append(span)
        cursor = span.end
    return tuple(found)


def _place_directive(
    noted: NotedDirective,
    provision: NotedProvision,
    text: str,
    home: Span,
    heading: tuple[str, ...],
) -> GoldDirective:
    if noted.words:
        spans = _sequence(text, noted.words, home, provision.path)
    else:
        label = _LABEL.match(text, home.start, home.end) if provision.number else None
        spans = (Span(label.end() if label else home.start, home.end),)
    hull = Span(spans[0].start, spans[-1].end)

    def near(quote: str) -> Span:
        try:
            return find_quote(text, quote, hull, where=provision.path)
        except DataError:
            return find_quote(text, quote, home, where=provision.path)

    channels = tuple(
        (near(value.removeprefix("words:")),)
        for value in noted.channels
        if value.startswith("words:")
    )
    words: dict[str, tuple[tuple[Span, ...], ...]] = {
        "condition": (tuple(near(q) for q in noted.condition),) if noted.condition else (),
        "time_limit": (tuple(near(q) for q in noted.time_limit),) if noted.time_limit else (),
        "creates": tuple((near(quote),) for quote in noted.creates),
        "channels": channels,
    }
    return GoldDirective(
        noted=noted,
        provision=provision.path,
        spans=spans,
        heading_addressees=heading,
        addressees=noted.addressees or heading,
        words=words,
    )


def _headings(gold: GoldFile) -> dict[str, tuple[str, ...]]:
    """The addressees that each provision's nearest heading names."""
    own = {p.path: p.heading_addressees for p in gold.provisions if p.heading_addressees}
    found: dict[str, tuple[str, ...]] = {}
    for provision in gold.provisions:
        path: str = provision.path
        while path and path not in own:
            path = path.rpartition("__")[0]
        found[provision.path] = own.get(path, ())
    return found


def place(gold: GoldFile, text: str) -> GoldDocument:
    r"""Return the annotation with a span for every quote.

    >>> from tocgraph.evaluate.gold import parse_gold
    >>> gold = parse_gold('''
    ... document = "a.txt"
    ... sha256 = "00"
    ... [[provision]]
    ... path = "rec_1"
    ... kind = "recommendation"
    ... number = "1"
    ... words = "1. To … Interpol."
    ... [[provision.mention]]
    ... quote = "Interpol"
    ... kind = "body"
    ... targets = ["body/interpol"]
    ... ''')
    >>> place(gold, "I.\n1. To strengthen Interpol.").mentions[0].span
    Span(start=20, end=28)

    Raises:
        DataError: a quote is not where the annotation says.
    """
    places = _place_provisions(gold, text)
    headings = _headings(gold)
    mentions: list[GoldMention] = []
    directives: list[GoldDirective] = []
    claims: list[GoldClaim] = []
    for provision in gold.provisions:
        home = places[provision.path]
        mentions += _place_mentions(provision, text, places, gold.path)
        directives += [
            _place_directive(noted, provision, text, home, headings[provision.path])
            for noted in provision.directives
        ]
        claims += [
            GoldClaim(
                noted, provision.path, find_quote(text, noted.cue, home, where=provision.path)
            )
            for noted in provision.claims
        ]
    head = places.get("header", Span(0, len(text)))
    return GoldDocument(
        document=gold.document,
        text=text,
        header=tuple(
            GoldHeader(noted, _sequence(text, noted.words or (noted.value,), head, "the header"))
            for noted in gold.header
        ),
        provisions=tuple(GoldProvision(p, places[p.path]) for p in gold.provisions),
        mentions=tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end))),
        directives=tuple(directives),
        claims=tuple(claims),
    )
