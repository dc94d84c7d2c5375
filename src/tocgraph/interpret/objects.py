"""What stands in the object of an act: what it is about, whom it helps, what is new."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.interpret.evidence import Evidence
from tocgraph.interpret.lexicon import Lexicon, words
from tocgraph.model import Authority, Document, Mention, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tocgraph.interpret.acts import Act
    from tocgraph.interpret.adjuncts import Adjunct, AdjunctFinder, Thing
    from tocgraph.interpret.levels import Mark

__all__ = ["Objects", "Sentence"]

_TARGETS = frozenset({"instrument", "programme", "body", "meeting", "resolution"})


@dataclass(frozen=True)
class Sentence:
    """One sentence of an item, with what was found in it."""

    start: int
    end: int
    acts: Sequence[Act]
    marks: Sequence[Mark]
    adjuncts: Sequence[Adjunct]
    things: Sequence[Thing]


class Objects(Evidence):
    """Reads the objects of one document's acts in one language."""

    def __init__(
        self,
        document: Document,
        folded: str,
        lexicon: Lexicon,
        finder: AdjunctFinder,
        authority: Authority,
        mentions: Sequence[Mention],
    ) -> None:
        super().__init__(document, mentions)
        self.folded = folded
        self.lexicon = lexicon
        self.finder = finder
        self.authority = authority
        grammar = lexicon.grammar
        self._article = re.compile(rf"(?:(?:{words(grammar['article'])})(?:\s+|(?<=')))*")
        self._recipient = re.compile(
            rf"(?:{words(grammar['recipient'])})(?:\s+|(?<='))"
            rf"(?:(?:{words(grammar['article'])})(?:\s+|(?<=')))*"
        )
        self._prepositional = re.compile(rf"(?:^|[^\w'])(?:{words(grammar['recipient'])})\s+\Z")
        self._and = re.compile(rf"\s*,?\s*(?:{words(grammar['conjunction'])})\s+")
        self._gerund = re.compile(rf"(?<![\w-])(?:{words(grammar['gerund_purpose'])})")
        self._destination = re.compile(rf"(?<!\w)(?:{words(grammar['destination'])})\b")
        self._its = re.compile(rf"(?:{words(grammar['possessive_singular'])})(?:\s|(?<='))")
        self._cut = re.compile(rf"\s*\(|,?\s+(?:{words(grammar['participial'])})\b")
        self._takes_for = re.compile(rf"\b(?:{words(grammar['takes_for'])})\s+\Z")
        self._second = re.compile(
            rf",?\s+(?:{words(grammar['conjunction'])})\s+(?=(?:a|an|un|una|um|uma|une)\s)"
        )
        after, before = lexicon.owner["after"], lexicon.owner["before"]
        self._owned_after = re.compile(words(after)) if after else None
        self._owned_before = (
            re.compile(rf"\b(?:{words(before)})(?:\s+(?:la|el|o|a|le))?\s*$") if before else None
        )

    def adjuncts(self, act: Act, sentence: Sentence) -> list[Adjunct]:
        """Return the adjuncts that limit this act and no other."""
        party = act.frame.party.conditions if act.frame.party else ()
        inside = [
            adjunct
            for adjunct in sentence.adjuncts
            if any(span.start <= adjunct.start and adjunct.end <= span.end for span in act.spans)
            or act.start <= adjunct.start < act.head_end
        ]
        found = [*act.frame.before, *party, *act.adjuncts, *inside]
        return sorted(
            {one.start: one for one in found if one not in act.foreign}.values(),
            key=lambda adjunct: adjunct.start,
        )

    def _stops(self, span: Span, sentence: Sentence) -> list[tuple[int, int]]:
        """Return the stretches of an object that only say what for, which, or how."""
        found: list[tuple[int, int]] = []
        for mark in sentence.marks:
            if span.start <= mark.start < span.end:
                stop: int | None = None
                if mark.kind == "relative":
                    stop = self._comma(mark.start + 1, span.end, sentence)
                elif self._destination.match(self.folded, self._blank(mark.start)):
                    continue
                else:
                    destined = self._destination.search(self.folded, mark.start, span.end)
                    stop = destined.start() if destined else None
                found.append((mark.start, span.end if stop is None else stop))
        found += [
            (match.start(), span.end)
            for match in self._gerund.finditer(self.folded, span.start, span.end)
            if not self._takes_for.search(self.folded[span.start : match.start()])
        ]
        found += [(one.start, one.end) for one in sentence.adjuncts]
        return found

    def _comma(self, start: int, end: int, sentence: Sentence) -> int | None:
        for position in range(start, end):
            if self.folded[position] in ",;" and not any(
                thing.start < position < thing.end for thing in sentence.things
            ):
                return position
        return None

    def targets(self, act: Act, sentence: Sentence, taken: frozenset[str]) -> tuple[Slot, ...]:
        """Return what the act is about: the things its object names."""
        found: list[Slot] = []
        previous: Thing | None = None
        for span in act.spans:
            stops = self._stops(span, sentence)
            for thing in sentence.things:
                if (
                    thing.kind not in _TARGETS
                    or thing.key in taken
                    or not (span.start <= thing.start and thing.end <= span.end)
                    or (
                        any(start <= thing.start < stop for start, stop in stops)
                        and not self._mandating(thing, sentence)
                    )
                    or self._owner(thing)
                ):
                    continue
                if previous is not None and self._supplemented(previous, thing):
                    continue
                previous = thing
                found += self.named(thing, "interpret/target")
                found += self._elsewhere(thing, sentence)
        if not found:
            found += self._of_its(act, sentence)
        return tuple({slot.value: slot for slot in reversed(found)}.values())[::-1]

    def _mandating(self, thing: Thing, sentence: Sentence) -> bool:
        return any(
            one.kind == "mandate" and one.start <= thing.start < one.end
            for one in sentence.adjuncts
        )

    def _of_its(self, act: Act, sentence: Sentence) -> Iterator[Slot]:
        """Yield the one thing that the act before was about, if this object is "its" part.

        Only where the addressees are many, so that "its" cannot be theirs.
        """
        span = act.spans[0]
        if not self._its.match(self.folded, self._blank(span.start)):
            return
        index = list(sentence.acts).index(act)
        party = act.frame.party
        if index == 0 or (party and any(thing.kind != "group" for thing in party.things)):
            return
        before = self.targets(sentence.acts[index - 1], sentence, frozenset())
        if len(before) == 1:
            yield before[0]

    def _elsewhere(self, thing: Thing, sentence: Sentence) -> Iterator[Slot]:
        """Yield what an open mention means if its sentence names just one of its candidates."""
        if thing.known:
            return
        candidates = frozenset(self.mentions[thing.key].candidates)
        named = {
            slot.value: slot
            for other in sentence.things
            if other.known and other.kind in _TARGETS
            for slot in self.named(other, "interpret/target")
            if slot.value in candidates
        }
        if len(named) == 1:
            yield from named.values()

    def _owner(self, thing: Thing) -> bool:
        after, before = self._owned_after, self._owned_before
        return bool(after and after.match(self.folded, thing.end)) or bool(
            before and before.search(self.folded[: thing.start])
        )

    def _supplemented(self, first: Thing, second: Thing) -> bool:
        """Say whether "the Protocol to the Convention" names the convention only to tell which."""
        between = self.folded[first.end : second.start]
        if not self._recipient.fullmatch(between.strip() + " "):
            return False
        return any(
            target in self.authority
            and set(self.authority[target].related("supplements"))
            & set(self.mentions[second.key].targets)
            for target in self.mentions[first.key].targets
        )

    def beneficiaries(self, act: Act, sentence: Sentence) -> tuple[list[Slot], frozenset[str]]:
        """Return whom it helps or reaches, and the mentions that say so."""
        found: dict[str, Slot] = {}
        taken: set[str] = set()
        for adjunct in self.adjuncts(act, sentence):
            if adjunct.kind == "recipient":
                for one in adjunct.things:
                    for slot in self.named(one, f"interpret/{adjunct.rule}"):
                        found.setdefault(slot.value, slot)
        if act.action.beneficiary is None:
            return list(found.values()), frozenset()
        places: list[int] = []
        span = act.spans[0]
        if act.action.beneficiary == "object":
            match = self._article.match(self.folded, self._blank(span.start))
            first = match.end() if match else span.start
            places += [
                one.start
                for one in sentence.things
                if self._blank(span.start) <= one.start <= first < one.end
            ]
        stops = [
            mark.start
            for mark in sentence.marks
            if mark.kind == "purpose" and mark.start > span.start
        ]
        limit = min([span.end, *stops])
        places += [
            one.start
            for one in sentence.things
            if span.start <= one.start < limit and self._received(span.start, one)
        ]
        for place in places:
            thing: Thing | None = self._at(place, sentence)
            while thing is not None:
                if any(one.start <= thing.start < one.end for one in sentence.adjuncts):
                    break
                taken.add(thing.key)
                for slot in self.named(thing, "interpret/beneficiary"):
                    found.setdefault(slot.value, slot)
                joined = self._and.match(self.folded, thing.end)
                after = None if joined is None else self._article.match(self.folded, joined.end())
                thing = next(
                    (
                        one
                        for one in sentence.things
                        if joined and after and joined.end() <= one.start <= after.end() < one.end
                    ),
                    None,
                )
        return list(found.values()), frozenset(taken)

    def _at(self, place: int, sentence: Sentence) -> Thing | None:
        return next((one for one in sentence.things if one.start == place), None)

    def _received(self, start: int, thing: Thing) -> bool:
        for match in self._recipient.finditer(self.folded, start, thing.start):
            if match.end() == thing.start and not self.folded[match.start() - 1].isalnum():
                return True
        # The article may be part of the name ("to the Network").
        before = self.folded[start : thing.start]
        return self._prepositional.search(before) is not None

    def _blank(self, position: int) -> int:
        while position < len(self.folded) and self.folded[position].isspace():
            position += 1
        return position

    def creates(self, act: Act, sentence: Sentence) -> tuple[Slot, ...]:
        """Return the words for what is to be brought into being; what is weighed is not yet."""
        if any(sign.value == "consider" for sign in act.frame.forces):
            return ()
        if act.made is not None:
            spans: Sequence[Span] = (Span(act.made.start, min(act.made.end, act.end)),)
        elif act.action.creates is None or not act.frame.new:
            return ()
        else:
            spans = act.spans[:1]
        found: list[Slot] = []
        for span in spans:
            start = self._head(span, sentence)
            stops = [one[0] for one in self._stops(span, sentence) if one[0] > start]
            for first, last in self._parts(start, span.end):
                match = self._article.match(self.folded, first)
                first = first if match is None else match.end()
                cut = self._cut.search(self.folded, first, last)
                ends = [last, *(stop for stop in stops if first < stop)]
                end = min([*ends, cut.start()] if cut else ends)
                for words_start, words_end in self._trim(first, end):
                    if self._is_new(act, words_start, words_end):
                        found.append(
                            self.quoted(words_start, words_end, "creates", "interpret/creates")
                        )
        return tuple(found)

    def _head(self, span: Span, sentence: Sentence) -> int:
        """Return where the object proper starts, after adjuncts."""
        position = self._blank(span.start)
        while True:
            adjunct = next((one for one in sentence.adjuncts if one.start == position), None)
            if adjunct is None:
                if self.folded[position : position + 1] == ",":
                    position = self._blank(position + 1)
                    continue
                return position
            position = self._blank(adjunct.end)

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        position = start
        for match in self._second.finditer(self.folded, start, end):
            yield from self._trim(position, match.start())
            position = match.end()
        yield from self._trim(position, end)

    def _trim(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        while end > start and self.folded[end - 1] in " ,;:.\n":
            end -= 1
        if end > start:
            yield start, end

    def _is_new(self, act: Act, start: int, end: int) -> bool:
        if act.made is not None or act.action.creates == "all":
            return True
        pattern = self.lexicon.new.get(act.action.creates or "")
        return pattern is not None and pattern.search(self.folded, start, end) is not None
