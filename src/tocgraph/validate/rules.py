"""Rules that no shape can say, as SPARQL files: what crosses nodes, documents, or words and text.

A rule is a SELECT whose every row is a finding: ``?focus`` and, if they help,
``?path``, ``?value``, ``?expected``. Its header says how grave it is, and in
which words it is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph.errors import DataError
from tocgraph.graphs import BASE, select
from tocgraph.validate.report import SEVERITIES, Violation
from tocgraph.validate.shapes import compact
from tocgraph.validate.triples import name

if TYPE_CHECKING:
    from tocgraph.resources import Resources

__all__ = ["Query", "Rule", "load_rules", "store_query"]

Row = Mapping[str, str]
Query = Callable[[str, tuple[str, ...]], Iterable[Row]]
"""Runs a SELECT over graph families and yields its rows: IRIs and lexical forms by variable."""

_HEADER: Final = re.compile(r"^# ([a-z-]+): (.*\S)\s*$")
_KEYS: Final = (
    "title",
    "title-es",
    "severity",
    "scope",
    "graphs",
    "message",
    "message-es",
    "expected",
    "expected-es",
)
_SCOPES: Final = frozenset({"document", "graph"})
_VARIABLE: Final = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Rule:
    """One rule, by the name of its file.

    A rule of the scope ``document`` needs the graphs of one document and no
    more, so it is run on the way in as well.
    """

    name: str
    header: Mapping[str, str]
    query: str

    @property
    def scope(self) -> str:
        """``document`` or ``graph``."""
        return self.header["scope"]

    @property
    def families(self) -> tuple[str, ...]:
        """The graph families that the rule reads."""
        return tuple(self.header["graphs"].split())

    def findings(self, run: Query) -> Iterable[Violation]:
        """Run the rule and yield what it finds."""
        for row in run(self.query, self.families):
            told = {key: _fill(self.header[key], row) for key in _KEYS[5:]}
            yield Violation(
                shape=self.name,
                severity=self.header["severity"],
                focus=row["focus"],
                message_en=told["message"],
                message_es=told["message-es"],
                expected=told["expected"],
                expected_es=told["expected-es"],
                path=compact(row["path"]) if "path" in row else None,
                value=row.get("value"),
            )


def _fill(template: str, row: Row) -> str:
    def value(match: re.Match[str]) -> str:
        return " ".join(compact(row.get(match[1], "")).split())

    return _VARIABLE.sub(value, template)


def parse_rule(title: str, text: str, source: str) -> Rule:
    """Read a rule from the text of its file.

    Raises:
        DataError: the header lacks a line, or says something unknown.
    """
    header = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _HEADER.match(line):
            header[match[1]] = match[2]
    missing = [key for key in _KEYS if key not in header]
    if missing:
        raise DataError(
            f"the header of this rule lacks {', '.join(missing)}",
            path=source,
            hint="Write one comment line for each, such as `# severity: violation`.",
        )
    if header["severity"] not in SEVERITIES or header["scope"] not in _SCOPES:
        raise DataError(
            "the severity or the scope of this rule is unknown",
            path=source,
            hint=f"Use one of {', '.join(SEVERITIES)}, and document or graph.",
        )
    return Rule(title, header, text)


def load_rules(resources: Resources, folder: str = "shapes/graph") -> tuple[Rule, ...]:
    """Read the rules of a folder, in the order of their names.

    Raises:
        DataError: a header is incomplete.
    """
    return tuple(
        parse_rule(path.stem, path.read_text(encoding="utf-8"), f"{folder}/{path.name}")
        for path in resources.files(folder, ".rq")
    )


def store_query(store: ox.Store, base: str = BASE) -> Query:
    """Return a runner of queries over an embedded store, whose graphs it sorts into families."""
    named = [graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)]

    def run(query: str, families: tuple[str, ...]) -> Iterable[Row]:
        graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [
            ox.NamedNode(graph) for graph in select(named, families, base)
        ]
        found = store.query(query, default_graph=graphs)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("a rule must be a SELECT")
        variables = [variable.value for variable in found.variables]
        for solution in found:
            yield {
                variable: name(value)
                for variable in variables
                if (value := solution[variable]) is not None
            }

    return run
