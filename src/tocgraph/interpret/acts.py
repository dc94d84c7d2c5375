"""What the parser of clauses hands to the filler of slots."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tocgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.interpret.adjuncts import Adjunct, Thing
    from tocgraph.interpret.lexicon import Action, VerbHit, Wrapper

__all__ = ["Act", "Frame", "Party", "Sign"]


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that set a slot: its value, where they stand, the rule that read them."""

    value: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who is asked: the things named, if any is known, and what limits them."""

    start: int
    end: int
    things: tuple[Thing, ...] = ()
    conditions: tuple[Adjunct, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What the wrappers around an act have said so far."""

    lead: Sign | None = None
    forces: tuple[Sign, ...] = ()
    aspect: Sign | None = None
    level: str | None = None
    considered: str | None = None
    new: bool = True
    party: Party | None = None
    asked: bool = False
    before: tuple[Adjunct, ...] = ()

    def under(self, wrapper: Wrapper, hit: VerbHit, words: Span) -> Frame:
        """Return the frame inside one more wrapper."""
        rule = f"interpret/{wrapper.id}"
        lead = self.lead
        if lead is None:
            lead = Sign(hit.verb.lemma, hit.start, hit.end, rule)
        forces = self.forces
        if wrapper.force is not None:
            forces = (*forces, Sign(wrapper.force, words.start, words.end, rule))
        aspect = self.aspect
        if wrapper.aspect is not None:
            aspect = Sign(wrapper.aspect, hit.start, hit.end, rule)
        return replace(
            self,
            lead=lead,
            forces=forces,
            aspect=aspect,
            level=wrapper.level or self.level,
            considered=wrapper.considered or self.considered,
            new=self.new and wrapper.new,
        )

    def force(self, fallback: Sign) -> Sign:
        """Return the force: the weakest that was said, else urging, else a recommendation.

        To invite to consider is weaker than either; to invite to act is to
        recommend it.
        """
        values = {sign.value: sign for sign in self.forces}
        considered = values.get("consider")
        if considered is not None and self.considered is not None:
            return replace(considered, value=self.considered, start=self.forces[0].start)
        for slug in ("consider", "determine-whether", "urge", "recommend"):
            if slug in values:
                return values[slug]
        return replace(fallback, value="recommend")


@dataclass(slots=True)
class Act:
    """One act asked for, as far as the words of the sentence tell.

    ``start`` is where its words start, ``head_end`` where its own verb ends, its
    object stands between ``object_start`` and ``end``. ``adjuncts`` are those
    before or right after its verb; those inside the object are found there.
    """

    action: Action
    lemma: str
    verb: Span
    frame: Frame
    start: int
    head_end: int
    object_start: int
    end: int
    adjuncts: list[Adjunct] = field(default_factory=list)
    foreign: list[Adjunct] = field(default_factory=list)
    aspect: str | None = None
    passive: bool = False
    shared: bool = False
    alone: bool = True
    made: Span | None = None
    objects: Sequence[Span] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The stretches of the object."""
        return tuple(self.objects) or (Span(self.object_start, self.end),)
