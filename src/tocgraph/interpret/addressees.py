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
_PARTIES = re.compile(r"[\s-]+(?:part(?:y|ies|es?|ie)\b|non[\s-]+)")


@dataclass(frozen=True, slots=True)
class Addressee:
    """One addressee of a heading, with the heading it stands in."""

    thing: Thing
    heading: str


class GroupFinder:
    """Finds the groups of the authority data by their names.

    A name that tells whose group it is ("OAS member states") counts anywhere. A
    bare one ("member states") counts only in a document of that organisation,
    a contextual one ("the states") only under a heading that addresses the group.
    """

    def __init__(self, authority: Authority, lexicons: Mapping[str, Lexicon]) -> None:
        organisations = [
            entity for entity in authority if entity.type == "IntergovernmentalOrganization"
        ]
        self._forms: dict[str, list[tuple[re.Pattern[str], str, str | None, bool]]] = {}
        for language, lexicon in lexicons.items():
            article = rf"\s+(?:(?:{words(lexicon.grammar['article'])})\s+)?"
            forms: list[tuple[int, re.Pattern[str], str, str | None, bool]] = []
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
                            re.compile(rf"(?<![\w-]){body}(?![\w-])"),
                            group.id,
                            home.id if bare and home else None,
                            name.kind == "contextual",
                        )
                    )
            forms.sort(key=lambda form: (-form[0], form[2], form[1].pattern))
            self._forms[language] = [form[1:] for form in forms]

    def find(
        self,
        folded: str,
        start: int,
        end: int,
        language: str,
        home: str | None,
        addressed: frozenset[str] = frozenset(),
    ) -> tuple[Thing, ...]:
        """Return the groups named between ``start`` and ``end``, the longest names first served.

        ``home`` is the organisation whose document it is, ``addressed`` the
        groups that the heading addresses.
        """
        found: list[Thing] = []
        for pattern, group, owner, contextual in self._forms.get(language, ()):
            if owner is not None and owner != home:
                continue
            if contextual and group not in addressed:
                continue
            for match in pattern.finditer(folded, start, end):
                if _PARTIES.match(folded, match.end()):
                    continue
                if all(match.end() <= one.start or one.end <= match.start() for one in found):
                    found.append(Thing(match.start(), match.end(), "group", group))
        return tuple(sorted(found, key=lambda thing: thing.start))


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

    Of the bodies, the organisation to which most belong; none if two tie.
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
    roots = Counter(
        _root(target, authority)
        for mention in mentions
        if mention.kind in ("body", "meeting")
        for target in mention.targets
        if target in authority
    )
    ranked = roots.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


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
                if thing.kind == "group"
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
