"""A mention in the making: where it stands, then what it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocgraph.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tocgraph.link.context import Places
    from tocgraph.link.forms import Form
    from tocgraph.model import Authority, Pinpoint, Span

__all__ = ["Draft", "finish", "overlaps"]

_BY_SYMBOL = frozenset({"symbol", "series-symbol", "title-after-symbol"})


@dataclass
class Draft:
    """Mutable while the stages of linking look at it; :func:`finish` freezes it.

    ``entities`` is what the words may name, before the decision; ``forms`` how the
    data write it; ``head`` where the name proper starts, without what was added in
    front of it. ``issuer`` is who issues what a symbol names.
    """

    start: int
    end: int
    kind: str
    rule: str
    entities: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    targets: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    anaphora: bool = False
    prospective: bool = False
    erroneous: bool = False
    edition: int | None = None
    special: bool = False
    outer: Draft | None = None
    spans: tuple[Span, ...] = ()
    pinpoint: Pinpoint | None = None
    names: list[str] = field(default_factory=list)
    issuer: str | None = None

    @property
    def length(self) -> int:
        """How many characters it takes."""
        return self.end - self.start

    @property
    def known(self) -> tuple[str, ...]:
        """What it names, or may name."""
        return self.targets or self.candidates

    def leave(self, reason: str, candidates: Iterable[str] = ()) -> None:
        """Leave it unresolved, and say why."""
        self.targets = ()
        self.candidates = tuple(dict.fromkeys(candidates))
        self.reason = reason


def overlaps(draft: Draft, start: int, end: int) -> bool:
    """Say whether the words of a draft and a stretch share a character.

    >>> overlaps(Draft(3, 9, "body", "name"), 8, 12)
    True
    """
    if draft.spans:
        return any(span.start < end and start < span.end for span in draft.spans)
    return draft.start < end and start < draft.end


def finish(
    drafts: Sequence[Draft], text_sha256: str, places: Places, authority: Authority
) -> tuple[Mention, ...]:
    """Return the mentions, sorted by start, the longer first."""
    ordered = sorted(drafts, key=lambda d: (d.start, -d.end, d.kind, d.rule))
    made: dict[int, Mention] = {}
    seen: set[tuple[int, int, str]] = set()
    for draft in ordered:
        kind = draft.kind
        for entity in draft.targets[:1]:
            # A symbol is a symbol whatever it names.
            if entity in authority and draft.rule not in _BY_SYMBOL:
                kind = authority[entity].kind
        if (draft.start, draft.end, kind) in seen:
            continue
        seen.add((draft.start, draft.end, kind))
        outer = made.get(id(draft.outer)) if draft.outer is not None else None
        made[id(draft)] = Mention(
            text_sha256=text_sha256,
            start=draft.start,
            end=draft.end,
            kind=kind,
            provision=places.path(draft.start, draft.end),
            rule=draft.rule,
            targets=draft.targets,
            candidates=() if draft.targets else draft.candidates,
            reason=None if draft.targets else draft.reason,
            anaphora=draft.anaphora,
            prospective=draft.prospective,
            erroneous=draft.erroneous,
            nested_in=outer.id if outer is not None else None,
            spans=draft.spans,
            pinpoint=draft.pinpoint,
        )
    return tuple(made.values())
