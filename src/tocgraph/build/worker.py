"""One document from file to validated quads, in whichever process it runs.

Everything a worker needs is compiled once per process; what it returns is plain
values, so that it travels between processes and into the cache unchanged.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from tocgraph.authority import load_authority
from tocgraph.build.report import summarize
from tocgraph.describe import Describer
from tocgraph.errors import TocgraphError
from tocgraph.extract import Extractor
from tocgraph.resources import Resources
from tocgraph.validate import Validator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["Job", "Outcome", "Workshop", "run_batch", "workshop"]


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is to do: read these files with these data."""

    overlays: tuple[Path, ...]
    base: str
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of one document: its quads and figures, or the sentence that says why not."""

    path: str
    lines: tuple[str, ...] = ()
    report: dict[str, Any] | None = None
    violations: tuple[dict[str, Any], ...] = ()
    failure: str | None = None
    failure_kind: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return plain values for the cache."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Outcome:
        """Return the outcome that :meth:`to_json` gave."""
        return cls(
            path=values["path"],
            lines=tuple(values["lines"]),
            report=values["report"],
            violations=tuple(values["violations"]),
            failure=values["failure"],
            failure_kind=values["failure_kind"],
        )


class Workshop:
    """All compiled stages of one process."""

    def __init__(self, resources: Resources, base: str) -> None:
        self.resources = resources
        self.base = base

    @cached_property
    def _stages(self) -> tuple[Extractor, Describer, Validator]:
        authority = load_authority(self.resources)
        return (
            Extractor(authority, self.resources),
            Describer(authority, self.resources, self.base),
            Validator(self.resources, base=self.base),
        )

    @property
    def extractor(self) -> Extractor:
        """The reading stages."""
        return self._stages[0]

    def __call__(self, path: Path) -> Outcome:
        """Read, describe and validate one document; errors of its own become its outcome."""
        extractor, describer, validator = self._stages
        try:
            extraction = extractor(path)
        except TocgraphError as error:
            return Outcome(str(path), failure=str(error), failure_kind=type(error).__name__)
        described = describer(extraction)
        lines = tuple(described.lines())
        violations = tuple(
            violation.to_json() for violation in validator.document(lines).violations
        )
        report = asdict(summarize(extraction, described))
        return Outcome(str(path), lines, report, violations)


@lru_cache(maxsize=2)
def workshop(overlays: tuple[Path, ...], base: str) -> Workshop:
    """Return the compiled stages of this process."""
    return Workshop(Resources(overlays), base)


def run_batch(job: Job) -> list[Outcome]:
    """Do a job; the entry point of worker processes."""
    shop = workshop(job.overlays, job.base)
    return [shop(path) for path in job.paths]


def batches(paths: Sequence[Path], size: int) -> Iterator[tuple[Path, ...]]:
    """Yield the paths in groups, in order.

    >>> list(batches(["a", "b", "c"], 2))
    [('a', 'b'), ('c',)]
    """
    for start in range(0, len(paths), size):
        yield tuple(paths[start : start + size])
