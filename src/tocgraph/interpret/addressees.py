"""Who is addressed: groups that texts address as one, and the addressee of a heading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.fold import fold
from tocgraph.interpret.adjuncts import Thing
from tocgraph.interpret.lexicon import Lexicon, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tocgraph.model import Authority, Document, Entity, Mention, Provision
    from tocgraph.symbols import SymbolFinder

__all__ = ["Addressee", "GroupFinder", "heading_addressees", "home_of"]

# "states parties" are the parties of a treaty, not the group.
_HEADS = frozenset({"header", "title", "opening"})
_PARTIES = re.compile(r"[\s-]+(?:part(?:y|ies|es?|ie)\b|non[\s-]+)")

# "CARICOM member states", "CARICOM's member states".
_BEFORE = re.compile(r"(?:['\u2019]s?)?\s+")

# A name that no list holds: words with capitals, and the small words between them.
_CAPITALS = re.compile(
    r"[^\W\d_a-z\u00df-\u00ff][\w-]*"
    r"(?:\s+(?:(?:of|for|the|de|del|la|las|los|da|do|das|dos|des|du)\s+){0,2}"
    r"[^\W\d_a-z\u00df-\u00ff][\w-]*)*"
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """One addressee of a heading, with the heading it stands in."""

    thing: Thing
    heading: str


@dataclass(frozen=True, slots=True)
class _Form:
    """One name of a group, whose group it is, and whether the name leaves that unsaid."""

    pattern: re.Pattern[str]
    group: str
    owner: str | None
    bare: bool
    contextual: bool


class GroupFinder:
    """Finds the groups of the authority data by their names.

    A name that tells whose group it is ("OAS member states") counts anywhere. A
    bare one ("member states") counts only in a document of that organisation,
    a contextual one ("the states") only under a heading that addresses the group.
    What another owns ("member states of the United Nations"), and a bare name in
    a document of others, is a thing of the kind ``others``: words, and no group.
    """

    def __init__(self, authority: Authority, lexicons: Mapping[str, Lexicon]) -> None:
        organisations = [
            entity for entity in authority if entity.type == "IntergovernmentalOrganization"
        ]
        self._forms: dict[str, list[_Form]] = {}
        self._of: dict[str, re.Pattern[str]] = {}
        self._place: dict[str, re.Pattern[str]] = {}
        for language, lexicon in lexicons.items():
            article = rf"\s+(?:(?:{words(lexicon.grammar['article'])})\s+)?"
            self._of[language] = re.compile(
                rf"\s+(?:{words(lexicon.grammar['possessive_of'])})(?:\s+|(?<='))"
                rf"(?:(?:{words(lexicon.grammar['article'])})(?:\s+|(?<=')))*"
            )
            self._place[language] = re.compile(rf"(?:{words(lexicon.grammar['own_place'])})\b")
            forms: list[tuple[int, _Form]] = []
            for group in (entity for entity in authority if entity.kind == "group"):
                home = _organisation(group, organisations)
                for name in group.names:
                    if name.language not in (None, language):
                        continue
                    folded = fold(name.form)
                    bare = name.kind != "official" and not _tells(folded, home)
                    body = article.join(re.escape(word) for word in folded.split())
                    forms.append(
                        (
                            len(folded),
                            _Form(
                                re.compile(rf"(?<![\w-]){body}(?![\w-])"),
                                group.id,
                                home.id if home else None,
                                bare and home is not None,
                                name.kind == "contextual",
                            ),
                        )
                    )
            forms.sort(key=lambda one: (-one[0], one[1].group, one[1].pattern.pattern))
            self._forms[language] = [form for _, form in forms]

    def find(
        self,
        text: str,
        folded: str,
        start: int,
        end: int,
        language: str,
        home: str | None,
        names: Sequence[Mention],
        addressed: frozenset[str] = frozenset(),
    ) -> tuple[Thing, ...]:
        """Return the groups named between ``start`` and ``end``, the longest names first served.

        ``home`` is the organisation whose document it is, ``names`` what the stretch
        names, ``addressed`` the groups that the heading addresses.
        """
        found: list[Thing] = []
        for form in self._forms.get(language, ()):
            if form.contextual and form.group not in addressed:
                continue
            for match in form.pattern.finditer(folded, start, end):
                if _PARTIES.match(folded, match.end()):
                    continue
                span = match.span()
                first, last = self._owned(text, folded, span, end, language, form.owner, names)
                if (first, last) != span or (form.bare and form.owner != home):
                    said = " ".join(text[first:last].split())
                    thing = Thing(first, last, "others", said)
                else:
                    thing = Thing(first, last, "group", form.group)
                if all(thing.end <= one.start or one.end <= thing.start for one in found):
                    found.append(thing)
        return tuple(sorted(found, key=lambda thing: thing.start))

    def _owned(
        self,
        text: str,
        folded: str,
        span: tuple[int, int],
        limit: int,
        language: str,
        owner: str | None,
        names: Sequence[Mention],
    ) -> tuple[int, int]:
        """Return the span of a group's name with the other organisation that owns the group."""
        start, end = span
        for name in names:
            between = folded[name.end : start]
            if name.kind == "body" and name.end < start and _BEFORE.fullmatch(between):
                return span if name.targets == (owner,) else (name.start, end)
        of = self._of[language].match(folded, end, limit)
        if of is None:
            return span
        after = [name for name in names if end < name.start <= of.end() < name.end]
        if after:
            place = self._place[language]
            if all(
                name.targets == (owner,)
                or (not name.targets and place.fullmatch(folded, name.start, name.end))
                for name in after
            ):
                return span
            return start, max(name.end for name in after)
        run = _CAPITALS.match(text, of.end(), limit)
        if run is None or self._place[language].match(folded, of.end()):
            return span
        return start, run.end()


