"""One text to one document: header, provisions, tiles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.errors import DataError
from tocgraph.model import Document, Metadata, SourceText
from tocgraph.segment.headers import Header, HeaderReader
from tocgraph.segment.layout import Layout
from tocgraph.segment.lines import split_lines
from tocgraph.segment.nodes import Node, provisions_of, tiles_of
from tocgraph.segment.tree import TreeBuilder

if TYPE_CHECKING:
    from tocgraph.resources import Resources

__all__ = ["Segmenter"]

_NO_METADATA = Metadata()


class Segmenter:
    r"""Finds the parts of a document.

    The rules are compiled once; a segmenter keeps nothing of the documents it has
    seen, so one serves for many.

    >>> from tocgraph.resources import Resources
    >>> from tocgraph.read import read_text
    >>> source = read_text(b"I.\nRecommendations for States\n\n1. To meet.\n", name="a.txt")
    >>> document = Segmenter(Resources()).segment(source)
    >>> [provision.path for provision in document.provisions]
    ['part_I', 'part_I__heading', 'part_I__rec_1']
    """

    def __init__(self, resources: Resources) -> None:
        try:
            self._layout = Layout(resources)
            self._headers = HeaderReader(resources, self._layout)
        except (AttributeError, KeyError, TypeError, ValueError, re.error) as error:
            raise DataError(
                f"a rule of layout makes no sense: {type(error).__name__}: {error}",
                path="data/lexicon",
                hint="Compare your copies of layout.toml, header.toml, recitals.toml,"
                " sentences.toml, dates.toml and places.toml with those of the package.",
            ) from error

    def segment(self, source: SourceText, metadata: Metadata = _NO_METADATA) -> Document:
        """Return the document: every character of the text stands in exactly one segment."""
        text = source.text
        lines = split_lines(text)
        furniture = [
            line
            for line in lines
            if not line.blank and self._layout.is_furniture(text[line.first : line.last])
        ]
        aside = {line.index for line in furniture}
        rest = [line for line in lines if line.index not in aside]
        header = self._headers.read(text, rest)
        root = TreeBuilder(text, rest[header.lines :], self._layout, aside).build()
        _add_header(root, header)
        for line in furniture:
            _insert(root, Node("furniture", line.first, line.last))
        provisions = provisions_of(root)
        return Document(
            source=source,
            metadata=metadata,
            header=tuple(header.fields),
            provisions=provisions,
            segments=tiles_of(text, provisions),
        )


def _add_header(root: Node, header: Header) -> None:
    if header.span is None:
        return
    node = Node("header", header.span.start, header.span.end, "header")
    if header.title is not None:
        node.add(Node("title", header.title.start, header.title.end, "title"))
    root.add(node)
    root.close()


def _insert(node: Node, child: Node) -> None:
    """Put page furniture under the deepest part that holds it."""
    for part in node.children:
        if part.start <= child.start and child.end <= part.end:
            _insert(part, child)
            return
    node.add(child)
    node.children.sort(key=lambda it: (it.start, -it.end))
