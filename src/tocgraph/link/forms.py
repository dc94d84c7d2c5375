"""From the names of the authority data to the forms that are sought in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tocgraph.link.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tocgraph.link.lexicon import Canon
    from tocgraph.model import Authority, Entity, Name

__all__ = ["Form", "Forms", "compile_forms", "is_token", "root_of"]

PARENTS = ("subBodyOf", "unitOf", "serves", "editionOf", "sessionOf", "regime", "secretariatOf")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_TOKEN = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Form:
    """One form that may name one entity.

    ``bound``: other organisations use the same words for organs of their own, so the
    issuer of the document decides. ``contextual``: also a common phrase.
    ``full``: the form is the whole official name or label, not a short name.
    """

    entity: str
    written: str
    kind: str
    language: str | None
    bound: bool = False
    contextual: bool = False

    @property
    def full(self) -> bool:
        """Whether the form is the entity's own full name."""
        return self.kind in ("official", "label", "preferred")

    @property
    def erroneous(self) -> bool:
        """Whether the form is a known slip."""
        return self.kind == "erroneous"


@dataclass(frozen=True)
class Forms:
    """All forms: ``names`` by canonical form, ``tokens`` as written, ``titles`` of resolutions.

    ``stems`` are the bare names of organs ("general assembly"), ``series`` maps a
    series, organ or body to its editions and sessions by number.
    """

    names: Mapping[str, tuple[Form, ...]]
    tokens: Mapping[str, tuple[Form, ...]]
    titles: Mapping[str, tuple[str, ...]]
    organisations: Mapping[str, str]


def is_token(written: str) -> bool:
    """Say whether a form is one word whose capitals count.

    >>> [is_token(form) for form in ("REMJA", "Interpol", "GS/OAS", "G-8", "Permanent Council")]
    [True, True, True, True, False]
    >>> is_token("Secretary-General")
    False
    """
    parts = written.split("-")
    if len(parts) > 1 and all(part[:1].isupper() and part[1:].islower() for part in parts):
        return False
    return _TOKEN.fullmatch(written) is not None and any(c.isupper() for c in written)


def root_of(authority: Authority, entity_id: str) -> str | None:
    """Return the organisation that the entity belongs to, itself included."""
    seen: set[str] = set()
    current: str | None = entity_id
    while current is not None and current not in seen and current in authority:
        seen.add(current)
        entity = authority[current]
        if entity.type == "IntergovernmentalOrganization":
            return current
        parents = [id_ for name in PARENTS for id_ in entity.related(name)]
        current = parents[0] if parents else None
    return None


def _variants(written: str, cut: re.Pattern[str]) -> Iterator[str]:
    """Yield the name without what a text may leave out."""
    plain = written
    bracket = _BRACKET.search(written)
    if bracket is not None:
        before, inner, after = (
            written[: bracket.start()],
            bracket.group(1),
            written[bracket.end() :],
        )
        plain = before + after
        if inner:
            yield written
        if after.strip():
            yield f"{before.rsplit(' ', 1)[0]} {inner}{after}" if " " in before else inner + after
    yield plain
    for mark in (";", ":"):
        head = plain.split(mark, 1)[0]
        capitals = sum(word[:1].isupper() for word in head.split())
        if head != plain and len(head.split()) >= 3 and capitals >= 2:
            yield head
    shortened = cut.split(plain, maxsplit=1)[0]
    if shortened != plain and len(shortened.split()) >= 3:
        yield shortened