def _organisation(group: Entity, organisations: Iterable[Entity]) -> Entity | None:
    """Return the organisation whose name is part of the group's names."""
    forms = [fold(name.form) for name in group.names]
    for organisation in organisations:
        for name in organisation.names:
            if name.kind in ("acronym", "official", "short"):
                pattern = re.compile(rf"\b{re.escape(fold(name.form))}\b")
                if any(pattern.search(form) for form in forms):
                    return organisation
    return None


def _tells(folded: str, home: Entity | None) -> bool:
    return home is not None and any(
        re.search(rf"\b{re.escape(fold(name.form))}\b", folded) for name in home.names
    )


def home_of(
    document: Document,
    mentions: Sequence[Mention],
    authority: Authority,
    symbols: SymbolFinder,
) -> str | None:
    """Return the organisation whose document it is: by sidecar, symbol, or the bodies it names.

    Of the bodies, the organisation to which most belong, of its header and opening
    before all others; none if two tie.
    """
    issuer = document.metadata.issuer
    if issuer is not None:
        for key in (f"body/{issuer}", f"series/{issuer}"):
            if key in authority:
                return _root(key, authority)
    symbol = document.field("symbol")
    if symbol is not None:
        for hit in symbols.find(symbol.value):
            if hit.issuer is not None and hit.issuer in authority:
                return _root(hit.issuer, authority)
    named = [mention for mention in mentions if mention.kind in ("body", "meeting")]
    heads = [part for part in document.provisions if part.kind in _HEADS]
    headed = [
        mention
        for mention in named
        if any(part.start <= mention.start and mention.end <= part.end for part in heads)
    ]
    for within in (headed, named):
        roots = Counter(
            _root(target, authority)
            for mention in within
            for target in mention.targets
            if target in authority
        )
        ranked = roots.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
    return None


def _root(key: str, authority: Authority) -> str:
    seen: set[str] = set()
    while key in authority and key not in seen:
        seen.add(key)
        entity = authority[key]
        above = next(
            (
                target
                for name in ("subBodyOf", "serves", "editionOf", "sessionOf")
                for target in entity.related(name)
            ),
            None,
        )
        if above is None:
            return key
        key = above
    return key


def heading_addressees(
    document: Document,
    provision: Provision,
    things: Sequence[Thing],
    folded: str,
    lexicon: Lexicon,
) -> tuple[Addressee, ...]:
    """Return whom the nearest heading above the provision addresses.

    A group in a heading is its addressee; a body only after a preposition that
    addresses it, or if the heading is nothing but its name.
    """
    preposition = re.compile(
        rf"(?:^|[\s'])(?:{words(lexicon.grammar['addressee_preposition'])})"
        rf"\s+(?:(?:{words(lexicon.grammar['article'])})\s*)*$"
    )
    for part in document.ancestors(provision.path):
        if part.kind != "section":
            continue
        for heading in document.children(part.path):
            if heading.kind != "heading":
                continue
            inside = [
                thing
                for thing in things
                if heading.start <= thing.start and thing.end <= heading.end
            ]
            found = tuple(
                Addressee(thing, heading.path)
                for thing in inside
                if thing.kind in ("group", "others")
                or (
                    thing.kind == "body"
                    and (
                        preposition.search(folded[heading.start : thing.start])
                        or _alone(folded, heading, thing)
                    )
                )
            )
            if found:
                return found
    return ()


def _alone(folded: str, heading: Provision, thing: Thing) -> bool:
    around = folded[heading.start : thing.start] + folded[thing.end : heading.end]
    return (
        re.fullmatch(r"(?:[ivxlc\d]+|[a-z])?[\s.:()-]*(?:the|la|el|o|a|le)?\s*", around) is not None
    )
