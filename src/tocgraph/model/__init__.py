"""What the stages hand to one another: frozen values, no RDF.

Conventions that hold everywhere:

* Offsets are code points of :attr:`SourceText.text`, end excluded; the text is
  never altered, so ``text[start:end]`` is always the quote.
* An *entity id* is ``kind/slug`` (``"instrument/untoc"``), the part of its IRI
  after ``…/id/``; only :mod:`tocgraph.describe` makes IRIs of them.
* A *concept slug* is the last part of a concept's IRI (``"join"`` for
  ``…/concept/action/join``).
* A *path* names a provision inside its document (``"part_II__rec_6"``).
"""

from tocgraph.model.authority import Authority, Entity, Name
from tocgraph.model.reading import Claim, Cue, Directive, Extraction, Mention, Pinpoint, Slot
from tocgraph.model.text import (
    Document,
    HeaderField,
    Metadata,
    Provision,
    Segment,
    SourceText,
    Span,
    short_hash,
)

__all__ = [
    "Authority",
    "Claim",
    "Cue",
    "Directive",
    "Document",
    "Entity",
    "Extraction",
    "HeaderField",
    "Mention",
    "Metadata",
    "Name",
    "Pinpoint",
    "Provision",
    "Segment",
    "Slot",
    "SourceText",
    "Span",
    "short_hash",
]
