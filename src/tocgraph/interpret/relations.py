"""Links between things that a text states in words: adopted by, convened under, part of.

What words state which link stands in the lexicon; here they are only applied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tocgraph.dates import DateFinder, DateHit
from tocgraph.fold import fold
from tocgraph.interpret.lexicon import LANGUAGES
from tocgraph.interpret.patterns import (
    Named,
    NamedText,
    Pattern,
    PlaceFinder,
    PlaceHit,
    by_nesting,
    dated,
)
from tocgraph.model import Authority, Claim, Cue, Directive, Document, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.resources import Resources

__all__ = ["RelationReader"]

LEXICON = "data/lexicon/interpret-relations.toml"
_READ = frozenset(
    {"opening", "recital", "recommendation", "paragraph", "article", "footnote", "annex", "hinge"}
)
_ABOVE = ("subBodyOf", "unitOf", "serves", "editionOf", "sessionOf")


@dataclass(frozen=True)
class _Relation:
    id: str
    patterns: tuple[Pattern, ...]
    claims: tuple[tuple[str, str, str], ...]
    name: bool
    own: str | None
    confirm: bool
    where: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a link: its value, and the mention that says it."""

    value: str
    mention: str | None = None
    literal: bool = False
    datatype: str | None = None


class RelationReader:
    """Reads the claims of documents in four languages."""

    def __init__(self, authority: Authority, resources: Resources) -> None:
        self._authority = authority
        self._dates = DateFinder(resources)
        self._places = PlaceFinder(resources)
        data = resources.toml(LEXICON)
        self._relations = {
            language: tuple(_relation(entry, language, data["row"]) for entry in data["relation"])
            for language in LANGUAGES
        }
        self._directives: Sequence[Mapping[str, Any]] = data["directive"]
        self._header: Sequence[Mapping[str, Any]] = data["header"]

    def read(
        self, document: Document, mentions: Sequence[Mention], directives: Sequence[Directive]
    ) -> tuple[Claim, ...]:
        """Return the claims in the order of their words, each link with each of its places once."""
        found = [
            *self._from_header(document, mentions),
            *self._from_text(document, mentions),
            *self._from_directives(directives),
        ]
        unique: dict[tuple[str, str, str, int, int], Claim] = {}
        for one in found:
            key = one.subject, one.predicate, one.object, one.cue.start, one.cue.end
            other = unique.setdefault(key, one)
            if other is not one:
                mentions_of_both = tuple(dict.fromkeys((*other.mentions, *one.mentions)))
                unique[key] = replace(other, mentions=mentions_of_both)
        return tuple(
            sorted(
                unique.values(),
                key=lambda one: (
                    one.cue.start,
                    one.cue.end,
                    one.predicate,
                    one.subject,
                    one.object,
                ),
            )
        )

    # ------------------------------------------------------------------------ words

    def _from_text(self, document: Document, mentions: Sequence[Mention]) -> Iterator[Claim]:
        languages = (
            (document.source.language,)
            if document.source.language in self._relations
            else LANGUAGES
        )
        nested = by_nesting(mentions)
        relations = [relation for language in languages for relation in self._relations[language]]
        for provision in document.provisions:
            if provision.kind not in _READ or any(
                part.kind in _READ
                for part in document.ancestors(provision.path)
                if part != provision
            ):
                continue
            named = self._named(document, provision.start, provision.end, nested.get(None, ()))
            for relation in relations:
                if not relation.name:
                    yield from self._apply(document, relation, named, None)
        told: set[tuple[str, str, str]] = set()
        for outer in mentions:
            inner = nested.get(outer.id, ())
            if not inner:
                continue
            kinds: list[tuple[str, Named]] = [(one.kind, one) for one in inner]
            view = NamedText(document.text, outer.start, outer.end, kinds)
            for relation in relations:
                if relation.name and relation.own == outer.kind:
                    # A name says the same each time it is used: once is enough.
                    for claim in self._apply(document, relation, view, outer):
                        link = claim.subject, claim.predicate, claim.object
                        if link not in told:
                            told.add(link)
                            yield claim

    def _named(
        self, document: Document, start: int, end: int, mentions: Sequence[Mention]
    ) -> NamedText:
        places = [
            PlaceHit(hit.start + start, hit.end + start)
            for hit in self._places.find(document.text[start:end])
        ]
        # A city may bear the name of a state; where it is a place, it is no actor.
        named: list[tuple[str, Named]] = [
            (one.kind, one)
            for one in mentions
            if start <= one.start
            and one.end <= end
            and not (one.kind == "state" and any(_overlap(one, place) for place in places))
        ]
        free: list[tuple[str, Named]] = [
            *dated(document.text, start, end, self._dates),
            *(("place", place) for place in places),
        ]
        free = [
            (kind, one) for kind, one in free if not any(_overlap(one, other) for _, other in named)
        ]
        return NamedText(document.text, start, end, [*named, *free])

    def _apply(
        self, document: Document, relation: _Relation, named: NamedText, own: Mention | None
    ) -> Iterator[Claim]:
        for pattern in relation.patterns:
            for match in pattern.finditer(named, whole=relation.name):
                if not self._fits(document, relation, named, match):
                    continue
                group = "cue" if match.groupdict().get("cue") else 0
                start, end = _trimmed(document.text, named.span(*match.span(group)))
                provision = document.deepest(start, end)
                cue = Cue(
                    start,
                    end,
                    "relation",
                    provision.path if provision else "",
                    f"interpret/{relation.id}",
                )
                for subject, predicate, value in relation.claims:
                    for one in self._ends(document, pattern, named, match, subject, own):
                        for other in self._ends(document, pattern, named, match, value, own):
                            if not one.literal and self._holds(relation, one, other):
                                yield _claim(one, predicate, other, cue)

    def _fits(
        self, document: Document, relation: _Relation, named: NamedText, match: re.Match[str]
    ) -> bool:
        for name, pattern in relation.where.items():
            for one in named.named(match[name]):
                if not pattern.search(fold(document.text[one.start : one.end])):
                    return False
        return True

    def _ends(
        self,
        document: Document,
        pattern: Pattern,
        named: NamedText,
        match: re.Match[str],
        name: str,
        own: Mention | None,
    ) -> Iterator[_End]:
        if name.startswith("@"):
            yield _End(name)
            return
        if name == "self":
            if own is not None:
                yield from (_End(target, own.id) for target in own.targets)
            return
        group, _, part = name.partition(".")
        tokens = match.groupdict().get(group)
        if tokens is None:
            return
        for one in named.named(tokens):
            if isinstance(one, Mention):
                for target in one.targets:
                    if group not in pattern.acts or target.startswith("instrument/"):
                        yield _End(target, one.id)
            elif isinstance(one, DateHit):
                value = one.first if part != "last" or one.last is None else one.last
                yield _End(value, literal=True, datatype=_datatype(value))
            else:
                words = " ".join(document.text[one.start : one.end].split())
                yield _End(words, literal=True)

    def _holds(self, relation: _Relation, one: _End, other: _End) -> bool:
        if one.value == other.value:
            return False
        return not relation.confirm or other.value in self._above(one.value)

    def _above(self, key: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [key]
        while waiting:
            current = waiting.pop()
            if current not in self._authority:
                continue
            for name in _ABOVE:
                for target in self._authority[current].related(name):
                    if target not in found:
                        found.add(target)
                        waiting.append(target)
        return frozenset(found)

    # ------------------------------------------------------------ header, directives

    def _from_header(self, document: Document, mentions: Sequence[Mention]) -> Iterator[Claim]:
        for entry in self._header:
            for header in document.header:
                if header.name != entry["field"] or not header.spans:
                    continue
                start, end = header.spans[0].start, header.spans[-1].end
                provision = document.deepest(start, end)
                cue = Cue(start, end, "header", provision.path if provision else "", header.rule)
                kind = entry.get("mention")
                if kind is not None:
                    for mention in mentions:
                        if mention.kind == kind and header.spans[0].contains(mention.span):
                            for target in mention.targets:
                                one = _End(entry["subject"])
                                yield _claim(one, entry["predicate"], _End(target, mention.id), cue)
                    continue
                datatype = _datatype(header.value) if entry.get("date") else None
                value = _End(header.value, literal=True, datatype=datatype)
                for one in self._header_subjects(document, mentions, entry["subject"]):
                    yield _claim(one, entry["predicate"], value, cue)

    def _header_subjects(
        self, document: Document, mentions: Sequence[Mention], subject: str
    ) -> Iterator[_End]:
        if subject.startswith("@"):
            yield _End(subject)
            return
        field = document.field(subject)
        if field is None or not field.spans:
            return
        span = Span(field.spans[0].start, field.spans[-1].end)
        for mention in mentions:
            if (
                mention.kind == "meeting"
                and mention.nested_in is None
                and span.contains(mention.span)
            ):
                yield from (
                    _End(target, mention.id)
                    for target in mention.targets
                    if target.startswith("meeting/")
                )

    def _from_directives(self, directives: Sequence[Directive]) -> Iterator[Claim]:
        for entry in self._directives:
            first, predicate, second = entry["claim"]
            for directive in directives:
                if directive.action.value != entry["action"]:
                    continue
                cue = Cue(
                    directive.start,
                    directive.end,
                    "relation",
                    directive.provision,
                    f"interpret/{entry['action']}",
                )
                slots = {
                    "addressee": directive.addressees,
                    "beneficiary": directive.beneficiaries,
                }
                for one in slots[first]:
                    for other in slots[second]:
                        if one.value.startswith("body/") and other.value.startswith("body/"):
                            yield _claim(
                                _End(one.value, one.mention),
                                predicate,
                                _End(other.value, other.mention),
                                cue,
                            )


def _overlap(one: Named, other: Named) -> bool:
    return one.start < other.end and other.start < one.end


def _claim(one: _End, predicate: str, other: _End, cue: Cue) -> Claim:
    ends = tuple(dict.fromkeys(end.mention for end in (one, other) if end.mention is not None))
    return Claim(one.value, predicate, other.value, cue, ends, other.literal, other.datatype)


def _datatype(value: str) -> str:
    return {4: "gYear", 7: "gYearMonth"}.get(len(value), "date")


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _relation(entry: Mapping[str, Any], language: str, row: Mapping[str, str]) -> _Relation:
    return _Relation(
        entry["id"],
        tuple(Pattern(pattern, row[language]) for pattern in entry[language]),
        tuple((one[0], one[1], one[2]) for one in entry["claims"]),
        entry.get("kind") == "name",
        entry.get("self"),
        entry.get("confirm") == "within",
        {name: re.compile(pattern) for name, pattern in entry.get("where", {}).items()},
    )
