"""What follows an object: verbs joined to an earlier one, purpose and relative clauses."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tocgraph.interpret.acts import Frame
from tocgraph.interpret.levels import Level, Mark
from tocgraph.interpret.lexicon import VerbHit, words
from tocgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.interpret.acts import Act
    from tocgraph.interpret.clauses import ClauseParser

__all__ = ["Scanner"]


class Scanner:
    """Walks on from an object for one parser."""

    def __init__(self, parser: ClauseParser) -> None:
        self.parser = parser
        grammar = parser.lexicon.grammar
        conjunction = words(grammar["conjunction"])
        self._event = re.compile(
            rf"\s*(?P<sep>[;,])\s*(?:(?P<conj1>{conjunction})\s+)?"
            rf"|\s(?P<conj2>{conjunction})\s+"
            rf"|\s(?P<purpose>{words(grammar['purpose'])})(?:\s+|(?<='))"
            rf"|\s(?P<relative>{words(grammar['relative'])})(?:\s+|(?<='))"
            r"|(?P<open>\()"
        )
        self._or = re.compile(grammar["alternative"])
        self._mandate = re.compile(rf"(?:{words(grammar['mandate'])})\Z")

    def walk(self, position: int) -> None:
        """Walk through the object, and on from verb to verb joined to it."""
        while position < self.parser.end:
            match = self._event.search(self.parser.text, position, self.parser.end)
            if match is None:
                return
            place = match.end() - 1 if match.group("open") else match.start() + 1
            thing = self.parser.inside(place)
            if thing is not None and thing.start < place:
                position = thing.end
                continue
            covering = self.parser.covering(place)
            if covering is not None:
                position = covering.end
                continue
            if match.group("open"):
                closing = self.parser.text.find(")", match.end(), self.parser.end)
                position = match.end() if closing < 0 else closing + 1
            elif match.group("purpose"):
                position = self._purpose(match, comma=False)
            elif match.group("relative"):
                position = self._relative(match)
            else:
                position = self._join(match)

    def _join(self, match: re.Match[str]) -> int:
        sep = match.group("sep") or ""
        joined = bool(match.group("conj1") or match.group("conj2"))
        position = match.end()
        complement = self.parser.complement.match(self.parser.text, position)
        if joined and self.parser.parties.negated(position):
            for act in self.parser.open:
                act.end = match.start()
            self.parser.open = []
            return self._next_part(position)
        bare = sep == "," and not joined
        steps = [position] if complement is None else [complement.end(), position]
        for step in reversed(steps) if bare else steps:
            marked = step != position
            if bare and marked and complement is not None:
                # A verb after a mere comma tells what for, not what else.
                return self._purpose(complement, comma=True)
            index = self._level_for(step, sep, joined, marked=marked)
            if index is None:
                continue
            level = self.parser.levels[index]
            if level.absorbs is not None:
                return self._verbs_end(step, level.form)
            for act in self.parser.open:
                act.end = match.start()
            waiting, self.parser.open = self.parser.open, []
            del self.parser.levels[index + 1 :]
            self.parser.refused = False
            after = self.parser.clause(position, step, level.form, level.frame)
            if after is None and self._asks(step, level.form):
                return self._next_part(match.end())
            if after is not None:
                if self._alternative(match, waiting):
                    # To do one or the other is one act ("ratify X, or accede to it").
                    del self.parser.acts[-len(self.parser.open) :]
                    self.parser.open = waiting
                return after
            self.parser.open = waiting
        if sep and (after := self._other(match, sep, joined=joined)) is not None:
            return after
        return max(match.end(), match.start() + 1)

    def _asks(self, step: int, form: str) -> bool:
        """Say whether a verb there asks somebody."""
        hit = self.parser.verb_at(self.parser.skip(step, form)[0], form)
        return hit is not None and any(wrapper.asks for wrapper in hit.verb.wrappers)

    def _next_part(self, position: int) -> int:
        """Step over a request that is not understood, so that none of its words goes astray."""
        following = self.parser.text.find(";", position, self.parser.end)
        return self.parser.end if following < 0 else following

    def _other(self, match: re.Match[str], sep: str, *, joined: bool) -> int | None:
        """Read or step over what another is asked, or what an unlisted verb asks."""
        parser = self.parser
        position = match.end()
        index = max((n for n, level in enumerate(parser.levels) if level.frame.asked), default=None)
        complement = parser.complement.match(parser.text, position)
        found = None
        if joined and index is not None and not (parser.open and parser.open[-1].action.complement):
            found = parser.parties.elided(position)
        if found is None:
            if complement is None or not (joined or sep == ";"):
                return None
            if not parser.parties.unlisted(complement.end()) or parser.verb_at(
                complement.end(), "inf"
            ):
                return None
            if sep == "," and not parser.parties.surely_verb(complement.end()):
                return None
        for act in parser.open:
            act.end = match.start()
        parser.open = []
        if found is None or index is None or found[1] < 0:
            return self._next_part(position)
        party, place, form = found
        frame = replace(parser.levels[index].frame, party=party, before=())
        del parser.levels[index + 1 :]
        parser.levels.append(Level(form, frame))
        parser.refused = False
        after = parser.clause(position, place, form, frame)
        return self._next_part(position) if after is None else after

    def _alternative(self, match: re.Match[str], before: Sequence[Act]) -> bool:
        conjunction = (match.group("conj1") or match.group("conj2") or "").strip()
        return self._or.fullmatch(conjunction) is not None and [
            act.action.slug for act in before
        ] == [act.action.slug for act in self.parser.open]

    def _level_for(self, position: int, sep: str, joined: bool, *, marked: bool) -> int | None:
        for index in range(len(self.parser.levels) - 1, -1, -1):
            level = self.parser.levels[index]
            if level.absorbs is not None:
                skipped = sep == ";" or (sep == "," and not level.comma)
                if level.absorbs == "relative":
                    skipped = marked or sep != ""
                if not skipped and self._any_verb(position, level.form):
                    return index
                continue
            if level.form in ("noun", "list"):
                start = self.parser.article.match(self.parser.text, position)
                if start and start.end() < self.parser.end and self._noun_ahead(start.end()):
                    return index
                continue
            if sep == "," and not joined and level.form != "ger":
                continue
            step, _ = self.parser.skip(position, level.form)
            hit = self.parser.verb_at(step, level.form)
            if hit is None or not hit.verb.known:
                continue
            clear = marked or sep == ";" or self._before_object(hit.end)
            if hit.verb.homograph and not clear:
                continue
            return self._of_asking(index, hit)
        return None

    def _of_asking(self, index: int, hit: VerbHit) -> int:
        """Return the level for a verb that asks somebody: outside those that ask already."""
        if not any(wrapper.asks for wrapper in hit.verb.wrappers):
            return index
        level = self.parser.levels[index]
        for outer in range(index):
            above = self.parser.levels[outer]
            if above.absorbs is None and above.form == level.form and not above.frame.asked:
                return outer
        return index

    def _noun_ahead(self, position: int) -> bool:
        noun = self.parser.lexicon.noun_at(self.parser.text, position)
        if noun is None or self.parser.inside(position):
            return False
        return noun[3].match(self.parser.text, noun[2]) is not None

    def _before_object(self, position: int) -> bool:
        match = self.parser.article.match(self.parser.text, self.parser.next(position))
        return match is not None and match.end() > self.parser.next(position)

    def _any_verb(self, position: int, form: str) -> bool:
        forms = ("inf", "third", "subj") if form == "any" else (form,)
        return any(
            self.parser.verb_at(self.parser.skip(position, one)[0], one) is not None
            for one in forms
        )

    def _purpose(self, match: re.Match[str], *, comma: bool) -> int:
        marker = match.group().strip()
        position = match.end()
        step, _ = self.parser.skip(position, "inf")
        hit = self.parser.verb_at(step, "inf")
        noun = None if hit else self._noun_ahead(self.parser.past_articles(step))
        if hit is None and not noun and len(marker.split()) < 2:
            return position
        if hit is not None and self._mandate.match(marker) and self.parser.open:
            after = self._mandated(match.start(), position, hit)
            if after is not None:
                return after
        comma = comma or self.parser.text[: match.start() + 1].rstrip().endswith(",")
        self.parser.levels.append(Level("inf", Frame(), "purpose", comma=comma))
        waiting = self.parser.open
        if not (waiting and waiting[-1].action.complement and self._mandate.match(marker)):
            self.parser.marks.append(Mark("purpose", match.start()))
        return self._verbs_end(position, "inf") if hit else position

    def _mandated(self, start: int, position: int, hit: VerbHit) -> int | None:
        """Read what a body is called together to weigh, or what support is to bring forth."""
        action = self.parser.open[-1].action
        if action.brings_forth and hit.verb.action is not None and hit.verb.action.creates:
            for act in self.parser.open:
                act.made = Span(hit.end, self.parser.end)
            return None
        if not action.gathers or all(wrapper.new for wrapper in hit.verb.wrappers):
            return None
        depth = len(self.parser.levels), len(self.parser.acts), len(self.parser.marks)
        waiting = self.parser.open
        # The group only weighs the act; who is to do it, if anyone, is whoever was asked before.
        frame = Frame(party=waiting[-1].frame.party)
        self.parser.levels.append(Level("inf", frame))
        after = self.parser.clause(self.parser.next(start), position, "inf", frame)
        if after is None or all(act.frame.new for act in self.parser.acts[depth[1] :]):
            del (
                self.parser.levels[depth[0] :],
                self.parser.acts[depth[1] :],
                self.parser.marks[depth[2] :],
            )
            self.parser.open = waiting
            return None
        for act in waiting:
            act.end = start
        return after

    def _relative(self, match: re.Match[str]) -> int:
        self.parser.levels.append(Level("any", Frame(), "relative", comma=False))
        self.parser.marks.append(Mark("relative", match.start()))
        return self._verbs_end(match.end(), "any")

    def _verbs_end(self, position: int, form: str) -> int:
        """Step over the verbs of a purpose or relative clause that stand side by side."""
        forms = ("inf", "third", "subj") if form == "any" else (form,)
        while True:
            hits = [self.parser.verb_at(self.parser.skip(position, one)[0], one) for one in forms]
            ends = [hit.end for hit in hits if hit is not None]
            if not ends:
                return position
            position = max(ends)
            joined = self.parser.joins.match(self.parser.text, position)
            if joined is None or not any(
                self.parser.verb_at(self.parser.skip(joined.end(), one)[0], one) for one in forms
            ):
                return position
            position = joined.end()
