"""How a sentence opens: who is to act, or who is asked, before the first verb.

"To V", "V-s", "That X V", "X should V", "X are urged to V", "It is recommended
that X V", with or without words before a comma.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tocgraph.interpret.acts import Act, Frame, Party
from tocgraph.interpret.clauses import ClauseParser
from tocgraph.interpret.lexicon import Lexicon, Verb, VerbHit, Wrapper, words
from tocgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.interpret.adjuncts import Adjunct, Thing
    from tocgraph.interpret.levels import Mark

__all__ = ["read_sentence"]

_INTRODUCTION = 160


def read_sentence(
    folded: str,
    start: int,
    end: int,
    lexicon: Lexicon,
    adjuncts: Sequence[Adjunct],
    things: Sequence[Thing],
) -> tuple[list[Act], list[Mark]]:
    """Return the acts that one sentence asks for, and its purpose and relative clauses."""
    for position in _starts(folded, start, end, adjuncts):
        parser = ClauseParser(folded, start, end, lexicon, adjuncts, things)
        if _Opener(parser).read(position):
            return parser.acts, parser.marks
        if parser.refused:
            break
    return [], []


def _starts(folded: str, start: int, end: int, adjuncts: Sequence[Adjunct]) -> list[int]:
    """Return where the first clause may start: at once, or after words set off by a comma."""
    found = [start]
    for match in re.finditer(r",\s*", folded[start : min(end, start + _INTRODUCTION)]):
        position = start + match.end()
        if not any(one.start < position < one.end for one in adjuncts):
            found.append(position)
    return found


class _Opener:
    def __init__(self, parser: ClauseParser) -> None:
        self.parser = parser
        self.grammar = parser.lexicon.grammar

    def read(self, position: int) -> bool:
        parser = self.parser
        start = position
        position, before = parser.skip(position, "none")
        frame = Frame(before=tuple(before))
        text = parser.text
        opener = re.compile(rf"(?:{self.grammar['opener']})(?:\s+|(?<='))").match(text, position)
        if opener is not None and parser.read(start, opener.end(), "inf", frame):
            return True
        that = re.compile(rf"(?:{self.grammar['that']})(?:\s*,)?(?:\s+|(?<='))").match(
            text, position
        )
        if that is not None:
            return self._that(start, that.end(), frame)
        if self._impersonal(start, position, frame):
            return True
        reflexive = re.compile(rf"(?:{self.grammar['reflexive']})\s+").match(text, position)
        third = reflexive.end() if reflexive else position
        for place, form in ((third, "third"), (position, "inf")):
            if parser.read(start, place, form, frame):
                return True
        return self._subject(start, position, frame)

    # ------------------------------------------------------------------- openings

    def _that(self, start: int, position: int, frame: Frame) -> bool:
        """Read "that X V", or "that X be V-ed" where nobody is named."""
        parser = self.parser
        position, before = parser.skip(position, "none")
        frame = replace(frame, before=(*frame.before, *before))
        party = parser.parties.at(position)
        if party is not None:
            verb = parser.parties.verb_after(party, "subj")
            if verb is not None:
                return parser.read(start, verb, "subj", _of(frame, party))
        step, more = parser.skip(position, "subj")
        if parser.verb_at(step, "subj") is not None:
            frame = replace(frame, before=(*frame.before, *more))
            if parser.read(start, step, "subj", frame):
                for act in parser.acts:
                    act.passive = True
                return True
        if self._agentless(start, position, frame):
            return True
        if party is not None:
            return False
        unnamed = parser.parties.unnamed(position)
        if unnamed is None:
            return False
        verb = parser.parties.verb_after(unnamed, "subj")
        return verb is not None and parser.read(start, verb, "subj", _of(frame, unnamed))

    def _agentless(self, start: int, position: int, frame: Frame) -> bool:
        """Read "that a meeting be held": what stands before the verb is its object."""
        parser = self.parser
        pattern = re.compile(rf"\b(?:{self.grammar['agentless']})\s+")
        for match in pattern.finditer(parser.text, position, parser.end):
            if re.search(r"[;:]", parser.text[position : match.start()]):
                return False
            form = "subj" if match.group().strip() == "se" else "past"
            hit = parser.verb_at(match.end(), form)
            if hit is None or not hit.verb.known:
                continue
            if parser.read(start, match.end(), form, frame):
                for act in parser.acts:
                    act.passive = True
                    act.objects = (
                        Span(position, match.start()),
                        Span(act.object_start, act.end),
                    )
                return True
        return False

    def _impersonal(self, start: int, position: int, frame: Frame) -> bool:
        """Read "it is recommended that X V"."""
        parser = self.parser
        head, slot, tail = re.split(r"(\{past\}|\{third\})", self.grammar["impersonal"])
        opening = re.compile(words(head)).match(parser.text, position)
        if opening is None:
            return False
        asking = self._asking(opening.end(), passive=slot == "{past}")
        if asking is None:
            return False
        verb, wrapper, end = asking
        closing = re.compile(words(tail) + r"(?:\s+|(?<='))").match(parser.text, end)
        inner = frame.under(wrapper, VerbHit(verb, opening.end(), end), Span(position, end))
        if closing is None:
            return self._to(start, end, replace(inner, asked=False)) if slot == "{past}" else False
        if closing.group().split()[-1:] and re.search(r"(?:to|de|d')\s*$", closing.group()):
            return parser.read(start, closing.end(), "inf", inner)
        if closing.group().rstrip().endswith("for"):
            party = parser.parties.at(closing.end())
            return party is not None and self._to(start, party.end, _of(inner, party))
        return self._that(start, closing.end(), inner)

    def _asking(self, position: int, *, passive: bool) -> tuple[Verb, Wrapper, int] | None:
        if passive:
            return self.parser.lexicon.passive_at(self.parser.text, position)
        hit = self.parser.verb_at(position, "third")
        if hit is None:
            return None
        wrapper = next((one for one in hit.verb.wrappers if one.asks), None)
        return None if wrapper is None else (hit.verb, wrapper, hit.end)

    def _subject(self, start: int, position: int, frame: Frame) -> bool:
        """Read "X should V" and "X are urged to V"."""
        parser = self.parser
        party = parser.parties.at(position)
        if party is None:
            return False
        frame = _of(frame, party)
        at = parser.next(party.end)
        modal = re.compile(rf"(?:{words(self.grammar['modal'])})\s+").match(parser.text, at)
        if modal is not None:
            return parser.read(start, modal.end(), "inf", frame)
        passive = re.compile(rf"(?:{words(self.grammar['passive'])})\s+").match(parser.text, at)
        if passive is None:
            return False
        asking, _ = parser.skip(passive.end(), "past")
        found = parser.lexicon.passive_at(parser.text, asking)
        if found is None:
            return False
        verb, wrapper, end = found
        inner = frame.under(wrapper, VerbHit(verb, asking, end), Span(asking, end))
        return self._to(start, end, inner)

    def _to(self, start: int, position: int, frame: Frame) -> bool:
        parser = self.parser
        match = parser.complement.match(parser.text, parser.next(position))
        return match is not None and parser.read(start, match.end(), "inf", frame)


def _of(frame: Frame, party: Party) -> Frame:
    return replace(frame, party=party)
