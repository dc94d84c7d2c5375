"""The verbs by which texts ask for something, compiled from the lexicon files.

Two kinds of verb: *content verbs* name the act ("establish"), *wrappers* say how
firmly, how often or of whom it is asked ("request … to", "continue to",
"consider the advisability of").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tocgraph.errors import DataError
from tocgraph.fold import fold
from tocgraph.interpret.morphology import FORMS, Morphology

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tocgraph.resources import Resources

__all__ = ["LANGUAGES", "Action", "Lexicon", "Link", "Verb", "VerbHit", "Wrapper", "words"]

LANGUAGES = ("en", "es", "pt", "fr")
_ACTIONS = "data/lexicon/interpret-actions.toml"
_WRAPPERS = "data/lexicon/interpret-wrappers.toml"
_GRAMMAR = "data/lexicon/interpret-grammar.toml"


def words(pattern: str) -> str:
    """Let every blank of a pattern stand for white space of any length.

    >>> bool(re.fullmatch(words("as soon as possible"), "as soon  as possible"))
    True
    """
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


@dataclass(frozen=True)
class Action:
    """A concept of the scheme *action*, and what its verbs imply."""

    slug: str
    creates: str | None = None
    beneficiary: str | None = None
    aspect: str | None = None
    complement: bool = False
    gathers: bool = False
    brings_forth: bool = False
    level: str | None = None
    level_beside: str | None = None


@dataclass(frozen=True)
class Link:
    """What joins a wrapper to the next verb, and the form that verb has."""

    pattern: re.Pattern[str]
    form: str
    party: bool = False

    @property
    def before(self) -> bool:
        """Whether the words stand before the party that is asked ("that X V")."""
        return self.form.startswith("that-")


@dataclass(frozen=True)
class Wrapper:
    """A verb that asks nothing itself but says how another act is asked."""

    id: str
    asks: bool
    links: tuple[Link, ...]
    force: str | None = None
    aspect: str | None = None
    level: str | None = None
    new: bool = True
    named: bool = False
    considered: str | None = None


@dataclass(frozen=True)
class Verb:
    """One verb of one language: the act it names, its readings by object, its wrappers."""

    lemma: str
    action: Action | None = None
    phrases: tuple[tuple[re.Pattern[str], Action, str | None], ...] = ()
    wrappers: tuple[Wrapper, ...] = ()
    homograph: bool = False

    @property
    def known(self) -> bool:
        """Whether it can ask for anything; others only open purpose clauses."""
        return self.action is not None or bool(self.phrases) or bool(self.wrappers)


@dataclass(frozen=True, slots=True)
class VerbHit:
    """A verb at a place of the text."""

    verb: Verb
    start: int
    end: int


@dataclass
class _Draft:
    lemma: str
    action: Action | None = None
    phrases: list[tuple[re.Pattern[str], Action, str | None]] = field(default_factory=list)
    wrappers: list[Wrapper] = field(default_factory=list)


class Lexicon:
    """The verbs and small words of one language.

    >>> from tocgraph.resources import Resources
    >>> lexicon = Lexicon("en", Resources())
    >>> hit = lexicon.verb_at("to set up a unit", 3, "inf")
    >>> hit.verb.lemma, hit.verb.action.slug
    ('set up', 'establish')
    """

    def __init__(self, language: str, resources: Resources) -> None:
        self.language = language
        grammar: Mapping[str, Any] = resources.toml(_GRAMMAR)
        self.grammar: Mapping[str, Any] = grammar[language]
        self.actors: tuple[str, ...] = tuple(grammar["actors"][language])
        self.owner: Mapping[str, str | None] = {
            side: grammar["owner"].get(side, {}).get(language) for side in ("before", "after")
        }
        self.new: Mapping[str, re.Pattern[str]] = {
            kind: re.compile(rf"\b(?:{words(patterns[language])})\b")
            for kind, patterns in grammar["new"].items()
        }
        self.continuing = re.compile(rf"\b(?:{words(grammar['continuing'][language])})\b")
        self._morphology = Morphology(resources)
        drafts: dict[str, _Draft] = {}
        self.nouns: dict[str, tuple[Action, re.Pattern[str]]] = {}
        actions = self._read_actions(resources.toml(_ACTIONS), drafts)
        self._read_wrappers(resources.toml(_WRAPPERS), drafts)
        for lemma in grammar["other_verbs"][language]:
            drafts.setdefault(lemma, _Draft(lemma))
        homographs = frozenset(grammar["homographs"][language])
        self.verbs: dict[str, Verb] = {
            draft.lemma: Verb(
                draft.lemma,
                draft.action,
                tuple(draft.phrases),
                tuple(draft.wrappers),
                draft.lemma in homographs,
            )
            for draft in drafts.values()
        }
        self._by_form: dict[str, dict[str, Verb]] = {form: {} for form in FORMS}
        for verb in self.verbs.values():
            for form in FORMS:
                for written in self._morphology.forms(language, verb.lemma, form):
                    for spelt in _spellings(written, self.grammar.get("elision")):
                        self._by_form[form].setdefault(spelt, verb)
        progress = grammar["progress"]
        self._progress = Verb(progress["verbs"][language], actions[progress["action"]])
        self._progress_at = re.compile(rf"(?:{words(progress['forms'][language])})\b")
        enclitic = self.grammar.get("enclitic")
        self._at = {
            form: _one_of(listed, enclitic if form in ("inf", "ger") else None)
            for form, listed in self._by_form.items()
        }
        self._noun_at = _one_of(self.nouns)
        self._party_verbs = self._passive_forms()

    # ------------------------------------------------------------- reading the files

    def _read_actions(
        self, data: Mapping[str, Any], drafts: dict[str, _Draft]
    ) -> Mapping[str, Action]:
        language = self.language
        found: dict[str, Action] = {}
        for entry in data["action"]:
            creates = entry.get("creates")
            action = Action(
                entry["slug"],
                "all" if creates is True else creates,
                entry.get("beneficiary"),
                entry.get("aspect"),
                bool(entry.get("complement")),
                bool(entry.get("gathers")),
                bool(entry.get("brings_forth")),
                entry.get("level"),
                entry.get("level_beside"),
            )
            found[action.slug] = action
            for lemma in entry.get("verbs", {}).get(language, ()):
                draft = drafts.setdefault(lemma, _Draft(lemma))
                if draft.action is not None:
                    raise DataError(
                        f"the verb {lemma!r} stands under two actions",
                        path=_ACTIONS,
                        term=lemma,
                        hint="Keep it under one of them.",
                    )
                draft.action = action
            for lemma, pattern, *aspect in entry.get("phrases", {}).get(language, ()):
                draft = drafts.setdefault(lemma, _Draft(lemma))
                compiled = re.compile(rf"\b(?:{words(pattern)})(?!\w)")
                draft.phrases.append((compiled, action, aspect[0] if aspect else None))
            complement = entry.get("noun_complement", {}).get(
                language, self.grammar["possessive_of"]
            )
            after = re.compile(rf"\s+(?:{words(complement)})(?:\b|(?<='))\s*")
            for noun in entry.get("nouns", {}).get(language, ()):
                self.nouns.setdefault(fold(noun), (action, after))
        return found

    def _read_wrappers(self, data: Mapping[str, Any], drafts: dict[str, _Draft]) -> None:
        language = self.language
        asks = data["asks"]["links"][language]
        self.asks = tuple(_link(pattern, form) for pattern, form in asks)
        for entry in data["wrapper"]:
            listed = asks if entry["kind"] == "ask" else entry["links"].get(language, ())
            level = entry.get("level")
            wrapper = Wrapper(
                entry["id"],
                entry["kind"] == "ask",
                tuple(_link(pattern, form) for pattern, form in listed),
                entry.get("force"),
                entry.get("aspect"),
                None if level is None else str(level),
                bool(entry.get("new", True)),
                bool(entry.get("named")),
                entry.get("considered"),
            )
            for lemma in entry["verbs"].get(language, ()):
                drafts.setdefault(lemma, _Draft(lemma)).wrappers.append(wrapper)

    def _passive_forms(self) -> Mapping[str, tuple[Verb, Wrapper]]:
        found: dict[str, tuple[Verb, Wrapper]] = {}
        for verb in self.verbs.values():
            for wrapper in verb.wrappers:
                if wrapper.asks:
                    for form in self._morphology.forms(self.language, verb.lemma, "past"):
                        found.setdefault(form, (verb, wrapper))
        return found

    # ---------------------------------------------------------------- what they match

    def verb_at(self, folded: str, position: int, form: str) -> VerbHit | None:
        """Return the longest verb of that form that starts exactly there."""
        if form == "subj":
            match = self._progress_at.match(folded, position)
            if match:
                return VerbHit(self._progress, match.start(), match.end())
        match = self._at[form].match(folded, position)
        if match is None:
            return None
        verb = self._by_form[form][_single(match.group("form"))]
        return VerbHit(verb, match.start(), match.end())

    def noun_at(
        self, folded: str, position: int
    ) -> tuple[Action, str, int, re.Pattern[str]] | None:
        """Return the noun of an act that starts there: its action, form, end, complement."""
        match = self._noun_at.match(folded, position)
        if match is None:
            return None
        noun = _single(match.group("form"))
        action, complement = self.nouns[noun]
        return action, noun, match.end(), complement

    def passive_at(self, folded: str, position: int) -> tuple[Verb, Wrapper, int] | None:
        """Return the asking verb whose past participle starts there ("urged")."""
        match = re.compile(r"[\w']+(?:\s+(?:on|upon))?").match(folded, position)
        while match is not None:
            found = self._party_verbs.get(_single(match.group()))
            if found is not None:
                return (*found, match.end())
            shorter = re.compile(r"[\w']+").match(folded, position)
            match = shorter if shorter and shorter.end() < match.end() else None
        return None


def _link(pattern: str, form: str) -> Link:
    if "{np}" in pattern:
        before, after = pattern.split("{np}")
        marker = after.strip() or before.strip()
        compiled = rf"\b(?:{words(marker)})(?:\b|(?<='))\s*" if marker else ""
        return Link(re.compile(compiled), "that-" + form if before.strip() else form, party=True)
    tail = rf"\s*,?\s*(?:{words(pattern)})(?:\b|(?<=\s)|(?<='))\s*" if pattern else r"\s*"
    return Link(re.compile(tail), form)


def _spellings(written: str, elision: Sequence[str] | None) -> tuple[str, ...]:
    """Return the form, and the one it has before a vowel ("décider d'")."""
    if elision is not None and written.endswith(f" {elision[0]}"):
        return written, written[: -len(elision[0])] + elision[1]
    return (written,)


def _one_of(forms: Iterable[str], enclitic: str | None = None) -> re.Pattern[str]:
    listed = sorted(forms, key=lambda form: (-len(form), form))
    body = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in listed)
    tail = f"(?:{enclitic})?" if enclitic else ""
    return re.compile(rf"(?P<form>{body}){tail}(?:(?!\w)|(?<='))" if body else r"(?P<form>)(?!)")


def _single(text: str) -> str:
    return " ".join(text.split())
