"""Measuring the reading against gold sets, for ``build`` and ``evaluate``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocgraph.build import bundled_documents, find_documents, workshop
from tocgraph.errors import ReadError
from tocgraph.evaluate import (
    Evaluation,
    check_floor,
    evaluate_documents,
    place,
    read_floor,
    read_gold,
)
from tocgraph.graphs import BASE
from tocgraph.resources import bundled_root

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Measured", "bundled_gold", "measure", "quality_rows"]

FLOOR = "floor.toml"


def bundled_gold() -> Path:
    """Return the folder of the gold set that comes with the package."""
    return bundled_root() / "tests" / "gold"


@dataclass(frozen=True)
class Measured:
    """An evaluation as rows for people, and what fell below the floor."""

    evaluation: Evaluation
    falls: tuple[str, ...]

    columns = ("what", "gold", "found", "right", "precision", "recall", "F1")

    @property
    def rows(self) -> list[list[str]]:
        """The table: figures with their 95 % intervals."""
        return [
            [
                score.kind,
                str(score.gold),
                str(score.found),
                str(score.tp),
                _with_interval(score.precision, score.precision_interval),
                _with_interval(score.recall, score.recall_interval),
                "–" if score.f1 is None else f"{score.f1:.3f}",
            ]
            for score in self.evaluation.scores
        ]

    @property
    def misses(self) -> list[str]:
        """Each fault, as a line."""
        return [f"{kind}  {fault}  {what}" for kind, fault, what in self.evaluation.faults]

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "scores": [score.row() for score in self.evaluation.scores],
            "faults": [list(fault) for fault in self.evaluation.faults],
            "falls": list(self.falls),
        }


def _with_interval(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None or interval is None:
        return "–"
    return f"{value:.3f} ({interval[0]:.2f}–{interval[1]:.2f})"


def _evaluate(
    gold: Path, documents: Sequence[Path], authority: tuple[Path, ...]
) -> tuple[Evaluation, int]:
    """Evaluate those documents that the gold set covers; also return how many they are."""
    annotations = {annotation.sha256: annotation for annotation in read_gold(gold)}
    covered = []
    for path in documents:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest in annotations:
            covered.append((path, annotations[digest]))
    if not covered:
        return Evaluation((), ()), 0
    extractor = workshop(authority, BASE).extractor
    pairs = []
    for path, annotation in covered:
        extraction = extractor(path)
        pairs.append((place(annotation, extraction.document.text), extraction))
    return evaluate_documents(pairs), len(covered)


def quality_rows(documents: Sequence[Path], authority: tuple[Path, ...]) -> list[dict[str, Any]]:
    """Return the quality table for the documents that the bundled gold set covers."""
    if not bundled_gold().is_dir():
        return []
    evaluation, _ = _evaluate(bundled_gold(), documents, authority)
    return [score.row() for score in evaluation.scores]


def measure(
    gold: Path | None, documents: Sequence[Path], authority: tuple[Path, ...] = ()
) -> Measured:
    """Evaluate documents against a gold set and its floor.

    Raises:
        ReadError: the set, or a document of it, is missing.
        DataError: the set makes no sense.
    """
    folder = gold or bundled_gold()
    paths = find_documents(documents or [bundled_documents()])
    evaluation, covered = _evaluate(folder, paths, authority)
    if not covered:
        raise ReadError(
            "the gold set covers none of the documents",
            path=str(folder),
            hint="Give the documents that were annotated, unchanged, after the folder.",
        )
    floor = folder / FLOOR
    falls = (
        tuple(str(fall) for fall in check_floor(evaluation.scores, read_floor(floor)))
        if floor.is_file()
        else ()
    )
    return Measured(evaluation, falls)
