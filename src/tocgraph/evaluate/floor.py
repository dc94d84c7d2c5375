"""The figures that must not fall, and the check that none has.

The floor file is TOML, one table a kind, each with the least that
``precision``, ``recall`` or ``f1`` may be::

    ["link.name"]
    precision = 0.98
    recall = 0.95

and under ``gold``, if given, the least size of the sample, so that nobody
raises a figure by removing hard cases.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.errors import DataError, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tocgraph.evaluate.score import Score

__all__ = ["Fall", "check_floor", "parse_floor", "read_floor"]

_FIGURES = ("precision", "recall", "f1", "gold")


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure below its floor; ``value`` is ``None`` if the kind was not measured at all."""

    kind: str
    figure: str
    value: float | None
    floor: float

    def __str__(self) -> str:
        got = "not measured" if self.value is None else f"{self.value:.4f}"
        return f"{self.kind}: {self.figure} is {got}, the floor is {self.floor:.4f}"


def parse_floor(content: str, *, path: str = "floor.toml") -> dict[str, dict[str, float]]:
    r"""Return the floors by kind and figure.

    >>> parse_floor('["link.name"]\nprecision = 0.98')
    {'link.name': {'precision': 0.98}}

    Raises:
        DataError: it is not TOML, or a figure is unknown or no number.
    """
    try:
        raw = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise DataError(
            f"this is not valid TOML: {error}",
            path=path,
            hint="Correct the file at the place named.",
        ) from error
    floors: dict[str, dict[str, float]] = {}
    for kind, figures in raw.items():
        if not isinstance(figures, dict):
            raise DataError(
                f"the floor of {kind} is not a table",
                path=path,
                term=kind,
                hint='Write ["kind"] on one line and f1 = 0.9 on the next.',
            )
        for figure, value in figures.items():
            if (
                figure not in _FIGURES
                or isinstance(value, bool)
                or not isinstance(value, (int, float))
            ):
                raise DataError(
                    f"the floor of {kind} has {figure} = {value!r}",
                    path=path,
                    term=figure,
                    hint=f"Give a number for one of {', '.join(_FIGURES)}.",
                )
        floors[kind] = {figure: float(value) for figure, value in figures.items()}
    return floors


def read_floor(path: Path) -> dict[str, dict[str, float]]:
    """Return the floors of the file.

    Raises:
        ReadError: it cannot be read.
        DataError: it is not of the form.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(
            f"the floor file could not be read: {error}",
            path=str(path),
            hint="Give a TOML file in UTF-8.",
        ) from error
    return parse_floor(content, path=path.name)


def check_floor(
    scores: Iterable[Score], floors: Mapping[str, Mapping[str, float]]
) -> tuple[Fall, ...]:
    """Return every figure below its floor, in the order of the floors.

    Figures are compared as they are printed, to four places, so that a floor
    copied from a report is met by the run that made the report.

    >>> from tocgraph.evaluate.score import Score
    >>> falls = check_floor([Score("mention", 8, 2, 0)], {"mention": {"precision": 0.9}})
    >>> print(*falls)
    mention: precision is 0.8000, the floor is 0.9000
    """
    rows = {score.kind: score.row() for score in scores}
    falls: list[Fall] = []
    for kind, figures in floors.items():
        row = rows.get(kind, {})
        for figure, floor in figures.items():
            value = row.get(figure)
            if not isinstance(value, (int, float)) or value < round(floor, 4):
                measured = float(value) if isinstance(value, (int, float)) else None
                falls.append(Fall(kind, figure, measured, floor))
    return tuple(falls)
