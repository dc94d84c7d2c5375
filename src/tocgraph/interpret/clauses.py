"""Sentences into acts: wrappers are taken off, coordinated verbs told apart.

A sentence is read from left to right. Each wrapper opens a *level*, at which a
later verb of the same form may stand beside the first ("to request the X to
maintain … and to update …"). Purpose and relative clauses open levels too; what
is joined to them is absorbed, because it asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocgraph.interpret.acts import Act, Frame, Party, Sign
from tocgraph.interpret.adjuncts import Adjunct, Thing
from tocgraph.interpret.lexicon import Action, Lexicon, Link, VerbHit, Wrapper, words
from tocgraph.interpret.parties import PartyFinder
from tocgraph.model import Span

__all__ = ["ClauseParser", "Level", "Mark"]

_ADVISING = frozenset({"provide-support", "assist", "advise"})
_GATHERING = frozenset({"convene", "establish", "appoint"})
_WINDOW = 8


@dataclass(frozen=True, slots=True)
class Level:
    """A place to which a later verb may be joined; at an absorbing one it asks nothing."""

    form: str
    frame: Frame
    absorbs: str | None = None
    comma: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a purpose or relative clause begins."""

    kind: str
    start: int


class ClauseParser:
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
        self.text = folded
        self.start = start
        self.end = end
        self.lexicon = lexicon
        self.adjuncts = {adjunct.start: adjunct for adjunct in adjuncts}
        self.things = things
        self.parties = PartyFinder(self)
        self.acts: list[Act] = []
        self.open: list[Act] = []
        self.levels: list[Level] = []
        self.marks: list[Mark] = []
        grammar = lexicon.grammar
        self._adverb = re.compile(rf"(?:{words(grammar['adverb'])})(?:\s+|\s*,\s*)")
        self._clitic = re.compile(rf"(?:{words(grammar['clitic'])})(?:\s+|(?<=')|(?<=-))")
        conjunction = words(grammar["conjunction"])
        self._joins = re.compile(rf"\s*(?:,\s*(?:(?:{conjunction})\s+)?|\b(?:{conjunction})\s+)")
        self._complement = re.compile(rf"(?:{words(grammar['complement'])})(?:\s+|(?<='))")
        self.article = re.compile(rf"(?:(?:{words(grammar['article'])})(?:\s+|(?<=')))*")
        self._event = re.compile(
            rf"\s*(?P<sep>[;,])\s*(?:(?P<conj1>{conjunction})\s+)?"
            rf"|\s(?P<conj2>{conjunction})\s+"
            rf"|\s(?P<purpose>{words(grammar['purpose'])})(?:\s+|(?<='))"
            rf"|\s(?P<relative>{words(grammar['relative'])})(?:\s+|(?<='))"
            r"|(?P<open>\()"
        )
        self._mandate = re.compile(rf"(?:{words(grammar['mandate'])})\Z")
        self._continued = re.compile(rf"\b(?:{grammar['continued']})\b")

    # ---------------------------------------------------------------- small steps

    def skip(self, position: int, form: str) -> tuple[int, list[Adjunct]]:
        """Step over white space, adjuncts, adverbs and clitics before a verb of that form."""
        found: list[Adjunct] = []
        while True:
            while position < self.end and self.text[position].isspace():
                position += 1
            adjunct = self.adjuncts.get(position)
            if adjunct is not None:
                found.append(adjunct)
                position = self._after_comma(adjunct.end)
                continue
            if (
                self.text[position : position + 1] == ","
                and self._next(position + 1) in self.adjuncts
            ):
                position = self._next(position + 1)
                continue
            if self.verb_at(position, form) is not None:
                return position, found
            match = self._adverb.match(self.text, position) or self._clitic.match(
                self.text, position
            )
            if match is None or match.end() > self.end:
                return position, found
            position = match.end()

    def verb_at(self, position: int, form: str) -> VerbHit | None:
        """Return the verb of that form at the place, unless it lies inside a name."""
        if position >= self.end or form == "none" or self.inside(position):
            return None
        hit = self.lexicon.verb_at(self.text, position, form)
        if hit is None or hit.end > self.end:
            return None
        before = self.text[position - 1 : position]
        return None if before.isalnum() else hit

    def inside(self, position: int) -> Thing | None:
        """Return the name in whose words the position lies."""
        for thing in self.things:
            if thing.start <= position < thing.end:
                return thing
        return None

    def _next(self, position: int) -> int:
        while position < self.end and self.text[position].isspace():
            position += 1
        return position

    def _after_comma(self, position: int) -> int:
        following = self._next(position)
        return (
            self._next(following + 1) if self.text[following : following + 1] == "," else following
        )

    # -------------------------------------------------------------------- clauses

    def read(self, start: int, position: int, form: str, frame: Frame) -> bool:
        """Read verbs of that form from there to the end; say whether any act was found."""
        self.levels.append(Level(form, frame))
        after = self.clause(start, position, form, frame)
        if after is None:
            self.levels.pop()
            return False
        self._scan(after)
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
        for adjunct in own:
            if adjunct.kind == "aspect" and adjunct.value is not None:
                sign = Sign(adjunct.value, adjunct.start, adjunct.end, adjunct.rule)
                frame = replace(frame, aspect=sign)
        for wrapper in hit.verb.wrappers:
            for link in wrapper.links:
                depth = len(self.levels), len(self.acts), len(self.marks)
                after = (
                    self._asked(start, hit, wrapper, link, frame, own)
                    if wrapper.asks
                    else self._framed(start, hit, wrapper, link, frame, own)
                )
                if after is not None:
                    return after
                del self.levels[depth[0] :], self.acts[depth[1] :], self.marks[depth[2] :]
        return self._content(start, hit, form, frame, own)

    def _framed(
        self,
        start: int,
        hit: VerbHit,
        wrapper: Wrapper,
        link: Link,
        frame: Frame,
        own: Sequence[Adjunct],
    ) -> int | None:
        position = hit.end
        found = list(own)
        after = self._next(position)
        if self.text[after : after + 1] == ",":
            after = self._next(after + 1)
        while (adjunct := self.adjuncts.get(after)) is not None:
            found.append(adjunct)
            position = adjunct.end
            after = self._after_comma(position)
        match = link.pattern.match(self.text, position)
        if match is None or match.end() > self.end:
            return None
        tail = match.group().strip(" ,")
        end = match.start() + len(match.group().rstrip()) if " " in tail else hit.end
        inner = frame.under(wrapper, hit, Span(hit.start, end), leads=True)
        continued = self._continued.search(match.group())
        if continued is not None:
            at = match.start()
            inner = replace(
                inner,
                aspect=Sign(
                    "continue", at + continued.start(), at + continued.end(), "interpret/continued"
                ),
            )
        inner = replace(inner, before=(*inner.before, *found))
        self.levels.append(Level(link.form, inner))
        return self.clause(start, match.end(), link.form, inner)

    def _asked(
        self,
        start: int,
        hit: VerbHit,
        wrapper: Wrapper,
        link: Link,
        frame: Frame,
        own: Sequence[Adjunct],
    ) -> int | None:
        place = self.parties.asked(hit.end, link)
        if place is None:
            return None
        party, position, form = place
        if not party.things and wrapper.id == "invite":
            return None
        inner = frame.under(wrapper, hit, Span(hit.start, hit.end), leads=not self._reflexive(hit))
        inner = replace(inner, party=party, asked=True, before=(*inner.before, *own))
        self.levels.append(Level(form, inner))
        return self.clause(start, position, form, inner)

    def _reflexive(self, hit: VerbHit) -> bool:
        before = self.text[self.start : hit.start]
        return re.search(rf"\b(?:{self.lexicon.grammar['reflexive']})\s*$", before) is not None

    def _content(
        self, start: int, hit: VerbHit, form: str, frame: Frame, own: Sequence[Adjunct]
    ) -> int | None:
        """Read a content verb with those beside it that share its object."""
        hits = [hit]
        after: list[list[Adjunct]] = [[]]
        while True:
            position = self._own_adjuncts(hits[-1].end, after[-1])
            joined = self._joins.match(self.text, position)
            if joined is None:
                break
            step = joined.end()
            complement = self._complement.match(self.text, step)
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
            after = self._next(position)
            if self.text[after : after + 1] == ",":
                after = self._next(after + 1)
            adjunct = self.adjuncts.get(after)
            if adjunct is None:
                return position
            found.append(adjunct)
            position = adjunct.end

    def _resolve(self, hit: VerbHit, object_start: int) -> tuple[Action, str | None] | None:
        position = object_start
        while (adjunct := self.adjuncts.get(self._next(position))) is not None:
            position = self._after_comma(adjunct.end)
        stop = re.compile(r"[;:.]").search(self.text, position, self.end)
        window = self.text[position : stop.start() if stop else self.end]
        window = " ".join(window.split()[:_WINDOW])
        for pattern, action, aspect in hit.verb.phrases:
            if pattern.search(window):
                return action, aspect
        return None if hit.verb.action is None else (hit.verb.action, None)

    def _nouns(self, start: int, position: int, frame: Frame) -> int | None:
        """Read nouns of acts that share an object: "the establishment and strengthening of"."""
        position = self.article.match(self.text, position).end()  # type: ignore[union-attr]
        found: list[tuple[Action, str, int, int]] = []
        complement = None
        while position < self.end and not self.inside(position):
            noun = self.lexicon.noun_at(self.text, position)
            if noun is None:
                break
            action, written, end, complement = noun
            found.append((action, written, position, end))
            joined = self._joins.match(self.text, end)
            if joined is None:
                break
            position = self.article.match(self.text, joined.end()).end()  # type: ignore[union-attr]
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
                end,
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

    # ------------------------------------------------------- what follows an object

    def _scan(self, position: int) -> None:
        """Walk through the object, and on from verb to verb joined to it."""
        while position < self.end:
            match = self._event.search(self.text, position, self.end)
            if match is None:
                return
            place = match.end() - 1 if match.group("open") else match.start() + 1
            thing = self.inside(place)
            if thing is not None and thing.start < place:
                position = thing.end
                continue
            covering = self._covering(place)
            if covering is not None:
                position = covering.end
                continue
            if match.group("open"):
                closing = self.text.find(")", match.end(), self.end)
                position = match.end() if closing < 0 else closing + 1
            elif match.group("purpose"):
                position = self._purpose(match, comma=False)
            elif match.group("relative"):
                position = self._relative(match)
            else:
                position = self._join(match)

    def _covering(self, position: int) -> Adjunct | None:
        for adjunct in self.adjuncts.values():
            if adjunct.start < position < adjunct.end:
                return adjunct
        return None

    def _join(self, match: re.Match[str]) -> int:
        sep = match.group("sep") or ""
        joined = bool(match.group("conj1") or match.group("conj2"))
        position = match.end()
        complement = self._complement.match(self.text, position)
        for step in ([complement.end()] if complement else []) + [position]:
            marked = step != position
            if sep == "," and not joined and marked:
                # A verb after a mere comma tells what for, not what else.
                return self._purpose(complement, comma=True) if complement else position
            index = self._level_for(step, sep, joined, marked=marked)
            if index is None:
                continue
            level = self.levels[index]
            if level.absorbs is not None:
                return self._verbs_end(step, level.form)
            for act in self.open:
                act.end = match.start()
            waiting, self.open = self.open, []
            del self.levels[index + 1 :]
            after = self.clause(position, step, level.form, level.frame)
            if after is not None:
                return after
            self.open = waiting
        return max(match.end(), match.start() + 1)

    def _level_for(self, position: int, sep: str, joined: bool, *, marked: bool) -> int | None:
        for index in range(len(self.levels) - 1, -1, -1):
            level = self.levels[index]
            if level.absorbs is not None:
                skipped = sep == ";" or (sep == "," and not level.comma)
                if level.absorbs == "relative":
                    skipped = marked or sep != ""
                if not skipped and self._any_verb(position, level.form):
                    return index
                continue
            if level.form in ("noun", "list"):
                start = self.article.match(self.text, position)
                if start and start.end() < self.end and self._noun_ahead(start.end()):
                    return index
                continue
            if sep == "," and not joined and level.form != "ger":
                continue
            step, _ = self.skip(position, level.form)
            hit = self.verb_at(step, level.form)
            if hit is None or not hit.verb.known:
                continue
            if hit.verb.homograph and not marked and not self._before_object(hit.end):
                continue
            return index
        return None

    def _noun_ahead(self, position: int) -> bool:
        noun = self.lexicon.noun_at(self.text, position)
        if noun is None or self.inside(position):
            return False
        return noun[3].match(self.text, noun[2]) is not None

    def _before_object(self, position: int) -> bool:
        match = self.article.match(self.text, self._next(position))
        return match is not None and match.end() > self._next(position)

    def _any_verb(self, position: int, form: str) -> bool:
        forms = ("inf", "third", "subj") if form == "any" else (form,)
        return any(self.verb_at(self.skip(position, one)[0], one) is not None for one in forms)

    def _purpose(self, match: re.Match[str], *, comma: bool) -> int:
        marker = match.group().strip()
        position = match.end()
        step, _ = self.skip(position, "inf")
        hit = self.verb_at(step, "inf")
        noun = None if hit else self._noun_ahead(self.article.match(self.text, step).end())  # type: ignore[union-attr]
        if hit is None and not noun and len(marker.split()) < 2:
            return position
        if hit is not None and self._mandate.match(marker) and self.open:
            after = self._mandated(match.start(), position, hit)
            if after is not None:
                return after
        comma = comma or self.text[: match.start() + 1].rstrip().endswith(",")
        self.levels.append(Level("inf", Frame(), "purpose", comma=comma))
        self.marks.append(Mark("purpose", match.start()))
        return self._verbs_end(position, "inf") if hit else position

    def _mandated(self, start: int, position: int, hit: VerbHit) -> int | None:
        """Read what a body is called together to weigh, or what support is to bring forth."""
        action = self.open[-1].action
        if action.slug in _ADVISING and hit.verb.action is not None and hit.verb.action.creates:
            for act in self.open:
                act.made = Span(hit.end, self.end)
            return None
        if action.slug not in _GATHERING or all(wrapper.new for wrapper in hit.verb.wrappers):
            return None
        depth = len(self.levels), len(self.acts), len(self.marks)
        waiting = self.open
        named = tuple(
            thing
            for thing in self.things
            if waiting[-1].object_start <= thing.start and thing.end <= start
        )
        party = Party(waiting[-1].object_start, start, named)
        frame = Frame(party=party if named else None)
        self.levels.append(Level("inf", frame))
        after = self.clause(self._next(start), position, "inf", frame)
        if after is None or all(act.frame.new for act in self.acts[depth[1] :]):
            del self.levels[depth[0] :], self.acts[depth[1] :], self.marks[depth[2] :]
            self.open = waiting
            return None
        for act in waiting:
            act.end = start
        return after

    def _relative(self, match: re.Match[str]) -> int:
        self.levels.append(Level("any", Frame(), "relative", comma=False))
        self.marks.append(Mark("relative", match.start()))
        return self._verbs_end(match.end(), "any")

    def _verbs_end(self, position: int, form: str) -> int:
        """Step over the verbs of a purpose or relative clause that stand side by side."""
        forms = ("inf", "third", "subj") if form == "any" else (form,)
        while True:
            hits = [self.verb_at(self.skip(position, one)[0], one) for one in forms]
            ends = [hit.end for hit in hits if hit is not None]
            if not ends:
                return position
            position = max(ends)
            joined = self._joins.match(self.text, position)
            if joined is None or not any(
                self.verb_at(self.skip(joined.end(), one)[0], one) for one in forms
            ):
                return position
            position = joined.end()
