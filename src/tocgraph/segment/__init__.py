"""From a text to its parts: header, opening, recitals, sections, numbered items, furniture."""

from tocgraph.segment.segmenter import Segmenter

__all__ = ["Segmenter"]
