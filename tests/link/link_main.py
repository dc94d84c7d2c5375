"""Prints the mentions of both documents, for the test that hash seeds do not matter."""

from __future__ import annotations

import sys

from link.samples import linker
from tocgraph.read import read_document
from tocgraph.resources import Resources
from tocgraph.segment import Segmenter


def main() -> None:
    """Print one mention a line."""
    resources = Resources()
    for path in resources.files("data/documents", ".txt"):
        source, metadata = read_document(path)
        for mention in linker().link(Segmenter(resources).segment(source, metadata)):
            sys.stdout.write(f"{mention}\n")
