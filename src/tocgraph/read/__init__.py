"""From a file to one immutable text, and what a curator knows of it."""

from tocgraph.read.document import read_document, read_text
from tocgraph.read.sidecar import read_sidecar

__all__ = ["read_document", "read_sidecar", "read_text"]
