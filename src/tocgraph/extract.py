"""From a file to all that can be read from it: segment, link, interpret in a row.

A document is processed alone, given the authority data, so documents can be
spread over processes without coordination.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.interpret import Interpreter
from tocgraph.link import Linker
from tocgraph.model import Authority, Extraction, Metadata, SourceText
from tocgraph.read import read_document
from tocgraph.segment import Segmenter

if TYPE_CHECKING:
    from pathlib import Path

    from tocgraph.resources import Resources

__all__ = ["Extractor"]


class Extractor:
    """All reading stages, compiled once and used for many documents."""

    def __init__(self, authority: Authority, resources: Resources) -> None:
        self._segmenter = Segmenter(resources)
        self._linker = Linker(authority, resources)
        self._interpreter = Interpreter(authority, resources)

    def __call__(self, path: Path) -> Extraction:
        """Read one file, with its sidecar if there is one.

        Raises:
            ReadError: the file cannot be read as text.
            DataError: its sidecar makes no sense.
        """
        return self.text(*read_document(path))

    def text(self, source: SourceText, metadata: Metadata | None = None) -> Extraction:
        """Read a text that is in memory already."""
        document = self._segmenter.segment(source, metadata or Metadata())
        mentions = self._linker.link(document)
        directives, claims = self._interpreter.interpret(document, mentions)
        return Extraction(document, mentions, directives, claims)
