"""Building a graph: every document alone, then what crosses documents."""

from tocgraph.build.inputs import bundled_documents, find_documents
from tocgraph.build.pipeline import BuildOptions, build, read_report
from tocgraph.build.report import BuildReport, DocumentReport, Failure
from tocgraph.build.worker import Workshop, workshop

__all__ = [
    "BuildOptions",
    "BuildReport",
    "DocumentReport",
    "Failure",
    "Workshop",
    "build",
    "bundled_documents",
    "find_documents",
    "read_report",
    "workshop",
]
