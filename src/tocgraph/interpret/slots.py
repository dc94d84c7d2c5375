"""From an act to the slots of its directive: force, aspect, limits, channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.interpret.acts import Sign
from tocgraph.interpret.objects import Objects, Sentence
from tocgraph.model import Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.interpret.acts import Act
    from tocgraph.interpret.adjuncts import Adjunct

__all__ = ["Sentence", "Slots"]

_TREATIES = frozenset({"Treaty", "Convention", "Protocol"})


class Slots(Objects):
    """Fills the slots of one document's directives in one language."""

    def action(self, act: Act) -> Slot:
        """Return the action, proved by its own verb."""
        rule = f"interpret/action/{act.action.slug}"
        return Slot(act.action.slug, cue=self.cue(act.verb.start, act.verb.end, "action", rule))

    def leading(self, act: Act) -> Slot:
        """Return the outermost verb of the clause."""
        lead = act.frame.lead or self._own(act)
        return self.sign(lead, "action")

    def force(self, act: Act) -> Slot:
        """Return how firmly it is asked."""
        return self.sign(act.frame.force(act.frame.lead or self._own(act)), "force")

    def aspect(self, act: Act) -> Slot | None:
        """Return whether it begins, goes on, or is asked again."""
        if act.frame.aspect is not None:
            return self.sign(act.frame.aspect, "aspect")
        slug = act.aspect or (act.action.aspect if act.alone or not act.shared else None)
        if slug is None:
            return None
        own = self._own(act)
        return self.sign(Sign(slug, own.start, own.end, "interpret/verb-aspect"), "aspect")

    def _own(self, act: Act) -> Sign:
        return Sign(act.lemma, act.verb.start, act.verb.end, "interpret/plain")

    def ask_level(self, act: Act, targets: Sequence[Slot], beside: Sequence[Act]) -> Slot | None:
        """Return the ask level of an act that joins or adopts a treaty."""
        if not any(self._treaty(slot.value) for slot in targets):
            return None
        slugs = {other.action.slug for other in beside}
        needed = act.action.level_beside
        if act.action.level is None or (needed is not None and needed not in slugs):
            return None
        level = act.frame.level or act.action.level
        force = act.frame.force(self._own(act)) if act.frame.level else self._own(act)
        return Slot(level, cue=self.cue(force.start, force.end, "force", "interpret/treaty-ask"))

    def _treaty(self, key: str) -> bool:
        return key in self.authority and self.authority[key].type in _TREATIES

    def first(self, adjuncts: Sequence[Adjunct], kind: str) -> tuple[Slot | None, Adjunct | None]:
        """Return the first adjunct of a kind, as words."""
        for adjunct in adjuncts:
            if adjunct.kind == kind:
                rule = f"interpret/{adjunct.rule}"
                return self.quoted(adjunct.start, adjunct.end, kind, rule), adjunct
        return None, None

    def channels(self, act: Act, adjuncts: Sequence[Adjunct]) -> tuple[Slot, ...]:
        """Return through whom or what it is to be done."""
        found: list[Slot] = []
        for adjunct in adjuncts:
            rule = f"interpret/{adjunct.rule}"
            if adjunct.kind == "channel":
                found += [slot for thing in adjunct.things for slot in self.named(thing, rule)]
        span = act.spans[0]
        means = self.finder.means(self.folded, span.start, span.end, act.action.slug)
        if means is not None:
            found.append(self.quoted(means.start, means.end, "relation", f"interpret/{means.rule}"))
        return tuple(dict.fromkeys(found))
