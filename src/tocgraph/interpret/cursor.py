"""A place in a sentence: what stands there, and what may be stepped over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.interpret.lexicon import Lexicon, VerbHit, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.interpret.adjuncts import Adjunct, Thing

__all__ = ["Cursor"]


class Cursor:
    """One stretch of one sentence, with its adjuncts and names."""

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
        grammar = lexicon.grammar
        self._adverb = re.compile(rf"(?:{words(grammar['adverb'])})(?:\s+|\s*,\s*)")
        self._clitic = re.compile(rf"(?:{words(grammar['clitic'])})(?:\s+|(?<=')|(?<=-))")
        conjunction = words(grammar["conjunction"])
        self.joins = re.compile(rf"\s*(?:,\s*(?:(?:{conjunction})\s+)?|\b(?:{conjunction})\s+)")
        self.complement = re.compile(rf"(?:{words(grammar['complement'])})(?:\s+|(?<='))")
        self.article = re.compile(rf"(?:(?:{words(grammar['article'])})(?:\s+|(?<=')))*")

    def skip(self, position: int, form: str) -> tuple[int, list[Adjunct]]:
        """Step over white space, adjuncts, adverbs and clitics before a verb of that form."""
        found: list[Adjunct] = []
        while True:
            while position < self.end and self.text[position].isspace():
                position += 1
            adjunct = self.adjuncts.get(position)
            if adjunct is not None:
                found.append(adjunct)
                position = self.after_comma(adjunct.end)
                continue
            if (
                self.text[position : position + 1] == ","
                and self.next(position + 1) in self.adjuncts
            ):
                position = self.next(position + 1)
                continue
            if self.verb_at(position, form) is not None:
                return position, found
            match = self._adverb.match(self.text, position)
            if match is None and form != "none":
                match = self._clitic.match(self.text, position)
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

    def covering(self, position: int) -> Adjunct | None:
        """Return the adjunct in whose words the position lies."""
        for adjunct in self.adjuncts.values():
            if adjunct.start < position < adjunct.end:
                return adjunct
        return None

    def past_articles(self, position: int) -> int:
        """Step over articles and the like."""
        match = self.article.match(self.text, position)
        return position if match is None else match.end()

    def next(self, position: int) -> int:
        """Step over white space."""
        while position < self.end and self.text[position].isspace():
            position += 1
        return position

    def after_comma(self, position: int) -> int:
        """Step over one comma and the white space around it."""
        following = self.next(position)
        return (
            self.next(following + 1) if self.text[following : following + 1] == "," else following
        )
