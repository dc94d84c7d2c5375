"""``tocgraph export``."""

from __future__ import annotations

from pathlib import Path

import click

from tocgraph.cli.console import note, open_output
from tocgraph.cli.options import graph_option

__all__ = ["export"]


@click.command(
    epilog="""\b
Examples:
  tocgraph export --format turtle -o graph.ttl
  tocgraph export --format turtle --per-family -o turtle/
  tocgraph export --format jsonld --family documents --family authority -o graph.jsonld
  tocgraph export --format csv -o tables/
  tocgraph export --view web-annotation --format jsonld -o annotations.jsonld
"""
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "csv"]),
    default="turtle",
    show_default=True,
)
@click.option(
    "--family",
    "families",
    multiple=True,
    type=click.Choice(
        ["ontology", "authority", "status", "documents", "evidence", "inferred", "echo", "release"]
    ),
    help="Only these graphs; all without it.",
)
@click.option(
    "--per-family", is_flag=True, help="One file a family, into the folder given with -o."
)
@click.option(
    "--view",
    "view_name",
    type=click.Choice(["web-annotation", "statements"]),
    help="The evidence in a standard form.",
)
@graph_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File, or folder for several files; standard output without it.",
)
def export(
    form: str,
    families: tuple[str, ...],
    per_family: bool,
    view_name: str | None,
    folder: Path,
    output: Path | None,
) -> int:
    """Write the graph in another format; the same graph always gives the same bytes.

    Turtle, N-Triples and RDF/XML hold triples without the names of their
    graphs; N-Quads, TriG and JSON-LD keep them. CSV is a folder of tables.
    """
    if view_name is not None and (families or per_family or form == "csv"):
        raise click.UsageError(
            "A view is made of all the evidence: leave out --family, --per-family and csv."
        )
    if (per_family or form == "csv") and output is None:
        raise click.UsageError("Several files need a folder: give it with -o.")
    if form == "csv" and output is not None and output.suffix not in {"", ".zip"}:
        raise click.UsageError(
            f"The tables are several files: give a folder or a name in .zip, not {output}."
        )
    from tocgraph.export import export as write
    from tocgraph.export import export_families, view
    from tocgraph.resources import Resources
    from tocgraph.store import open_store

    store = open_store(folder)
    wanted = families or None
    if per_family and output is not None:
        for path in export_families(store.quads(), form, output, base=store.base, families=wanted):
            note(f"wrote {path}")
    elif form == "csv":
        write(store.quads(), form, _existing(output), base=store.base, families=wanted)
        note(f"wrote {output}")
    else:
        quads = (
            store.quads()
            if view_name is None
            else view(view_name, store.store, Resources(), base=store.base)
        )
        with open_output(output) as stream:
            write(quads, form, stream, base=store.base, families=wanted)
    return 0


def _existing(output: Path | None) -> Path:
    if output is None:
        raise click.UsageError("Several files need a folder: give it with -o.")
    return output
