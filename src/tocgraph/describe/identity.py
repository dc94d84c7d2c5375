"""Which IRI a document, its text and its parts have, and how a part is called.

The pattern is ``…/doc/{issuer}/{type}/{date|undated}/{number}``. Each part comes
from the sidecar if it says so, else from the header; a document of which
neither says anything is known by its hash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocgraph.fold import fold
from tocgraph.symbols import SymbolFinder, SymbolHit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.model import Document
    from tocgraph.resources import Resources

__all__ = ["DocumentId", "Identifier", "text_language"]

_LANGUAGES = {"en": "eng", "es": "spa", "pt": "por", "fr": "fra"}


def text_language(language: str) -> str:
    """Return the ISO 639-3 code that text IRIs end with.

    >>> text_language("es"), text_language("und")
    ('spa', 'und')
    """
    return _LANGUAGES.get(language, "und")


@dataclass(frozen=True, slots=True)
class DocumentId:
    """The name of a document inside the graph.

    >>> DocumentId("csh", "summary", None, "plan-of-action-toc").slug
    'csh/summary/undated/plan-of-action-toc'
    """

    issuer: str
    type: str
    date: str | None
    number: str

    @property
    def slug(self) -> str:
        """What follows ``…/doc/``."""
        return f"{self.issuer}/{self.type}/{self.date or 'undated'}/{self.number}"

    @property
    def key(self) -> str:
        """The same for the names of graphs."""
        return self.slug.replace("/", ".")


class Identifier:
    """Finds the identity of documents; compiled once from the data files."""

    def __init__(self, resources: Resources) -> None:
        self._symbols = SymbolFinder(resources)
        types = resources.toml("data/lexicon/document-types.toml")
        self._types = _type_patterns(types)
        self._other = re.compile("|".join(re.escape(fold(words)) for words in types["other"]))

    def __call__(self, document: Document) -> DocumentId:
        """Return the identity of the document."""
        metadata = document.metadata
        hit = self._symbol(document)
        date = metadata.date or _value(document, "date") or _value(document, "adopted_on")
        issuer = metadata.issuer or (_slug_of(hit.issuer) if hit and hit.issuer else None)
        kind = metadata.type or self.type_of(document, hit)
        number = metadata.number or (hit.slug if hit else None)
        if issuer is None and kind is None and number is None:
            return DocumentId("unknown", "text", None, document.source.sha256[:12])
        return DocumentId(
            issuer or "unknown", kind or "text", date, number or document.source.sha256[:12]
        )

    def numbered_act(self, document: Document) -> str | None:
        """Return the entity id of the resolution that the paper is, made of its own symbol."""
        hit = self._symbol(document)
        return f"instrument/{hit.slug}" if hit is not None and hit.kind == "resolution" else None

    def type_of(self, document: Document, hit: SymbolHit | None = None) -> str | None:
        """Return the slug of the document type that the title or the symbol states."""
        title = _value(document, "title")
        if title is not None:
            found = self.type_in(title)
            if found is not None:
                return found
        return "resolution" if hit is not None and hit.kind == "resolution" else None

    def type_in(self, title: str) -> str | None:
        """Return the slug of the first document type that a title names.

        >>> from tocgraph.resources import Resources
        >>> Identifier(Resources()).type_in("Informe final de la reunión")
        'report'
        """
        folded = fold(title)
        folded = self._other.sub(lambda match: "." * len(match.group()), folded)
        found = [
            (match.start(), slug)
            for slug, pattern in self._types
            if (match := pattern.search(folded)) is not None
        ]
        return min(found)[1] if found else None

    def canonical_symbol(self, words: str) -> str:
        """Return the symbol as its family writes it, or the words themselves."""
        hits = self._symbols.find(words)
        return hits[0].canonical if hits else " ".join(words.split())

    def _symbol(self, document: Document) -> SymbolHit | None:
        symbol = document.metadata.symbol or _value(document, "symbol")
        hits = self._symbols.find(symbol) if symbol else ()
        return hits[0] if hits else None


def _value(document: Document, name: str) -> str | None:
    field = document.field(name)
    return None if field is None else field.value


def _slug_of(entity: str) -> str:
    return entity.rpartition("/")[2]


def _type_patterns(data: Mapping[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = []
    for entry in data["type"]:
        words = sorted({word for lang in ("en", "es", "pt", "fr") for word in entry[lang]})
        joined = "|".join(re.escape(fold(word)) for word in words)
        patterns.append((entry["slug"], re.compile(rf"\b(?:{joined})\b")))
    return tuple(patterns)
