"""The IRIs of things, made of a base and of ids of the model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph import vocab
from tocgraph.describe.identity import DocumentId, text_language

if TYPE_CHECKING:
    from tocgraph.model import Document

__all__ = ["DocumentIris", "is_entity_id", "language_iri"]

_ENTITY_ID = re.compile(
    r"(?:instrument|body|series|meeting|programme|state|group)/[a-z0-9][a-z0-9-]*"
)


def is_entity_id(value: str) -> bool:
    """Say whether a value is an id of the model and not words.

    >>> is_entity_id("instrument/untoc"), is_entity_id("the OAS web page")
    (True, False)
    """
    return _ENTITY_ID.fullmatch(value) is not None


def language_iri(language: str) -> str:
    """Return the IRI of a language in the list of the EU's Publications Office.

    >>> language_iri("es")
    'http://publications.europa.eu/resource/authority/language/SPA'
    """
    return f"{vocab.EU_LANGUAGE}{text_language(language).upper()}"


@dataclass(frozen=True, slots=True)
class DocumentIris:
    """The IRIs of one document and of its parts."""

    base: str
    identity: DocumentId
    language: str
    act: str

    @classmethod
    def of(
        cls, document: Document, identity: DocumentId, base: str, act: str | None
    ) -> DocumentIris:
        """Return the IRIs; ``act`` is the entity that the document carries, if one is known."""
        publication = f"{base}doc/{identity.slug}"
        carried = f"{publication}/act" if act is None else vocab.entity(act, base)
        return cls(base, identity, text_language(document.source.language), carried)

    @property
    def publication(self) -> str:
        """The issued paper."""
        return f"{self.base}doc/{self.identity.slug}"

    @property
    def text(self) -> str:
        """The text in its language."""
        return f"{self.publication}/{self.language}"

    def provision(self, path: str) -> str:
        """A part of the text, or a directive in it, by its path."""
        return f"{self.text}~{path}"

    def mention(self, identifier: str) -> str:
        """A mention, by its 16 digits."""
        return f"{self.base}id/mention/{identifier}"

    def cue(self, identifier: str) -> str:
        """A cue, by its 16 digits."""
        return f"{self.base}id/cue/{identifier}"

    def claim(self, identifier: str) -> str:
        """A claim, by its 16 digits."""
        return f"{self.base}id/claim/{identifier}"

    def value(self, name: str) -> str:
        """Return the IRI of an entity id, ``@publication``, ``@act`` or ``@provision:PATH``."""
        if name == "@publication":
            return self.publication
        if name == "@act":
            return self.act
        if name.startswith("@provision:"):
            return self.provision(name.removeprefix("@provision:"))
        if name.startswith("@concept:"):
            scheme, _, slug = name.removeprefix("@concept:").partition("/")
            return vocab.concept(scheme, slug)
        return vocab.entity(name, self.base)
