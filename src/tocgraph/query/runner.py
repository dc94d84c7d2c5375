"""Running a canned query: parameters bound, data set composed, emptiness explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.errors import NonConformingError, NotStatedError
from tocgraph.query.parameters import Resolver
from tocgraph.query.syntax import bind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.query.catalogue import CannedQuery, Catalogue
    from tocgraph.query.engine import Engine
    from tocgraph.query.result import Result

__all__ = ["Prepared", "Runner"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A canned query ready to run: its text with all values bound, and what it reads."""

    query: CannedQuery
    text: str
    families: tuple[str, ...]


class Runner:
    """Runs the queries of a catalogue on one engine."""

    def __init__(self, engine: Engine, catalogue: Catalogue) -> None:
        self.engine = engine
        self.catalogue = catalogue
        self._resolver = Resolver(engine)

    def prepare(
        self, name: str, parameters: Mapping[str, object] | None = None, scope: str = "documents"
    ) -> Prepared:
        """Return the query as it would be run.

        Raises:
            QueryError: the query, the scope or a parameter is wrong.
        """
        query = self.catalogue[name]
        families = query.families(scope)
        terms = self._resolver.resolve(query, parameters or {})
        return Prepared(query, bind(query.text, terms), families)

    def run(
        self, name: str, parameters: Mapping[str, object] | None = None, scope: str = "documents"
    ) -> Result:
        """Return the answer; it is empty only where the query's header lets empty mean *none*.

        ``scope`` is ``documents`` (only what the texts say, and what follows)
        or ``all`` (imported facts may answer too).

        Raises:
            NotStatedError: the sources do not say.
            NonConformingError: there must be an answer, and there is none.
            QueryError: the query, the scope or a parameter is wrong.
        """
        prepared = self.prepare(name, parameters, scope)
        result = self.engine.run(prepared.text, prepared.families)
        if not result:
            _explain_empty(prepared.query, scope)
        return result


def _explain_empty(query: CannedQuery, scope: str) -> None:
    header = query.header
    if header.on_empty == "not-stated":
        wider = (
            " With scope `all`, imported facts may answer."
            if (header.graphs_all and scope != "all")
            else ""
        )
        raise NotStatedError(
            f"not stated in the sources: {header.question}",
            term=query.name,
            hint=f"This would answer it: {header.not_stated}.{wider}",
        )
    if header.on_empty == "error":
        raise NonConformingError(
            f"the query {query.name} must have an answer and has none",
            term=query.name,
            hint="Check that the graph was built from documents and authority data.",
        )