class _Compiler:
    def __init__(self, authority: Authority, lexicon: Mapping[str, Any], canon: Canon) -> None:
        self.authority = authority
        self.canon = canon
        self.names: dict[str, dict[Form, None]] = {}
        self.tokens: dict[str, dict[Form, None]] = {}
        self.titles: dict[str, dict[str, None]] = {}
        self.organisations: dict[str, str] = {}
        articles = alternatives(lexicon["leading"]["articles"])
        self.article = re.compile(f"{articles}(?<!') +|l'", re.IGNORECASE)
        self.cut = re.compile(f",? {alternatives(lexicon['names']['cut_before'])} ", re.IGNORECASE)
        self.meeting = re.compile(f"{alternatives(lexicon['names']['meetings'])} +", re.IGNORECASE)
        self.least = int(lexicon["organs"]["least_words"])
        self.joiners: list[str] = list(lexicon["organs"]["joiners"])
        self.universal = {canon.form(name) for name in lexicon["organs"]["universal"]}

    def run(self) -> Forms:
        for entity in self.authority:
            if entity.kind == "group":
                continue
            for name in entity.names:
                if not self._joins_treaty(entity, name):
                    self._add(entity, name)
        for entity in self.authority:
            if entity.kind == "body" and root_of(self.authority, entity.id) != entity.id:
                self._organ(entity)
        return Forms(
            names={key: tuple(found) for key, found in self.names.items()},
            tokens={key: tuple(found) for key, found in self.tokens.items()},
            titles={key: tuple(found) for key, found in self.titles.items()},
            organisations=self.organisations,
        )

    def _add(self, entity: Entity, name: Name) -> None:
        for position, written in enumerate(_variants(name.form, self.cut)):
            without = self._bare(written)
            if entity.kind == "resolution" and name.kind in ("official", "contextual"):
                # What a resolution is about is no name of it; beside its symbol it is.
                self.titles.setdefault(self.canon.form(without), {})[entity.id] = None
                continue
            form = Form(
                entity=entity.id,
                written=without,
                kind=name.kind if position == 0 or name.kind != "contextual" else "variant",
                language=name.language,
                contextual=name.kind == "contextual",
            )
            self._put(form)
            if written.startswith("The ") and len(written.split()) == len(without.split()) + 1:
                # With its capital the article is part of the name: "The Bahamas".
                self._put(replace(form, written=written.strip(" ,.;:")))
            self._join(entity, form)
            if entity.type == "MeetingSeries" and (tail := self._participants(without)) is not None:
                self._put(Form(entity.id, tail, "participants", name.language, contextual=True))

    def _bare(self, written: str) -> str:
        """Drop a leading article, unless its capital makes it part of the name ("El Salvador")."""
        article = self.article.match(written)
        if article is not None and (article.group()[0].islower() or article.group() == "The "):
            written = written[article.end() :]
        return written.strip(" ,.;:")

    def _join(self, entity: Entity, form: Form) -> None:
        """A name that ends in the acronym may join it on: "processo REMJA", "processo da REMJA"."""
        head, _, last = form.written.rpartition(" ")
        acronyms = {name.form for name in entity.names if name.kind == "acronym"}
        if head and last in acronyms and head.islower() and not form.contextual:
            for joiner in self.joiners:
                canonical = self.canon.form(f"{head} {joiner} {last}")
                joined = replace(form, written=f"{head} {joiner} {last}", kind="derived")
                self.names.setdefault(canonical, {})[joined] = None

    def _joins_treaty(self, entity: Entity, name: Name) -> bool:
        """A protocol's short name and its treaty's name, joined by a preposition, are two names."""
        if name.kind == "official":
            return False
        canonical = self.canon.form(name.form)
        own = {self.canon.form(other.form) for other in entity.names if other.kind != "contextual"}
        for treaty in entity.related("supplements"):
            for other in self.authority[treaty].names if treaty in self.authority else ():
                tail = self.canon.form(other.form)
                if canonical.endswith(f" {tail}"):
                    head = canonical[: -len(tail) - 1].rpartition(" ")[0]
                    if head in own:
                        return True
        return False

    def _participants(self, written: str) -> str | None:
        """Who meets, where a series is called "Meeting of …": they bring it to mind."""
        head = self.meeting.match(written)
        tail = written[head.end() :] if head is not None else ""
        return tail if len(tail.split()) >= 4 else None

    def _put(self, form: Form) -> None:
        if is_token(form.written) and (not form.contextual or form.written.isupper()):
            self.tokens.setdefault(form.written, {})[form] = None
            return
        canonical = self.canon.form(form.written)
        if len(canonical) > 2:
            self.names.setdefault(canonical, {})[form] = None

    def _organ(self, entity: Entity) -> None:
        """Add the organ's bare name, and its name with each name of its organisation."""
        root = root_of(self.authority, entity.id)
        if root is None:
            return
        houses = self._houses(root)
        own = list(self._own_names(entity))
        stems: dict[tuple[str, str | None], str] = {}
        for canonical, form in own:
            for house in houses:
                stem = self._stem(canonical, house)
                if stem is not None and len(stem.split()) >= self.least:
                    stems.setdefault((stem, form.language), form.written)
        for canonical, form in own:
            if (canonical, form.language) in stems or any(canonical == s for s, _ in stems):
                self._bind(canonical, entity.id)
        for stem, language in stems:
            self._derive(entity.id, stem, language, bound=stem not in self.universal)
            for house in houses:
                for joined in (f"{house} {stem}", *(f"{stem} {j} {house}" for j in self.joiners)):
                    self._derive(entity.id, joined, language, bound=False)

    def _own_names(self, entity: Entity) -> Iterator[tuple[str, Form]]:
        for name in entity.names:
            for written in _variants(name.form, self.cut):
                if not is_token(written) and name.kind not in ("contextual", "erroneous"):
                    yield (
                        self.canon.form(written),
                        Form(entity.id, written, name.kind, name.language),
                    )

    def _houses(self, root: str) -> list[str]:
        houses: dict[str, None] = {}
        for name in self.authority[root].names:
            if name.kind in ("contextual", "erroneous", "former"):
                continue
            house = self.canon.form(self._bare(name.form))
            if len(house) > 1:
                houses[house] = None
                self.organisations[house] = root
        return list(houses)

    def _stem(self, canonical: str, house: str) -> str | None:
        if canonical.startswith(f"{house} "):
            return canonical[len(house) + 1 :]
        for joiner in self.joiners:
            tail = f" {joiner} {house}"
            if canonical.endswith(tail):
                return canonical[: -len(tail)]
        return None

    def _bind(self, canonical: str, entity: str) -> None:
        if canonical in self.universal:
            return
        found = self.names.get(canonical, {})
        self.names[canonical] = {
            (
                Form(f.entity, f.written, f.kind, f.language, bound=True)
                if f.entity == entity and not f.full
                else f
            ): None
            for f in found
        }

    def _derive(self, entity: str, canonical: str, language: str | None, *, bound: bool) -> None:
        found = self.names.setdefault(canonical, {})
        if any(form.entity == entity for form in found):
            return
        if found and not bound and not any(form.bound for form in found):
            return  # the data give these words to another entity
        written = canonical.title()
        found[Form(entity, written, "derived", language, bound=bound)] = None


def compile_forms(authority: Authority, lexicon: Mapping[str, Any], canon: Canon) -> Forms:
    """Return all forms of all entities that a text can mention."""
    return _Compiler(authority, lexicon, canon).run()
