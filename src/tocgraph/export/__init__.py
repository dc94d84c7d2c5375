"""Writing a graph in the formats that others read: same quads, same bytes, every time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final

from tocgraph import graphs as naming
from tocgraph.errors import UsageError
from tocgraph.export import jsonld, nquads, ntriples, rdfxml, trig, turtle
from tocgraph.export.common import Graph, as_quads, in_order
from tocgraph.export.files import opened
from tocgraph.export.hierarchy import superclasses
from tocgraph.export.tables import TABLES, tables
from tocgraph.export.views import VIEWS, view
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import pyoxigraph as ox

    Source = Iterable[ox.Quad] | Iterable[str] | bytes

__all__ = ["FORMATS", "TABLES", "VIEWS", "export", "export_families", "view"]

_WRITERS: Final[Mapping[str, tuple[Callable[[Graph, BinaryIO], None], str]]] = MappingProxyType(
    {
        "turtle": (turtle.write, turtle.SUFFIX),
        "ntriples": (ntriples.write, ntriples.SUFFIX),
        "nquads": (nquads.write, nquads.SUFFIX),
        "trig": (trig.write, trig.SUFFIX),
        "jsonld": (jsonld.write, jsonld.SUFFIX),
        "rdfxml": (rdfxml.write, rdfxml.SUFFIX),
    }
)

FORMATS: Final = (*_WRITERS, "csv")
"""The formats by name."""

# The first moment that a zip file can hold; the clock must not show in an export.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def export(
    quads: Source,
    format: str,  # noqa: A002 - the word that users write on the command line
    out: BinaryIO | Path,
    *,
    base: str = naming.BASE,
    families: Iterable[str] | None = None,
    resources: Resources | None = None,
) -> None:
    r"""Write quads in one of the :data:`FORMATS`.

    Turtle, N-Triples and RDF/XML drop the names of the graphs. CSV is a folder
    of tables if ``out`` is a path without a suffix, else one zip file of them.
    ``families`` leaves all other graphs out.

    >>> out = io.BytesIO()
    >>> export(['<urn:a> <urn:p> "x" <urn:g> .'], "ntriples", out)
    >>> out.getvalue()
    b'<urn:a> <urn:p> "x" .\n'

    Raises:
        UsageError: there is no such format or family.
        DataError: the format cannot hold what the graph holds.
        ReadError: the file cannot be written.
    """
    wanted = None if families is None else tuple(families)
    _check(format, wanted)
    graph = in_order(as_quads(quads), base)
    if wanted is not None:
        graph = graph.select(wanted)
    if format == "csv":
        _write_tables(graph, out, resources or Resources())
        return
    write, _ = _WRITERS[format]
    with opened(out) as stream:
        write(graph, stream)


def export_families(
    quads: Source,
    format: str,  # noqa: A002
    folder: Path,
    *,
    base: str = naming.BASE,
    families: Iterable[str] | None = None,
) -> tuple[Path, ...]:
    """Write one file for each graph family that holds anything, and return the files.

    Raises:
        UsageError: there is no such format or family, or it is CSV.
        ReadError: a file cannot be written.
    """
    wanted = None if families is None else tuple(families)
    _check(format, wanted)
    if format == "csv":
        raise UsageError(
            "CSV has tables and no graphs",
            term=format,
            hint="Choose one of the RDF formats, or leave the families together.",
        )
    write, suffix = _WRITERS[format]
    graph = in_order(as_quads(quads), base)
    written = []
    for name in graph.families():
        if wanted is not None and name not in wanted:
            continue
        path = folder / f"{name}{suffix}"
        with opened(path) as stream:
            write(graph.family(name), stream)
        written.append(path)
    return tuple(written)


def _check(format_name: str, families: Iterable[str] | None) -> None:
    if format_name not in FORMATS:
        raise UsageError(
            f"there is no format {format_name!r}",
            term=format_name,
            hint=f"Use one of {', '.join(FORMATS)}.",
        )
    for name in families or ():
        if name not in naming.FAMILIES:
            raise UsageError(
                f"there is no graph family {name!r}",
                term=name,
                hint=f"Use one of {', '.join(naming.FAMILIES)}.",
            )


def _write_tables(graph: Graph, out: BinaryIO | Path, resources: Resources) -> None:
    found = tables(graph, superclasses(resources))
    if isinstance(out, Path) and not out.suffix:
        for name, data in found:
            with opened(out / f"{name}.csv") as stream:
                stream.write(data)
        return
    with opened(out) as stream:
        for data in _zipped(found):
            stream.write(data)


def _zipped(files: Iterator[tuple[str, bytes]]) -> Iterator[bytes]:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(f"{name}.csv", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    yield buffer.getvalue()
