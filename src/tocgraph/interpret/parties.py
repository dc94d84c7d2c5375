"""Who is asked, or who is to act: the noun phrase between an asking verb and the act."""

from __future__ import annotations

import re
from dataclasses import replace
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
        # "A, B and C": each name that follows a comma or a conjunction is asked as well.
        self._and = re.compile(rf"\s*,?\s*(?:{conjunction})\s+|\s*,\s*")
        self._coordinated = re.compile(
            rf"(?:,|(?<![\w-])(?:{conjunction}))\s*(?:(?:{function})(?:\s+|(?<=')))*\Z"
        )
        self._which = re.compile(rf"(?<!\w)(?:{words(grammar['relative'])})(?!\w)")
        self._actor = re.compile(rf"(?:{'|'.join(map(words, parser.lexicon.actors))})\b")
        self._taken_up = re.compile(rf"(?:{words(grammar['taken_up'])})\b")
        self._that = re.compile(rf"(?:{words(grammar['that'])})(?:\s+|(?<='))")
        self._near = re.compile(rf"(?:{words(grammar['taken_up_near'])})\b")
        self._negation = re.compile(rf"(?<![\w-])(?:{words(grammar['negation'])})")
        self._infinitive = re.compile(rf"(?:{words(grammar['infinitive'])})(?![\w'-])")
        self._any_word = self._infinitive.match("word") is not None
        self._no_infinitive = re.compile(rf"(?:{words(grammar['not_infinitive'])})(?![\w-])")
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
        near = self._near.match(parser.text, start)
        if near is not None:
            nearest = [
                thing
                for thing in parser.things
                if thing.kind in _PARTY_KINDS and thing.end <= start
            ][-1:]
            # The pronoun is a plural: a single body is not meant by it.
            groups = tuple(thing for thing in nearest if thing.kind in ("group", "others"))
            return Party(start, near.end(), groups)
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
                return self._with_later(party, match.start()), match.end(), link.form
        return None

    def _with_later(self, party: Party, end: int) -> Party:
        """Return the party with the names that follow a member of the list that no list holds."""
        parser = self._parser
        between = parser.text[party.end : end]
        if not re.match(r"\s*,|\s+\w{1,2}\s", between) or self._which.search(between):
            return party
        later = tuple(
            thing
            for thing in parser.things
            if party.end <= thing.start
            and thing.end <= end
            and thing.kind in _PARTY_KINDS
            and self._coordinated.search(parser.text, party.end, thing.start)
        )
        return replace(party, things=(*party.things, *later)) if later else party

    def elided(self, position: int) -> tuple[Party, int, str] | None:
        """Return a second party asked by the same verb: "…, and the Council to transmit it".

        The place is that of its verb; it is -1 if no verb of the lexicon stands there.
        """
        parser = self._parser
        party = self.at(position)
        if party is None:
            return None
        after = parser.next(party.end)
        refused = self._negation.match(parser.text, after) is not None
        for link in parser.lexicon.asks:
            if link.before or not link.pattern.pattern:
                continue
            match = link.pattern.match(parser.text, after)
            if match is None:
                continue
            step, _ = parser.skip(match.end(), link.form)
            hit = parser.verb_at(step, link.form)
            if hit is not None and hit.verb.known:
                return party, match.end(), link.form
            refused = refused or link.form == "subj" or self.unlisted(step)
        return (party, -1, "none") if refused else None

    def unlisted(self, position: int) -> bool:
        """Say whether an infinitive seems to stand there that the lexicon does not hold."""
        parser = self._parser
        return (
            self._infinitive.match(parser.text, position, parser.end) is not None
            and self._no_infinitive.match(parser.text, position) is None
            and self._thing(position) is None
        )

    def negated(self, position: int) -> bool:
        """Say whether a clause that starts there says what is not to be done."""
        parser = self._parser
        while self._negation.match(parser.text, position) is None:
            complement = parser.complement.match(parser.text, position)
            if complement is None:
                return False
            position = complement.end()
        return True

    def surely_verb(self, position: int) -> bool:
        """Say whether an unlisted verb there has an object, or looks like nothing but a verb."""
        parser = self._parser
        match = self._infinitive.match(parser.text, position, parser.end)
        if match is None:
            return False
        after = parser.next(match.end())
        return not self._any_word or parser.past_articles(after) > after

    def refused(self, start: int, end: int | None) -> bool:
        """Say whether what is asked is not to be done: "to request X not to V".

        Between the asking verb at ``start`` and the act at ``end`` stands a negation.
        """
        parser = self._parser
        if end is None:
            that = self._that.match(parser.text, parser.next(start))
            begin = start if that is None else that.end()
            party = self.at(begin) or self.unnamed(begin)
            if party is None:
                return False
            end = min(parser.end, party.end + _REACH)
        for match in self._negation.finditer(parser.text, start, end):
            if re.search(r"[;:.]", parser.text[start : match.start()]):
                return False
            place = match.start()
            if (
                parser.covering(place) is None
                and place not in parser.adjuncts
                and not parser.inside(place)
            ):
                return True
        return False

    def verb_after(self, party: Party, form: str) -> int | None:
        """Return where the verb of a party's clause starts, a few words after its name."""
        parser = self._parser
        step, _ = parser.skip(party.end, form)
        if (hit := parser.verb_at(step, form)) is not None and hit.verb.known:
            return step
        place = self._verb_within(party.end, form)
        return None if place is not None and self.refused(party.end, place) else place

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
