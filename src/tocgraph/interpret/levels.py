"""What may stand beside an act: the levels that wrappers and other clauses open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocgraph.interpret.acts import Frame

__all__ = ["Level", "Mark"]


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
