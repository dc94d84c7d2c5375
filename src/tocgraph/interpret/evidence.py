"""Slots and the words that prove them: by a cue, by a mention, by the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.model import Cue, Document, Mention, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tocgraph.interpret.acts import Sign
    from tocgraph.interpret.adjuncts import Thing

__all__ = ["Evidence"]


class Evidence:
    """Makes the slots of one document."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.mentions = {mention.id: mention for mention in mentions}

    def cue(self, start: int, end: int, kind: str, rule: str) -> Cue:
        """Return the words as a cue."""
        provision = self.document.deepest(start, end)
        return Cue(start, end, kind, provision.path if provision else "", rule)

    def sign(self, sign: Sign, kind: str) -> Slot:
        """Return a slot whose value a sign gives."""
        return Slot(sign.value, cue=self.cue(sign.start, sign.end, kind, sign.rule))

    def quoted(self, start: int, end: int, kind: str, rule: str) -> Slot:
        """Return a slot whose value is the words themselves, white space collapsed."""
        value = " ".join(self.document.text[start:end].split())
        return Slot(value, cue=self.cue(start, end, kind, rule))

    def named(self, thing: Thing, rule: str, heading: str | None = None) -> Iterator[Slot]:
        """Yield slots for what a thing names."""
        if thing.kind in ("group", "others"):
            cue = self.cue(thing.start, thing.end, "addressee", rule)
            yield Slot(thing.key, cue=cue, inherited_from=heading)
            return
        for target in self.mentions[thing.key].targets:
            yield Slot(target, mention=thing.key, inherited_from=heading)
