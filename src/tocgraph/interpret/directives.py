"""The directives of one document: its numbered items, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocgraph.fold import fold
from tocgraph.interpret.addressees import Addressee, GroupFinder, heading_addressees, home_of
from tocgraph.interpret.adjuncts import AdjunctFinder, Thing
from tocgraph.interpret.openers import read_sentence
from tocgraph.interpret.slots import Sentence, Slots
from tocgraph.interpret.stretches import Stretches
from tocgraph.model import Authority, Directive, Document, Mention, Provision, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.interpret.acts import Act
    from tocgraph.interpret.lexicon import Lexicon
    from tocgraph.segment.sentences import Sentences
    from tocgraph.symbols import SymbolFinder

__all__ = ["DirectiveReader", "Grammar", "by_language"]

_TOP = frozenset({"body", "meeting", "programme", "instrument", "resolution", "document-symbol"})


@dataclass(frozen=True)
class Grammar:
    """What reading directives in one language needs."""

    lexicon: Lexicon
    adjuncts: AdjunctFinder
    symbols: SymbolFinder


@dataclass
class _Item:
    """One numbered item with its sentences, before slots are filled."""

    provision: Provision
    headed: tuple[Addressee, ...]
    sentences: list[Sentence] = field(default_factory=list)
    addressees: tuple[Slot, ...] = ()


class DirectiveReader:
    """Reads all directives of one document in one language."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        authority: Authority,
        groups: GroupFinder,
        sentences: Sentences,
        grammar: Grammar,
    ) -> None:
        self.document = document
        self.folded = fold(document.text)
        self.grammar = grammar
        self.groups = groups
        self.stretches = Stretches(document, grammar.lexicon, sentences)
        self.home = home_of(document, mentions, authority, grammar.symbols)
        self.slots = Slots(
            document, self.folded, grammar.lexicon, grammar.adjuncts, authority, mentions
        )
        self.mentions = mentions
        self.named = _outermost(mentions)

    def read(self) -> tuple[Directive, ...]:
        """Return the directives in the order of their words."""
        items = [
            self._item(provision)
            for provision in self.document.provisions
            if provision.kind == "recommendation"
        ]
        performing = self._performing(items)
        found: list[Directive] = []
        counts: dict[str, int] = {}
        previous: _Item | None = None
        for item in items:
            found += self._directives(item, previous, performing, counts)
            previous = item
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.path)))

    # ------------------------------------------------------------------- sentences

    def _item(self, provision: Provision) -> _Item:
        headings = tuple(
            thing
            for part in self.document.ancestors(provision.path)
            for heading in self.document.children(part.path)
            if heading.kind == "heading"
            for thing in self._things(heading.start, heading.end, frozenset())
        )
        headed = heading_addressees(
            self.document, provision, headings, self.folded, self.grammar.lexicon
        )
        addressed = frozenset(one.thing.key for one in headed if one.thing.kind == "group")
        item = _Item(provision, headed)
        for stretch in self.stretches.of(provision):
            start, end, objects = stretch.start, stretch.end, stretch.objects
            things = self._things(start, objects[-1].end if objects else end, addressed)
            adjuncts = self.grammar.adjuncts.find(stretch.text, start, end, things)
            acts, marks = read_sentence(
                stretch.folded, start, end, self.grammar.lexicon, adjuncts, things
            )
            for act in acts:
                act.end = self.stretches.trimmed(act.object_start, act.end)
                if objects and act.end >= self.stretches.trimmed(start, end):
                    act.objects = objects
            item.sentences.append(Sentence(start, end, acts, marks, adjuncts, things))
        return item

    def _things(self, start: int, end: int, addressed: frozenset[str]) -> tuple[Thing, ...]:
        """Return names and groups between the offsets; none stands inside another."""
        groups = self.groups.find(
            self.document.text,
            self.folded,
            start,
            end,
            self.grammar.lexicon.language,
            self.home,
            [one for one in self.mentions if start <= one.start and one.end <= end],
            addressed,
        )
        named = [thing for thing in self.named if start <= thing.start and thing.end <= end]
        kept = [
            group
            for group in groups
            if not any(
                thing.start <= group.start
                and group.end <= thing.end
                and thing.end - thing.start > group.end - group.start
                for thing in named
            )
        ]
        kept += self._said(start, end, kept)
        named = [
            thing
            for thing in named
            if not any(thing.start < group.end and group.start < thing.end for group in kept)
        ]
        return tuple(sorted([*named, *kept], key=lambda thing: thing.start))

    def _said(self, start: int, end: int, groups: Sequence[Thing]) -> list[Thing]:
        """Return groups taken up again by their first word: "said officials"."""
        found: list[Thing] = []
        pattern = re.compile(rf"\b(?:{self.grammar.lexicon.grammar['said']})\s+(?P<word>\w+)")
        for match in pattern.finditer(self.folded, start, end):
            meant = {
                group.key
                for group in groups
                if group.kind == "group"
                and group.end <= match.start()
                and self.folded[group.start : group.end].split()[0] == match["word"]
            }
            if len(meant) == 1:
                found.append(Thing(match.start(), match.end(), "group", meant.pop()))
        return found

    # ------------------------------------------------------------------- directives

    def _performing(self, items: Sequence[_Item]) -> frozenset[tuple[str, ...]]:
        """Return the headings whose addressees themselves do what some item asks.

        Under such a heading "to request X to V" tells them to ask X; where every
        item asks somebody by name, it is the authors of the text who ask.
        """
        return frozenset(
            _headings(item)
            for item in items
            for sentence in item.sentences
            for act in sentence.acts
            if act.frame.party is None and not act.passive and item.headed
        )

    def _directives(
        self,
        item: _Item,
        previous: _Item | None,
        performing: frozenset[tuple[str, ...]],
        counts: dict[str, int],
    ) -> Iterator[Directive]:
        heads = tuple(
            slot
            for one in item.headed
            for slot in self.slots.named(one.thing, "interpret/heading-addressee")
        )
        inherited = tuple(
            slot
            for one in item.headed
            for slot in self.slots.named(one.thing, "interpret/inherited", one.heading)
        )
        for sentence in item.sentences:
            for act in sentence.acts:
                yield self._directive(
                    item, previous, sentence, act, heads, inherited, performing, counts
                )

    def _directive(
        self,
        item: _Item,
        previous: _Item | None,
        sentence: Sentence,
        act: Act,
        heads: tuple[Slot, ...],
        inherited: tuple[Slot, ...],
        performing: frozenset[tuple[str, ...]],
        counts: dict[str, int],
    ) -> Directive:
        slots = self.slots
        own = self._addressees(item, previous, sentence, act)
        addressees = inherited if own is None else own
        if own:
            item.addressees = own
        relayed: tuple[Slot, ...] = ()
        others = {slot.value for slot in addressees} - {slot.value for slot in heads}
        if act.frame.asked and others and _headings(item) in performing:
            relayed = heads
        adjuncts = slots.adjuncts(act, sentence)
        condition, _ = slots.first(adjuncts, "condition")
        time_limit, limit = slots.first(adjuncts, "time-limit")
        beneficiaries, taken = slots.beneficiaries(act, sentence)
        channels = slots.channels(act, adjuncts)
        party = act.frame.party.things if act.frame.party else ()
        targets = slots.targets(act, sentence, taken | {thing.key for thing in party})
        spans = self._spans(act)
        start, end = spans[0].start, spans[-1].end
        provision = self._provision(start, end)
        counts[provision] = counts.get(provision, 0) + 1
        return Directive(
            provision=provision,
            index=counts[provision],
            start=start,
            end=end,
            rule=f"interpret/{self.grammar.lexicon.language}",
            action=slots.action(act),
            leading_verb=slots.leading(act),
            force=slots.force(act),
            ask_level=slots.ask_level(act, targets, self._beside(act, sentence)),
            aspect=slots.aspect(act),
            heading_addressees=heads,
            addressees=addressees,
            relayed_by=relayed,
            targets=targets,
            channels=channels,
            beneficiaries=tuple(beneficiaries),
            creates=slots.creates(act, sentence),
            condition=condition,
            time_limit=time_limit,
            time_value=limit.value if limit else None,
            spans=spans if len(spans) > 1 else (),
        )

    def _addressees(
        self, item: _Item, previous: _Item | None, sentence: Sentence, act: Act
    ) -> tuple[Slot, ...] | None:
        """Return whom the sentence itself addresses; ``None`` if it names nobody."""
        party = act.frame.party
        if party is not None:
            return tuple(
                slot
                for thing in party.things
                for slot in self.slots.named(thing, "interpret/addressee")
            )
        if act.passive and previous is not None and previous.addressees:
            words = self.grammar.lexicon.continuing
            if words.search(self.folded, sentence.start, sentence.end):
                item.addressees = previous.addressees
                return previous.addressees
        return None

    def _beside(self, act: Act, sentence: Sentence) -> list[Act]:
        return [
            other
            for other in sentence.acts
            if other is not act and other.object_start == act.object_start
        ]

    def _spans(self, act: Act) -> tuple[Span, ...]:
        """Return the stretches of a directive's words, those that touch joined."""
        head = Span(act.start, act.head_end)
        pieces = [
            head,
            *(Span(one.start, self.stretches.trimmed(one.start, one.end)) for one in act.spans),
        ]
        pieces += [
            Span(adjunct.start, adjunct.end)
            for adjunct in act.adjuncts
            if adjunct.start >= act.head_end
        ]
        pieces = sorted(piece for piece in pieces if piece.start < piece.end)
        joined = [pieces[0]]
        for piece in pieces[1:]:
            between = self.document.text[joined[-1].end : piece.start]
            if piece.start <= joined[-1].end or not between.strip(" \n\t\r\u00a0,:"):
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
            else:
                joined.append(piece)
        return tuple(Span(self._inked(one.start), one.end) for one in joined)

    def _inked(self, position: int) -> int:
        while self.document.text[position].isspace():
            position += 1
        return position

    def _provision(self, start: int, end: int) -> str:
        found = self.document.deepest(start, end)
        return found.path if found else ""


def _headings(item: _Item) -> tuple[str, ...]:
    return tuple(one.heading for one in item.headed)


def _outermost(mentions: Sequence[Mention]) -> tuple[Thing, ...]:
    """Return the mentions that stand in no other, as things."""
    return tuple(
        Thing(mention.start, mention.end, mention.kind, mention.id, bool(mention.targets))
        for mention in sorted(mentions, key=lambda one: (one.start, -one.end))
        if mention.nested_in is None and mention.kind in _TOP
    )


def by_language(grammars: Mapping[str, Grammar], language: str) -> tuple[Grammar, ...]:
    """Return the grammar of the language, or all if the language is not known."""
    if language in grammars:
        return (grammars[language],)
    return tuple(grammars.values())
