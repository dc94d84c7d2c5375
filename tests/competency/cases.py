"""Reading the cases: one question, one query, the rows that a reader finds in the documents."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocgraph.query import Result

FOLDER = Path(__file__).parent / "cases"
FILES = {"A": "000_72816f43daeceac8.txt", "B": "004_6afbd76f3ff834fe.txt"}
DOCUMENTS = {
    "doc/csh/summary/undated/plan-of-action-toc": "A",
    "doc/randot-ii/recommendations/2019-03-20/doc-3-19-rev-1": "B",
}
_REF = re.compile(r"ref(?:\((\w*),(\w+)\))?")
_KEYS = frozenset(
    [
        "question",
        "query",
        "params",
        "scope",
        "columns",
        "match",
        "rows",
        "may",
        "absent",
        "count",
        "needs",
        "quotes",
        "created",
        "loose",
    ]
)


@dataclass(frozen=True)
class Case:
    """One case of a TOML file.

    ``match``: ``set`` (the rows are these, but for those that ``may`` occur),
    ``contains``, ``absent``, ``empty`` or ``not-stated``. ``needs`` demands only
    that each value of that column of ``rows`` occurs; ``loose`` compares cells
    by whether the expected words occur in them.
    """

    id: str
    question: str
    query: str
    params: dict[str, str]
    scope: str
    columns: list[str]
    match: str
    rows: list[list[str]]
    may: list[list[str]]
    absent: list[list[str]]
    count: int | None
    needs: str | None
    created: bool
    loose: bool
    quotes: dict[str, str] = field(default_factory=dict)


def load() -> list[Case]:
    """Read all cases; the name of a case is its question and its place."""
    found: list[Case] = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for raw in data["case"]:
            assert raw.keys() <= _KEYS, raw
            question = raw["question"]
            order = sum(case.question == question for case in found) + 1
            params = {
                key: FILES.get(value, value) if key == "document" else value
                for key, value in raw.get("params", {}).items()
            }
            found.append(
                Case(
                    id=f"{question}-{order}-{raw['query']}",
                    question=question,
                    query=raw["query"],
                    params=params,
                    scope=raw.get("scope", "documents"),
                    columns=raw.get("columns", []),
                    match=raw.get("match", "set"),
                    rows=raw.get("rows", []),
                    may=raw.get("may", []),
                    absent=raw.get("absent", []),
                    count=raw.get("count"),
                    needs=raw.get("needs"),
                    created=raw.get("created", False),
                    loose=raw.get("loose", False),
                    quotes=raw.get("quotes", {}),
                )
            )
    return found


def ref(document: str, path: str) -> str:
    """Return how the competency questions cite a provision: "A¶53", "B II.6", "Bp7", "B0"."""
    parts = path.split("__")
    if parts[0] == "opening":
        return f"{document}0"
    if parts[0].startswith("recital_"):
        return f"{document}p{parts[0].removeprefix('recital_')}"
    for place, part in enumerate(parts):
        if part.startswith("rec_"):
            number = part.removeprefix("rec_")
            above = parts[0].removeprefix("part_")
            inside = parts[place + 1 :]
            tail = "".join(
                "+" if name == "tail" else f"({name.removeprefix('item_')})" for name in inside
            )
            return f"A¶{number}{tail}" if document == "A" else f"{document} {above}.{number}{tail}"
    return f"{document} {path}"


def project(result: Result, case: Case) -> list[tuple[str, ...]]:
    """Return the columns of a case, row by row; documents are named A and B."""
    projected: list[tuple[str, ...]] = []
    for row in plain(result):
        if case.created and not row["creates"]:
            continue
        projected.append(tuple(cell(row, name, case) for name in case.columns))
    return projected


def plain(result: Result) -> list[dict[str, str]]:
    """Return the rows with short terms, single spaces and the documents' letters."""
    return [
        {name: DOCUMENTS.get(value, " ".join(value.split())) for name, value in row.items()}
        for row in result.dicts()
    ]


def cell(row: dict[str, str], name: str, case: Case) -> str:
    match = _REF.fullmatch(name)
    if match is None:
        return row[name]
    document, path = match[1], match[2]
    if path is None:
        document, path = "document", "path"
    # A query about one document does not repeat it in every row.
    letters = {file: letter for letter, file in FILES.items()}
    letter = row[document] if document and document in row else letters[case.params["document"]]
    return ref(letter, row[path]) if row[path] else ""
