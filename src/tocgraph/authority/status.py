"""Treaty acts and their coverage as N-Quads, in a graph of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.authority.entities import load_authority
from tocgraph.authority.tables import read_status
from tocgraph.graphs import BASE, status_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.authority.tables import Act, Coverage
    from tocgraph.model import Authority
    from tocgraph.resources import Resources

__all__ = ["status_quads"]

_REMARK = re.compile(r"(\S+) \((.*)\)")
_TYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def status_quads(resources: Resources, base: str = BASE) -> Iterator[str]:
    """Yield one canonical N-Quads line for each statement, sorted, without line ends.

    >>> from tocgraph.resources import Resources
    >>> lines = list(status_quads(Resources()))
    >>> sum("#TreatyAction>" in line for line in lines)
    555

    Raises:
        DataError: a table is missing or malformed, or a row contradicts another.
    """
    authority = load_authority(resources)
    acts, coverage = read_status(resources, authority)
    writer = _Writer(authority, base)
    for act in acts:
        writer.act(act)
    for row in coverage:
        writer.coverage(row)
    yield from sorted(writer.lines)


class _Writer:
    def __init__(self, authority: Authority, base: str) -> None:
        self.authority = authority
        self.base = base
        self.graph = f"<{status_graph(base)}>"
        self.lines: set[str] = set()

    def _add(self, subject: str, predicate: str, value: str) -> None:
        self.lines.add(f"<{subject}> <{predicate}> {value} {self.graph} .")

    def _entity(self, key: str) -> str:
        return f"<{vocab.entity(key, self.base)}>"

    def _date(self, subject: str, predicate: str, value: str) -> None:
        if value:
            self._add(
                subject, vocab.toc(predicate), f'"{value}"^^<{vocab.XSD}{_TYPES[len(value)]}>'
            )

    def _label(self, key: str) -> str:
        names = [name for name in self.authority[key].names if name.language == "en"]
        return names[0].form if names else key

    def _sources(self, subject: str, sources: tuple[str, ...]) -> None:
        for source in sources:
            remark = _REMARK.fullmatch(source)
            address = remark.group(1) if remark else source
            self._add(subject, vocab.DCTERMS + "source", _iri_or_text(address))
            if remark:
                text = f"{address}: {remark.group(2)}"
                self._add(subject, vocab.toc("sourceRemark"), _literal(text))

    def act(self, act: Act) -> None:
        subject = vocab.entity(f"treaty-action/{act.slug}", self.base)
        state, instrument = f"state/{act.state}", f"instrument/{act.instrument}"
        label = f"{self._label(state)}: {act.action}, {self._label(instrument)}"
        self._add(subject, vocab.RDF_TYPE, f"<{vocab.toc('TreatyAction')}>")
        self._add(subject, vocab.RDFS_LABEL, _literal(label, "en"))
        self._add(subject, vocab.toc("byState"), self._entity(state))
        self._add(subject, vocab.toc("onInstrument"), self._entity(instrument))
        self._add(subject, vocab.toc("actType"), f"<{vocab.concept('act-type', act.action)}>")
        self._date(subject, "actDate", act.date)
        self._date(subject, "asOf", act.as_of)
        self._sources(subject, act.sources)

    def coverage(self, row: Coverage) -> None:
        subject = vocab.entity(f"coverage/{row.instrument}", self.base)
        label = f"Known acts: {self._label(f'instrument/{row.instrument}')}"
        completeness = vocab.concept("completeness", row.completeness)
        self._add(subject, vocab.RDF_TYPE, f"<{vocab.toc('StatusCoverage')}>")
        self._add(subject, vocab.RDFS_LABEL, _literal(label, "en"))
        self._add(subject, vocab.toc("onInstrument"), self._entity(f"instrument/{row.instrument}"))
        self._add(subject, vocab.toc("completeness"), f"<{completeness}>")
        self._date(subject, "asOf", row.as_of)
        for predicate, states in (
            ("seenNotBound", row.seen_not_bound),
            ("notKnown", row.not_known),
        ):
            for state in states:
                self._add(subject, vocab.toc(predicate), self._entity(f"state/{state}"))
        self._sources(subject, row.sources)
        if row.note:
            self._add(subject, vocab.RDFS + "comment", _literal(row.note, "en"))


def _literal(text: str, language: str | None = None) -> str:
    return str(ox.Literal(text, language=language))


def _iri_or_text(address: str) -> str:
    if address.startswith(("http://", "https://")):
        try:
            return str(ox.NamedNode(address))
        except ValueError:
            return _literal(address)
    return _literal(address)
