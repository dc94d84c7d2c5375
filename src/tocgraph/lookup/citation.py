"""How an item is cited: in words, in BibTeX, and as CSL JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tocgraph.errors import QueryError, UsageError
from tocgraph.graphs import DEFAULT_FAMILIES
from tocgraph.query.naming import words_of
from tocgraph.query.places import Places
from tocgraph.query.syntax import bind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tocgraph.query import KnowledgeGraph

__all__ = ["CITATION_FORMATS", "Citation", "cite"]

CITATION_FORMATS = ("text", "bibtex", "csl-json")

_DOCUMENT = """
SELECT ?document ?file ?symbol ?series ?date ?title WHERE {
  ?document toc:hasText ?text . ?text toc:fileName ?file .
  OPTIONAL { ?document toc:symbol ?symbol }
  OPTIONAL { ?document toc:seriesSymbol ?series }
  OPTIONAL { ?document toc:documentDate ?dated }
  OPTIONAL { ?document toc:carries ?act . ?act toc:adoptedOn ?adopted }
  BIND(COALESCE(?dated, ?adopted) AS ?date)
  OPTIONAL { ?document eli:title ?curated }
  OPTIONAL { ?document rdfs:label ?label . FILTER(STR(?label) != ?file) }
  BIND(COALESCE(?curated, ?label) AS ?title)
} ORDER BY ?symbol ?series ?date ?title LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation of one place, or of a whole document, consists of.

    Only what the document or its curated metadata state: a part that nobody
    stated is ``None`` and is left out.
    """

    iri: str
    file: str
    place: str | None = None
    symbol: str | None = None
    series: str | None = None
    date: str | None = None
    title: str | None = None

    @property
    def name(self) -> str:
        """The document's symbol, or its file name if it has none."""
        return self.symbol or self.file

    def text(self, words: Mapping[str, str]) -> str:
        """Return the citation in words: symbol, place, series, date."""
        parts = [self.name]
        if self.place:
            parts.append(self.place)
        cited = ", ".join(parts)
        if self.series:
            cited += f" ({words['series'].replace('{n}', self.series)})"
        if self.date:
            cited += f", {self.date}"
        return f"{cited}. <{self.iri}>"

    def bibtex(self) -> str:
        """Return a BibTeX entry; people fill in what no source states."""
        words = "-".join(words_of(f"{self.name} {self.place or ''}"))
        key = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
        fields = {
            "title": self.title,
            "number": self.symbol,
            "series": self.series,
            "date": self.date,
            "note": self.place,
            "url": self.iri,
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@misc{{{key},", *lines, "}"])

    def csl_json(self) -> str:
        """Return a list with one item of the Citation Style Language."""
        stated = {
            "title": self.title,
            "number": self.symbol,
            "collection-title": self.series,
            "locator": self.place,
        }
        item: dict[str, Any] = {"id": self.iri, "type": "document", "URL": self.iri}
        item |= {name: value for name, value in stated.items() if value}
        if self.date:
            item["issued"] = {"date-parts": [[int(part) for part in self.date.split("-")]]}
        return json.dumps([item], ensure_ascii=False, indent=2)

    def write(self, name: str, words: Mapping[str, str]) -> str:
        """Return the citation in the format of that name.

        Raises:
            UsageError: there is no such format.
        """
        if name == "text":
            return self.text(words)
        if name == "bibtex":
            return self.bibtex()
        if name == "csl-json":
            return self.csl_json()
        raise UsageError(
            f"there is no citation format {name!r}",
            term=name,
            hint=f"Use one of {', '.join(CITATION_FORMATS)}.",
        )


def cite(graph: KnowledgeGraph, iri: str, words: Mapping[str, str]) -> Citation:
    """Return the citation of a document, or of a place in one.

    ``words`` are those of one language in ``data/lexicon/citation.toml``.

    Raises:
        QueryError: the IRI is no document and no part of one.
    """
    document, _, path = iri.partition("~")
    if path:
        document = document.rpartition("/")[0]
    answer = graph.engine.run(
        bind(_DOCUMENT, {"document": ox.NamedNode(document)}), DEFAULT_FAMILIES
    )
    if not answer:
        raise QueryError(
            f"this is no document and no part of one: {iri}",
            term=iri,
            hint='Give a citation such as "RANDOT-II/doc.3/19 rev. 1, II.6".',
        )
    (row,) = answer.dicts()
    return Citation(
        iri=iri,
        file=row["file"],
        place=Places.of(graph.engine, document).cited(path.partition("__dir_")[0], words) or None
        if path
        else None,
        symbol=row["symbol"] or None,
        series=row["series"] or None,
        date=row["date"] or None,
        title=row["title"] or None,
    )
