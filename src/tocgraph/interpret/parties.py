"""Who is asked, or who is to act: the noun phrase between an asking verb and the act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.interpret.acts import Party
from tocgraph.interpret.lexicon import Link, words

if TYPE_CHECKING:
    from tocgraph.interpret.adjuncts import Adjunct, Thing
    from tocgraph.interpret.clauses import ClauseParser

__all__ = ["PartyFinder"]

_REACH = 120
_WORDS_TO_ACTOR = 7
_WORDS_TO_VERB = 14
_PARTY_KINDS = frozenset({"body", "meeting", "group", "others", "programme"})


class PartyFinder:
    """Finds parties for one parser."""

    def __init__(self, parser: ClauseParser) -> None:
        self._parser = parser
        grammar = parser.lexicon.grammar
        function = "|".join(
            words(grammar[name]) for name in ("recipient", "addressee_preposition", "article")
        )
        self._function = re.compile(rf"(?:(?:{function})(?:\s+|(?<=')))*")
        self._of = re.compile(rf"\s+(?:{words(grammar['possessive_of'])})(?:\s+|(?<='))")
        conjunction = words(grammar["conjunction"])
        self._and = re.compile(rf"\s*,?\s*(?:{conjunction})\s+")
        self._actor = re.compile(rf"(?:{'|'.join(map(words, parser.lexicon.actors))})\b")
        self._taken_up = re.compile(rf"(?:{words(grammar['taken_up'])})\b")
        self._word = re.compile(r"[\w'/-]+")

    def at(self, position: int) -> Party | None:
        """Return the party whose name starts there, after articles and prepositions."""
        parser = self._parser
        start = parser.next(position)
        begin = self._function.match(parser.text, start)
        at = start if begin is None else begin.end()
        thing = self._thing(at, start)
        if thing is None:
            return self._pronoun(start)
        things = [thing]
        conditions: list[Adjunct] = []
        end = thing.end
        while True:
            of = self._of.match(parser.text, end)
            owner = None if of is None else self._thing(self._after_function(of.end()), of.end())
            if owner is not None:
                end = owner.end
                continue
            joined = self._and.match(parser.text, end)
            other = (
                None
                if joined is None
                else self._thing(self._after_function(joined.end()), joined.end())
            )
            if other is not None:
                things.append(other)
                end = other.end
                continue
            after = parser.next(end)
            if parser.text[after : after + 1] == ",":
                after = parser.next(after + 1)
            adjunct = parser.adjuncts.get(after)
            if adjunct is None:
                break
            conditions.append(adjunct)
            end = adjunct.end
        return Party(start, end, tuple(things), tuple(conditions))

    def _pronoun(self, start: int) -> Party | None:
        """Return the party named last, taken up by a pronoun ("to invite them to report")."""
        parser = self._parser
        match = self._taken_up.match(parser.text, start)
        named = [act.frame.party for act in parser.acts if act.frame.party is not None]
        if match is None or not named or not named[-1].things:
            return None
        return Party(start, match.end(), named[-1].things)

    def _thing(self, position: int, earliest: int | None = None) -> Thing | None:
        """Return the thing that starts there, or with an article before ("the Committee")."""
        first = position if earliest is None else earliest
        for thing in self._parser.things:
            if thing.kind in _PARTY_KINDS and first <= thing.start <= position < thing.end:
                return thing
        return None

    def _after_function(self, position: int) -> int:
        match = self._function.match(self._parser.text, position)
        return position if match is None else match.end()

    def unnamed(self, position: int) -> Party | None:
        """Return a party that no list holds, if its noun is one of a party."""
        parser = self._parser
        found = self._word.finditer(parser.text, position, parser.end)
        for count, match in enumerate(found, start=1):
            if self._actor.fullmatch(match.group()):
                return Party(parser.next(position), match.end())
            gap = parser.text[match.end() : match.end() + 1]
            if count >= _WORDS_TO_ACTOR or gap in (",", ";", ":", "."):
                return None
        return None

    # ------------------------------------------------------------ where the act follows

    def asked(self, position: int, link: Link) -> tuple[Party, int, str] | None:
        """Return who is asked after an asking verb, where the act starts, and its form."""
        parser = self._parser
        if link.form.startswith("that-"):
            form = link.form.removeprefix("that-")
            match = link.pattern.match(parser.text, parser.next(position))
            if match is None:
                return None
            start, _ = parser.skip(match.end(), "none")
            party = self.at(start) or self.unnamed(start)
            if party is None:
                return None
            verb = self.verb_after(party, form)
            return None if verb is None else (party, verb, form)
        party = self.at(position) or self.unnamed(position)
        if party is None:
            return None
        if not link.pattern.pattern:
            step, _ = parser.skip(party.end, link.form)
            found = parser.verb_at(step, link.form)
            return None if found is None or not found.verb.known else (party, step, link.form)
        for match in link.pattern.finditer(
            parser.text, party.end, min(parser.end, party.end + _REACH)
        ):
            if re.search(r"[;.]", parser.text[party.end : match.start()]):
                return None
            step, _ = parser.skip(match.end(), link.form)
            hit = parser.verb_at(step, link.form)
            if hit is not None and hit.verb.known:
                return party, match.end(), link.form
        return None

    def verb_after(self, party: Party, form: str) -> int | None:
        """Return where the verb of a party's clause starts, a few words after its name."""
        parser = self._parser
        step, _ = parser.skip(party.end, form)
        if (hit := parser.verb_at(step, form)) is not None and hit.verb.known:
            return step
        return self._verb_within(party.end, form)

    def _verb_within(self, position: int, form: str) -> int | None:
        parser = self._parser
        for count, match in enumerate(self._word.finditer(parser.text, position, parser.end)):
            if count > _WORDS_TO_VERB or re.search(r"[;:.]", parser.text[position : match.start()]):
                return None
            if parser.covering(match.start()) is not None:
                continue
            hit = parser.verb_at(match.start(), form)
            if hit is not None and hit.verb.known and not hit.verb.homograph:
                return match.start()
        return None
