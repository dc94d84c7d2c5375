"""Sentences into acts: wrappers are taken off, coordinated verbs told apart.

A sentence is read from left to right. Each wrapper opens a *level*, at which a
later verb of the same form may stand beside the first ("to request the X to
maintain … and to update …"). Purpose and relative clauses open levels too; what
is joined to them is absorbed, because it asks nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tocgraph.interpret.acts import Act, Frame, Sign
from tocgraph.interpret.cursor import Cursor
from tocgraph.interpret.levels import Level, Mark
from tocgraph.interpret.parties import PartyFinder
from tocgraph.interpret.scanner import Scanner
from tocgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tocgraph.interpret.adjuncts import Adjunct, Thing
    from tocgraph.interpret.lexicon import Action, Lexicon, VerbHit, Wrapper

__all__ = ["ClauseParser"]

_WINDOW = 10


class ClauseParser(Cursor):
    """Reads one stretch of one sentence; make a new one for each."""

    def __init__(
        self,
        folded: str,
        start: int,
        end: int,
        lexicon: Lexicon,
        adjuncts: Sequence[Adjunct],
        things: Sequence[Thing],
    ) -> None:
        super().__init__(folded, start, end, lexicon, adjuncts, things)
        self.acts: list[Act] = []
        self.open: list[Act] = []
        self.levels: list[Level] = []
        self.marks: list[Mark] = []
        self.refused = False
        self.parties = PartyFinder(self)
        self._scanner = Scanner(self)
        self._continued = re.compile(rf"\b(?:{lexicon.grammar['continued']})\b")

    def read(self, start: int, position: int, form: str, frame: Frame) -> bool:
        """Read verbs of that form from there to the end; say whether any act was found."""
        self.levels.append(Level(form, frame))
        after = self.clause(start, position, form, frame)
        if after is None:
            self.levels.pop()
            return False
        self._scanner.walk(after)
        for act in self.open:
            act.end = self.end
        self.open = []
        return True

    def clause(self, start: int, position: int, form: str, frame: Frame) -> int | None:
        """Read one verb with its wrappers; return where its object starts."""
        if form in ("noun", "list"):
            return self._nouns(start, position, frame)
        position, own = self.skip(position, form)
        hit = self.verb_at(position, form)
        if hit is None or not hit.verb.known:
            return None
        frame = _repeated(frame, own)
        for wrapper in hit.verb.wrappers:
            depth = len(self.levels), len(self.acts), len(self.marks)
            for after in (
                self._asked(start, hit, wrapper, frame, own)
                if wrapper.asks
                else self._framed(start, hit, wrapper, frame, own)
            ):
                if after is not None:
                    return after
                del self.levels[depth[0] :], self.acts[depth[1] :], self.marks[depth[2] :]
            if self.refused:
                return None
        return self._content(start, hit, form, frame, own)

    def _framed(
        self,
        start: int,
        hit: VerbHit,
        wrapper: Wrapper,
        frame: Frame,
        own: Sequence[Adjunct],
    ) -> Iterator[int | None]:
        """Yield, for each way the wrapper may go on, where the object inside it starts."""
        position = hit.end
        found = list(own)
        after = self.next(position)
        if self.text[after : after + 1] == ",":
            after = self.next(after + 1)
        while (adjunct := self.adjuncts.get(after)) is not None:
            found.append(adjunct)
            position = adjunct.end
            after = self.after_comma(position)
        for link in wrapper.links:
            match = link.pattern.match(self.text, position)
            if match is None or match.end() > self.end:
                continue
            tail = match.group().strip(" ,")
            end = match.start() + len(match.group().rstrip()) if " " in tail else hit.end
            inner = frame.under(wrapper, hit, Span(hit.start, end))
            continued = self._continued.search(match.group())
            if continued is not None:
                at = match.start()
                inner = replace(
                    inner,
                    aspect=Sign(
                        "continue",
                        at + continued.start(),
                        at + continued.end(),
                        "interpret/continued",
                    ),
                )
            inner = replace(inner, before=(*inner.before, *found))
            self.levels.append(Level(link.form, inner))
            yield self.clause(start, match.end(), link.form, inner)

    def _asked(
        self,
        start: int,
        hit: VerbHit,
        wrapper: Wrapper,
        frame: Frame,
        own: Sequence[Adjunct],
    ) -> Iterator[int | None]:
        """Yield, for each reading of who is asked, where the object of the act starts.

        The nearest verb is tried first: of "to urge X to consider signing" the
        verb asked for is the first.
        """
        position, after = self.skip(hit.end, "none")
        frame = _repeated(frame, after)
        found = (self.parties.asked(position, link) for link in wrapper.links)
        places = sorted((one for one in found if one is not None), key=lambda one: one[1])
        if self.parties.refused(position, places[0][1] if places else None):
            self.refused = True
            return
        if not places and self.parties.elided(position) is not None:
            # Somebody is asked to do what no verb of the lexicon says.
            self.refused = True
            return
        for party, place, form in places:
            if wrapper.named and not party.things:
                continue
            inner = frame.under(wrapper, hit, Span(hit.start, hit.end))
            inner = replace(inner, party=party, asked=True, before=(*inner.before, *own, *after))
            self.levels.append(Level(form, inner))
            yield self.clause(start, place, form, inner)
        # Not understood though it names whom it asks: then the asking is no act.
        self.refused = self.refused or any(party.things for party, _, _ in places)

    def _content(
        self, start: int, hit: VerbHit, form: str, frame: Frame, own: Sequence[Adjunct]
    ) -> int | None:
        """Read a content verb with those beside it that share its object."""
        hits = [hit]
        after: list[list[Adjunct]] = [[]]
        while True:
            position = self._own_adjuncts(hits[-1].end, after[-1])
            joined = self.joins.match(self.text, position)
            if joined is None:
                break
            step = joined.end()
            complement = self.complement.match(self.text, step)
            if complement is not None:
                step = complement.end()
            step, between = self.skip(step, form)
            following = self.verb_at(step, form)
            if following is None or not following.verb.known or following.verb.action is None:
                break
            hits.append(following)
            after.append([])
            after[-1].extend(between)
        last = hits[-1].end
        acts: list[Act] = []
        for index, verb in enumerate(hits):
            resolved = self._resolve(verb, last)
            if resolved is None:
                continue
            action, aspect = resolved
            if acts and acts[-1].action.slug == action.slug:
                acts[-1].head_end = verb.end
                acts[-1].adjuncts += after[index]
                continue
            acts.append(
                Act(
                    action,
                    verb.verb.lemma,
                    Span(verb.start, verb.end),
                    frame,
                    start if index == 0 else verb.start,
                    verb.end,
                    last,
                    self.end,
                    [*own, *after[index]] if index == 0 or not after[index] else [*after[index]],
                    aspect=aspect,
                    shared=len(hits) > 1,
                )
            )
        if not acts:
            return None
        for act in acts:
            act.alone = len(acts) == 1
            act.foreign = [
                adjunct
                for other in acts
                if other is not act
                for adjunct in other.adjuncts
                if adjunct not in own
            ]
        self.acts += acts
        self.open = acts
        return last

    def _own_adjuncts(self, position: int, found: list[Adjunct]) -> int:
        """Collect adjuncts right after a verb; return the place from which a join may follow."""
        while True:
            after = self.next(position)
            if self.text[after : after + 1] == ",":
                after = self.next(after + 1)
            adjunct = self.adjuncts.get(after)
            if adjunct is None:
                return position
            found.append(adjunct)
            position = adjunct.end

    def _resolve(self, hit: VerbHit, object_start: int) -> tuple[Action, str | None] | None:
        position = object_start
        while (adjunct := self.adjuncts.get(self.next(position))) is not None:
            position = self.after_comma(adjunct.end)
        stop = re.compile(r"[;:.]").search(self.text, position, self.end)
        window = self.text[position : stop.start() if stop else self.end]
        window = " ".join(window.split()[:_WINDOW])
        for pattern, action, aspect in hit.verb.phrases:
            if pattern.search(window):
                return action, aspect
        return None if hit.verb.action is None else (hit.verb.action, None)

    def _nouns(self, start: int, position: int, frame: Frame) -> int | None:
        """Read nouns of acts that share an object: "the establishment and strengthening of"."""
        position = self.past_articles(position)
        found: list[tuple[Action, str, int, int]] = []
        complement = None
        while position < self.end and not self.inside(position):
            noun = self.lexicon.noun_at(self.text, position)
            if noun is None:
                break
            action, written, end, complement = noun
            found.append((action, written, position, end))
            joined = self.joins.match(self.text, end)
            if joined is None:
                break
            position = self.past_articles(joined.end())
        if not found or complement is None:
            return None
        after = complement.match(self.text, found[-1][3])
        if after is None:
            return None
        acts = [
            Act(
                action,
                written,
                Span(at, end),
                frame,
                start if index == 0 else at,
                end if len(found) > 1 else after.end(),
                after.end(),
                self.end,
                shared=len(found) > 1,
                alone=len(found) == 1,
            )
            for index, (action, written, at, end) in enumerate(found)
        ]
        self.acts += acts
        self.open = acts
        return after.end()


def _repeated(frame: Frame, adjuncts: Sequence[Adjunct]) -> Frame:
    """Return the frame with the aspect that an adverb gives ("again")."""
    for adjunct in adjuncts:
        if adjunct.kind == "aspect" and adjunct.value is not None:
            rule = f"interpret/{adjunct.rule}"
            sign = Sign(adjunct.value, adjunct.start, adjunct.end, rule)
            frame = replace(frame, aspect=sign)
    return frame
