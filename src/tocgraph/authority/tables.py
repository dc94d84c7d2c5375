"""Treaty acts and how far they are known: the two tables, read and checked.

``treaty-actions.csv`` lists what states did; ``coverage.csv`` says for each treaty
how complete that list is, which states were *seen not to be bound* and of which
*nothing is known*. The two are never mixed, and a state that is bound stands in
neither list: whoever breaks that rule is told so with file and line.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tocgraph.dates import is_partial_date
from tocgraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.model import Authority
    from tocgraph.resources import Resources

__all__ = ["ACTS", "BINDING", "COMPLETENESS", "Act", "Coverage", "read_status"]

ACTIONS_FILE: Final = "data/status/treaty-actions.csv"
COVERAGE_FILE: Final = "data/status/coverage.csv"

ACTS: Final = (
    "signature",
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "succession",
    "denunciation",
)
"""The acts that the table may name."""

BINDING: Final = frozenset({"ratification", "acceptance", "approval", "accession", "succession"})
"""The acts by which a state becomes bound; the sources do not keep them apart well."""

COMPLETENESS: Final = ("complete", "nearly-complete", "partial", "none")
"""How much of a depositary's table was seen."""

_ACT_COLUMNS = ["state", "instrument", "action", "date", "as_of", "source"]
_COVERAGE_COLUMNS = [
    "instrument",
    "completeness",
    "as_of",
    "seen_not_bound",
    "not_known",
    "source",
    "note",
]
_TREATIES = frozenset({"Treaty", "Convention", "Protocol"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one state. ``date`` is empty where the day was not seen."""

    state: str
    instrument: str
    action: str
    date: str
    as_of: str
    sources: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The last part of its IRI."""
        return f"{self.state}-{self.instrument}-{self.action}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known, and not known, of who is bound by one treaty."""

    instrument: str
    completeness: str
    as_of: str
    seen_not_bound: tuple[str, ...]
    not_known: tuple[str, ...]
    sources: tuple[str, ...]
    note: str


def read_status(
    resources: Resources, authority: Authority
) -> tuple[tuple[Act, ...], tuple[Coverage, ...]]:
    """Return the checked rows of both tables.

    >>> from tocgraph.authority import load_authority
    >>> from tocgraph.resources import Resources
    >>> acts, coverage = read_status(Resources(), load_authority(Resources()))
    >>> next(row.seen_not_bound for row in coverage if row.instrument == "uncac")
    ('brb', 'vct')

    Raises:
        DataError: a table is missing or malformed, or a row contradicts another.
    """
    covered: dict[str, Coverage] = {}
    for line, row in _rows(resources, COVERAGE_FILE, _COVERAGE_COLUMNS):
        found = _coverage(authority, line, row)
        if found.instrument in covered:
            raise _error(COVERAGE_FILE, line, f"{found.instrument} stands twice", "Keep one row.")
        covered[found.instrument] = found
    acts: dict[str, Act] = {}
    for line, row in _rows(resources, ACTIONS_FILE, _ACT_COLUMNS):
        act = _act(authority, line, row)
        if act.slug in acts:
            raise _error(
                ACTIONS_FILE,
                line,
                f"{act.state}, {act.instrument}, {act.action} stands twice",
                "Keep one row for each state, treaty and act.",
            )
        _agree(act, covered, line)
        acts[act.slug] = act
    return tuple(acts[key] for key in sorted(acts)), tuple(covered[key] for key in sorted(covered))


def _rows(
    resources: Resources, name: str, columns: list[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with resources.path(name).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if reader.fieldnames != columns:
                raise _error(
                    name,
                    1,
                    f"the columns are {', '.join(reader.fieldnames or ['missing'])}",
                    f"Write {','.join(columns)} in the first line.",
                )
            for row in reader:
                if None in row or None in row.values():
                    raise _error(
                        name,
                        reader.line_num,
                        "the row has not as many cells as the first line",
                        'Put a cell that holds a comma between double quotes ("…").',
                    )
                yield reader.line_num, {key: value.strip() for key, value in row.items()}
    except (csv.Error, UnicodeDecodeError) as error:
        raise DataError(
            f"this is not valid CSV in UTF-8: {error}", path=name, hint="Correct the file."
        ) from error


def _error(name: str, line: int, message: str, hint: str, term: str | None = None) -> DataError:
    return DataError(message, path=name, line=line, term=term, hint=hint)


def _coverage(authority: Authority, line: int, row: dict[str, str]) -> Coverage:
    name = COVERAGE_FILE
    _check_instrument(authority, name, line, row["instrument"])
    if row["completeness"] not in COMPLETENESS:
        raise _error(
            name,
            line,
            f"unknown completeness {row['completeness']!r}",
            f"Write one of {', '.join(COMPLETENESS)}.",
        )
    _check_date(name, line, "as_of", row["as_of"])
    lists = {}
    for column in ("seen_not_bound", "not_known"):
        lists[column] = tuple(row[column].split())
        for state in lists[column]:
            _check_state(authority, name, line, state)
    both = sorted(set(lists["seen_not_bound"]) & set(lists["not_known"]))
    if both:
        raise _error(
            name,
            line,
            f"{', '.join(both)} cannot be both seen not to be bound and not known",
            "Keep the state in one of the two columns.",
        )
    return Coverage(
        row["instrument"],
        row["completeness"],
        row["as_of"],
        lists["seen_not_bound"],
        lists["not_known"],
        _sources(name, line, row["source"]),
        row["note"],
    )


def _act(authority: Authority, line: int, row: dict[str, str]) -> Act:
    name = ACTIONS_FILE
    _check_state(authority, name, line, row["state"])
    _check_instrument(authority, name, line, row["instrument"])
    if row["action"] not in ACTS:
        raise _error(
            name, line, f"unknown act {row['action']!r}", f"Write one of {', '.join(ACTS)}."
        )
    _check_date(name, line, "date", row["date"])
    _check_date(name, line, "as_of", row["as_of"])
    sources = _sources(name, line, row["source"])
    return Act(row["state"], row["instrument"], row["action"], row["date"], row["as_of"], sources)


def _sources(name: str, line: int, cell: str) -> tuple[str, ...]:
    sources = tuple(part.strip() for part in cell.split(" | ") if part.strip())
    if not sources:
        raise _error(name, line, "the row names no source", "Say where this was seen.")
    return sources


def _agree(act: Act, covered: dict[str, Coverage], line: int) -> None:
    row = covered.get(act.instrument)
    if row is None:
        raise _error(
            ACTIONS_FILE,
            line,
            f"{act.instrument} has acts but no row in {COVERAGE_FILE}",
            "Add the row that says how complete the acts are.",
        )
    for column, states in (("seen_not_bound", row.seen_not_bound), ("not_known", row.not_known)):
        if act.action in BINDING and act.state in states:
            raise _error(
                ACTIONS_FILE,
                line,
                f"{act.state} is bound by {act.instrument}, yet stands under {column} in "
                f"{COVERAGE_FILE}",
                "Take the state out of that column, or correct the act.",
            )


def _check_state(authority: Authority, name: str, line: int, state: str) -> None:
    if f"state/{state}" not in authority:
        raise _error(
            name,
            line,
            f"unknown state {state!r}",
            "Use a code of data/authority/states.ttl.",
            state,
        )


def _check_instrument(authority: Authority, name: str, line: int, instrument: str) -> None:
    key = f"instrument/{instrument}"
    if key not in authority or authority[key].type not in _TREATIES:
        raise _error(
            name,
            line,
            f"{instrument!r} is no treaty of the authority data",
            "Use a name of data/authority/instruments.ttl.",
            instrument,
        )


def _check_date(name: str, line: int, column: str, value: str) -> None:
    if value and not is_partial_date(value):
        raise _error(
            name,
            line,
            f"{column} {value!r} is no date",
            "Write YYYY-MM-DD, YYYY-MM or YYYY, or leave the cell empty if it was not seen.",
            value,
        )
