"""The canned queries by name, read from ``queries/*.rq``."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.errors import DataError, QueryError
from tocgraph.query.header import Header, parse_header
from tocgraph.query.syntax import variables

if TYPE_CHECKING:
    from tocgraph.resources import Resources

__all__ = ["CannedQuery", "Catalogue"]


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """One query of the catalogue: its name (the file's), header and text."""

    name: str
    header: Header
    text: str

    def families(self, scope: str) -> tuple[str, ...]:
        """Return the graph families that it reads in a scope.

        Raises:
            QueryError: there is no such scope.
        """
        if scope not in {"documents", "all"}:
            raise QueryError(
                f"there is no scope {scope!r}", term=scope, hint="Use documents or all."
            )
        extra = self.header.graphs_all if scope == "all" else ()
        return tuple(dict.fromkeys((*self.header.graphs, *extra)))

    def example(self) -> dict[str, str]:
        """Return an example value for each required parameter."""
        return {
            found.name: found.example
            for found in self.header.parameters
            if found.example is not None
        }


class Catalogue(Mapping[str, CannedQuery]):
    """All canned queries, sorted by name.

    >>> from tocgraph.resources import Resources
    >>> catalogue = Catalogue.load(Resources())
    >>> catalogue["treaty-asks"].header.graphs
    ('documents', 'evidence', 'authority')
    """

    def __init__(self, queries: Mapping[str, CannedQuery]) -> None:
        self._queries = {name: queries[name] for name in sorted(queries)}

    @classmethod
    def load(cls, resources: Resources) -> Catalogue:
        """Read the catalogue.

        Raises:
            DataError: a file is not UTF-8, or its header is wrong.
        """
        found: dict[str, CannedQuery] = {}
        for path in resources.files("queries", ".rq"):
            name = path.stem
            shown = f"queries/{path.name}"
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                raise DataError(
                    "this query is not UTF-8", path=shown, hint="Save it as UTF-8."
                ) from error
            if name in found:
                raise DataError(
                    f"there are two queries called {name}", path=shown, hint="Rename one."
                )
            header = parse_header(text, path=shown)
            used = variables(text)
            for parameter in header.parameters:
                if parameter.name not in used:
                    raise DataError(
                        f"the query does not use its parameter {parameter.name!r}",
                        path=shown,
                        term=parameter.name,
                        hint="Use the variable of that name, or remove the parameter.",
                    )
            found[name] = CannedQuery(name, header, text)
        return cls(found)

    def __getitem__(self, name: str) -> CannedQuery:
        try:
            return self._queries[name]
        except KeyError:
            close = difflib.get_close_matches(name, self._queries, n=3)
            guess = f"Did you mean {' or '.join(close)}? " if close else ""
            raise QueryError(
                f"there is no canned query {name!r}",
                term=name,
                hint=f"{guess}`tocgraph query --list` shows all of them.",
            ) from None

    def __contains__(self, name: object) -> bool:
        return name in self._queries

    def __iter__(self) -> Iterator[str]:
        return iter(self._queries)

    def __len__(self) -> int:
        return len(self._queries)

    def answering(self, question: str) -> list[CannedQuery]:
        """Return the queries whose header says that they answer a competency question."""
        return [query for query in self.values() if question in query.header.answers]
