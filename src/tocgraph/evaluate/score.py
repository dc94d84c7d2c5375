"""Precision, recall and F1 with their counts and how far they can be trusted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable

__all__ = ["Score", "Tally", "wilson"]

_Z = 1.959963984540054  # the two-sided 95 % point of the normal distribution


def wilson(hits: int, trials: int) -> tuple[float, float] | None:
    """Return the 95 % Wilson score interval of a proportion, ``None`` without trials.

    Unlike the textbook interval it stays within 0 and 1 and does not shrink to
    a point when every trial hits, which matters for samples as small as ours.

    >>> [round(bound, 4) for bound in wilson(10, 10)]
    [0.7225, 1.0]
    >>> wilson(0, 0) is None
    True
    """
    if trials == 0:
        return None
    share = hits / trials
    spread = _Z * _Z / trials
    centre = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / trials + spread / (4 * trials)) / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)


@dataclass(frozen=True, slots=True)
class Score:
    """How well one kind of reading was found.

    ``tp`` was found and is right, ``fp`` was found and is wrong, ``fn`` should
    have been found. A figure without a single case is ``None``, never 0 or 1.

    >>> score = Score("mention", tp=8, fp=2, fn=0)
    >>> score.precision, score.recall, round(score.f1, 3)
    (0.8, 1.0, 0.889)
    >>> Score("claim", 0, 0, 0).f1 is None
    True
    """

    kind: str
    tp: int
    fp: int
    fn: int

    @property
    def gold(self) -> int:
        """How many there are: the sample that recall rests on."""
        return self.tp + self.fn

    @property
    def found(self) -> int:
        """How many were found: the sample that precision rests on."""
        return self.tp + self.fp

    @property
    def precision(self) -> float | None:
        """The share of the found that is right."""
        return self.tp / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what there is that was found."""
        return self.tp / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None

    @property
    def precision_interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the precision."""
        return wilson(self.tp, self.found)

    @property
    def recall_interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the recall."""
        return wilson(self.tp, self.gold)

    def row(self) -> dict[str, str | int | float | None]:
        """Return a flat row for a table, rounded to four places.

        >>> Score("mention", 1, 0, 0).row()["precision"]
        1.0
        """

        def rounded(value: float | None) -> float | None:
            return None if value is None else round(value, 4)

        precision = self.precision_interval or (None, None)
        recall = self.recall_interval or (None, None)
        return {
            "kind": self.kind,
            "gold": self.gold,
            "found": self.found,
            "tp": self.tp,
            "fp": self.fp,
            "fn": self.fn,
            "precision": rounded(self.precision),
            "precision_low": rounded(precision[0]),
            "precision_high": rounded(precision[1]),
            "recall": rounded(self.recall),
            "recall_low": rounded(recall[0]),
            "recall_high": rounded(recall[1]),
            "f1": rounded(self.f1),
        }


class Tally:
    """Counts by kind, added up over documents; a kind is listed from its first mention on.

    >>> tally = Tally()
    >>> tally.compare("mention", {1, 2, 3}, {2, 3, 4})
    >>> tally.scores()
    (Score(kind='mention', tp=2, fp=1, fn=1),)
    """

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}
        self.misses: list[tuple[str, str, str]] = []

    def add(self, kind: str, *, tp: int = 0, fp: int = 0, fn: int = 0) -> None:
        """Add counts of one kind."""
        self._counts.setdefault(kind, Counter()).update(tp=tp, fp=fp, fn=fn)

    def compare(self, kind: str, gold: Collection[Hashable], found: Collection[Hashable]) -> None:
        """Count two sets against each other."""
        gold, found = frozenset(gold), frozenset(found)
        self.add(kind, tp=len(gold & found), fp=len(found - gold), fn=len(gold - found))
        self._note(kind, "missed", gold - found)
        self._note(kind, "wrong", found - gold)

    def _note(self, kind: str, fault: str, things: Iterable[Hashable]) -> None:
        self.misses += [(kind, fault, text) for text in sorted(map(str, things))]

    def note(self, kind: str, fault: str, what: str) -> None:
        """Keep one fault for whoever wants to see what went wrong."""
        self.misses.append((kind, fault, what))

    def scores(self) -> tuple[Score, ...]:
        """Return the scores in the order in which the kinds came."""
        return tuple(
            Score(kind, counts["tp"], counts["fp"], counts["fn"])
            for kind, counts in self._counts.items()
        )
